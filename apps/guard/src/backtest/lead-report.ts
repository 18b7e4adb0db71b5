import { type Announcement, announcementsOf } from './announcements.ts';
import { type LeadScore, leadScores, saidBefore } from './lead-scores.ts';
import type { SpendSeries } from './spend-series.ts';
import { lineOf, NONE, percent } from './table-line.ts';

/** Writes how long before its end a budget would have been told of, by all usual rules together. */
export function leadReport(series: readonly SpendSeries[]): readonly string[] {
  const announcements = series.flatMap(announcementsOf);
  const jumps = announcements.filter(({ isJump }) => isJump);
  return [
    lineOf(['told before the end', 'ends', 'any alert', 'as grave', 'the worst']),
    ...leadScores(announcements).map(leadLine),
    beforeLine('at all', announcements),
    beforeLine('at all, jumps', jumps),
    '',
    ...LEGEND,
  ];
}

function leadLine({ hours, severity, ends, said, saidAsBad, worst }: LeadScore): string {
  const least = worst === undefined || worst.said === said ? NONE : `${percent(worst.said)} ${worst.kind}`;
  return `${lineOf([`${hours} h, ${severity}`, String(ends), percent(said), percent(saidAsBad)])}    ${least}`;
}

function beforeLine(name: string, announcements: readonly Announcement[]): string {
  return lineOf([name, String(announcements.length), percent(saidBefore(announcements))]);
}

const LEGEND: readonly string[] = [
  'told before the end: budgets of half a day to two weeks, as limit of a key and as balance, with all usual rules.',
  'any alert: of those that lasted so long, how many had one so long before that stood until the end.',
  'as grave: of the severity that is to come then, or a graver one; at even odds it comes late as often as early.',
  'jumps: half of the budget or more went within its last hour, which nobody foresees; the leads leave them out.',
];
