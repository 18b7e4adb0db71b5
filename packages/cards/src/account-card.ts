import type { LayerForecast, LotsReading } from '@tollkeeper/engine';
import { type Money, NOTHING } from '@tollkeeper/pricing';

import { budgetsTable, keysTable } from './account/keys-table.ts';
import { runwayChart } from './account/runway-chart.ts';
import { readText, staleNotes } from './account/seen-text.ts';
import type { AccountStanding } from './account/standing.ts';
import { endText, layerText, rangeText } from './alert/limit-text.ts';
import { outlookFields } from './alert/outlook-fields.ts';
import { subjectText, subjectWithin } from './alert/subject-text.ts';
import type { Card, Field, Section } from './card.ts';
import { instantText } from './instant-text.ts';
import { exactMoneyText, moneyText } from './money-text.ts';
import { listSections } from './section.ts';

/** Says what is left, what stops first and when, with where each figure comes from and when it was read. */
export function accountCard(standing: AccountStanding): Card {
  const { at, credits, keys, budgets, lots } = standing;
  const shown = keys.slice(0, MOST_KEYS);
  return {
    title: 'What is left',
    answer: answerOf(standing),
    sections: [
      ...staleNotes(credits, 'The balance', at),
      { kind: 'fields', title: 'The account', fields: creditFields(standing) },
      ...keysTable(shown, at),
      ...moreNote(keys.length - shown.length),
      ...shown.flatMap((key) => staleNotes(key, subjectText(key.taken.subject), at)),
      ...budgetsTable(budgets.slice(0, MOST_KEYS)),
      ...lotsSections(lots),
      ...balanceChart(standing),
      { kind: 'note', text: SOURCES },
    ],
  };
}

/** What stops first of everything that is watched. */
function answerOf({ at, credits, keys }: AccountStanding): string {
  const left =
    credits === undefined
      ? 'The balance is not known'
      : `${moneyText(balanceOf(credits.taken))} of credits are left`;
  const firsts = [credits, ...keys].flatMap((seen) => {
    const first = seen?.outlook?.first;
    return seen === undefined || first === undefined ? [] : [{ subject: seen.taken.subject, first }];
  });
  const [soonest] = firsts.toSorted((a, b) => endOf(a.first) - endOf(b.first));
  if (soonest === undefined) {
    const isForecast = [credits, ...keys].some((seen) => seen?.outlook !== undefined);
    return `${left}. ${isForecast ? 'Nothing is expected to stop, as it goes now.' : 'There is no forecast yet.'}`;
  }
  const { subject, first } = soonest;
  const who =
    subject.kind === 'account' || first.layer.kind === 'balance' ? 'every key' : subjectWithin(subject);
  return `${left}. What stops first is ${who}, by ${layerText(first.layer)}: ${endText(first, at)}.`;
}

function endOf({ ends }: LayerForecast): number {
  if (ends?.p50.kind === 'spent') return 0;
  return ends?.p50.kind === 'ends' ? ends.p50.at.getTime() : Number.POSITIVE_INFINITY;
}

function creditFields({ at, credits }: AccountStanding): readonly Field[] {
  if (credits === undefined)
    return [{ label: 'Balance', value: 'not known: nothing was read of it that can be believed' }];
  const { taken, outlook } = credits;
  const range = outlook?.first && rangeText(outlook.first, at);
  return [
    { label: 'Balance', value: exactMoneyText(balanceOf(taken)) },
    { label: 'Bought', value: exactMoneyText(taken.totalCredits) },
    { label: 'Spent', value: exactMoneyText(taken.totalSpent) },
    { label: 'Read from OpenRouter at', value: readText(taken.at, at) },
    ...(outlook === undefined
      ? [{ label: 'Forecast', value: 'none yet' }]
      : [
          ...(outlook.first === undefined
            ? [{ label: 'Runs out', value: 'not expected, as it goes now' }]
            : []),
          ...outlookFields(outlook, at),
          ...(range === undefined ? [] : [{ label: 'In 8 cases of 10, at the earliest', value: range }]),
          { label: 'Forecast made at', value: readText(outlook.at, at) },
        ]),
  ];
}

function moreNote(more: number): readonly Section[] {
  return more <= 0
    ? []
    : [{ kind: 'note', text: `And ${more} more keys: /budget and the name of a key shows that one.` }];
}

/** Each purchase that has something left, and what of it may expire unused. */
function lotsSections(lots: LotsReading | undefined): readonly Section[] {
  if (lots === undefined) return [];
  const items = lots.lots.slice(0, MOST_LOTS).map(({ standing, unused, neededPerDay }) => {
    const until = standing.lot.expiry.at.toISOString().slice(0, 10);
    const left = `${moneyText(standing.left)} left of ${moneyText(standing.lot.amount)}, may expire from ${until}`;
    if (unused === NOTHING) return `${left}: will be used before, as it goes now`;
    const needed = neededPerDay === undefined ? '' : `; ${moneyText(neededPerDay)} a day would use it up`;
    return `${left}: ${moneyText(unused)} of it unused, as it goes now${needed}`;
  });
  return listSections(`Credits by purchase, worked out at ${instantText(lots.at)}`, items);
}

function balanceChart({ credits, past }: AccountStanding): readonly Section[] {
  if (credits === undefined) return [];
  const { taken, outlook } = credits;
  return runwayChart({
    title: 'Credits left, and how they may go on',
    now: { at: taken.at, left: balanceOf(taken) },
    past,
    forecast: outlook?.first,
    pace: outlook?.pace,
  });
}

function balanceOf({
  totalCredits,
  totalSpent,
}: {
  readonly totalCredits: Money;
  readonly totalSpent: Money;
}): Money {
  return (totalCredits - totalSpent) as Money;
}

const SOURCES =
  'Balance, limits and what is spent are counters of OpenRouter, as they were when they were read; when something stops is the forecast of the guard.';
const MOST_KEYS = 10;
const MOST_LOTS = 8;
