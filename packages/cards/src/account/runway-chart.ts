import type { LayerForecast, Pace } from '@tollkeeper/engine';
import type { Money } from '@tollkeeper/pricing';

import type { Line, Section } from '../card.ts';
import { dollars } from '../dollars.ts';
import { instantText } from '../instant-text.ts';
import { moneyText } from '../money-text.ts';
import type { LeftAt } from './standing.ts';

/** What is left of something now, and what was said of when it ends. */
export type Runway = {
  readonly title: string;
  readonly now: LeftAt;
  /** The oldest first. */
  readonly past: readonly LeftAt[];
  readonly forecast: LayerForecast | undefined;
  readonly pace: Pace | undefined;
};

/**
 * Draws what was left day by day, and straight lines to where the forecast has it end; where it begins anew before,
 * one line at the pace of the forecast. Nothing where there is only one point.
 */
export function runwayChart({ title, now, past, forecast, pace }: Runway): readonly Section[] {
  const days = dayEnds([...past.filter(({ at }) => at < now.at), now]);
  const ahead = forecast === undefined ? [] : linesAhead(now, forecast, pace);
  if (days.length < 2 && ahead.length === 0) return [];
  const lines: readonly Line[] = [
    { label: `Left: ${moneyText(now.left)}`, points: days.map(dayPoint) },
    ...clipped(ahead, now),
  ];
  const told = days
    .map(({ at, left }) => `${moneyText(left)} by ${at.toISOString().slice(0, 10)}`)
    .join(', ');
  const ends = ahead.map(({ words }) => ` ${words}.`).join('');
  return [{ kind: 'chart', title, chart: { kind: 'lines', lines }, alt: `Left: ${told}.${ends}` }];
}

/** A line from now on, and what it says in words. */
type Ahead = { readonly label: string; readonly end: LeftAt; readonly words: string };

function linesAhead(now: LeftAt, { ends }: LayerForecast, pace: Pace | undefined): readonly Ahead[] {
  if (ends === undefined) return [];
  const toZero = QUANTILES.flatMap(([name, label, inWords]): readonly Ahead[] => {
    const end = ends[name];
    if (end.kind !== 'ends') return [];
    return [
      {
        label,
        end: { at: end.at, left: NONE },
        words: `${inWords}: nothing is left at ${instantText(end.at)}`,
      },
    ];
  });
  const { p50 } = ends;
  if (p50.kind !== 'resets-before' || pace === undefined) return toZero;
  const hours = BigInt(Math.max(0, Math.round((p50.at.getTime() - now.at.getTime()) / MINUTE)));
  const left = now.left - (pace.perHour * hours) / 60n;
  const end = { at: p50.at, left: (left > 0n ? left : 0n) as Money };
  const words = `At the pace of the forecast: ${moneyText(end.left)} is left when it begins anew, ${instantText(p50.at)}`;
  return [{ label: 'At this pace', end, words }, ...toZero];
}

/** A line that reaches far into the future would leave nothing to see of the rest. */
function clipped(ahead: readonly Ahead[], now: LeftAt): readonly Line[] {
  const soonest = Math.min(...ahead.map(({ end }) => end.at.getTime()));
  const reach = now.at.getTime() + Math.max(7 * DAY, 3 * (soonest - now.at.getTime()));
  return ahead.map(({ label, end }) => {
    const [from, to] = [pointOf(now), pointOf(end)];
    if (to.at <= reach) return { label, points: [from, to] };
    const share = (reach - from.at) / (to.at - from.at);
    return { label, points: [from, { at: reach, value: from.value + (to.value - from.value) * share }] };
  });
}

/** The last of each UTC day, of the last days. */
function dayEnds(past: readonly LeftAt[]): readonly LeftAt[] {
  const byDay = new Map(past.map((each) => [each.at.toISOString().slice(0, 10), each]));
  return [...byDay.values()].slice(-MOST_DAYS);
}

/** A day of which nothing was read is no straight line. */
function dayPoint(end: LeftAt, at: number, all: readonly LeftAt[]): Line['points'][number] {
  const before = all[at - 1];
  const isAfterGap = before !== undefined && dayOf(end) - dayOf(before) > 1;
  return { ...pointOf(end), ...(isAfterGap && { isAfterGap }) };
}

function dayOf({ at }: LeftAt): number {
  return Math.floor(at.getTime() / DAY);
}

function pointOf({ at, left }: LeftAt): Line['points'][number] {
  return { at: at.getTime(), value: dollars(left) };
}

/** With the label of the legend, which has to fit into one row, and the words beside the picture. */
const QUANTILES = [
  ['p50', 'Half of all cases', 'Half of all cases'],
  ['p10', '1 in 10 sooner', 'One case in ten sooner'],
  ['p90', '1 in 10 later', 'One case in ten later'],
] as const;

const NONE = 0n as Money;
const MINUTE = 60_000;
const DAY = 86_400_000;
const MOST_DAYS = 14;
