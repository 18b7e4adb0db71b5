import { setImmediate as others } from 'node:timers/promises';
import type {
  BudgetReading,
  ForecastReading,
  KeyReading,
  KeySubject,
  Reading,
  SpendPoint,
} from '@tollkeeper/engine';
import {
  forecast,
  hourlySpend,
  parseReading,
  SPEND_HISTORY_MS,
  sharedCurve,
  sharedRunway,
  spendPaths,
  spentOfBudget,
  subjectKey,
} from '@tollkeeper/engine/guarding';
import { type Money, NOTHING } from '@tollkeeper/pricing';
import type { Store } from '@tollkeeper/store';

import { type History, historyOf } from './history.ts';
import type { HourWork } from './hour-work.ts';
import type { Forecasts } from './key-forecasts.ts';
import { isFresh, presentUntil } from './latest-counters.ts';

/**
 * Forecasts when budgets end that keys share, unless somebody has in this hour, until it is over.
 *
 * The counter of a budget says what all of its keys spent. Of the time before that was read, the keys that were told of
 * it are known: as they had their part in the period so far, they are taken to have had it before.
 */
export async function sharedForecasts(
  names: readonly string[],
  { readings, book, at, isOver }: HourWork,
): Promise<Forecasts> {
  const found: Reading[] = [];
  for (const name of await book.left(names, at, ['forecast'])) {
    if (isOver()) return { found, isWhole: false };
    const reading = await sharedForecast(name, readings, at);
    if (reading === undefined) continue;
    found.push(reading);
    book.note(name, at);
    await others();
  }
  return { found, isWhole: true };
}

async function sharedForecast(
  name: string,
  readings: Store['readings'],
  at: Date,
): Promise<ForecastReading | undefined> {
  const stored = await readings.since(name, new Date(at.getTime() - SPEND_HISTORY_MS));
  const budgets = stored
    .filter((each) => each.kind === 'budget' && each.at <= presentUntil(at))
    .map(({ json }) => parseReading(json))
    .filter((reading): reading is BudgetReading => reading.kind === 'budget');
  const [first, last] = [budgets[0], budgets.at(-1)];
  if (first === undefined || last === undefined || !isFresh(last.at, at)) return undefined;
  const known = await knownKeys(budgets, readings, at);
  const curve = sharedCurve(budgets, known);
  const isLonger = known !== undefined && (curve[0]?.at ?? first.at).getTime() < first.at.getTime() - HOUR_MS;
  const paths = spendPaths(hourlySpend(curve), name);
  const question = { at, layers: [sharedRunway(last)], key: paths, account: undefined };
  const restsOn = {
    countedSince: first.at,
    ...(isLonger && { before: { keys: known.keys, times: known.times } }),
  };
  return { kind: 'forecast', subject: last.subject, at, forecast: forecast(question), restsOn };
}

type KnownKeys = {
  readonly keys: readonly string[];
  readonly curves: readonly (readonly SpendPoint[])[];
  readonly times: number;
};

/** Nothing where of one of them it is not known what it has spent of the budget. */
async function knownKeys(
  budgets: readonly BudgetReading[],
  readings: Store['readings'],
  at: Date,
): Promise<KnownKeys | undefined> {
  const keys = keysOf(budgets);
  const histories: History[] = [];
  for (const key of keys) {
    const history = await historyOf(readings, subjectKey(key), at);
    if (history === undefined) return undefined;
    histories.push(history);
  }
  // Where most was spent, it shows best who spent how much of it.
  const fullest = budgets.reduce((most, each) => (each.budget.spent > most.budget.spent ? each : most));
  const counters = histories.map((history) => history.counters.filter(isKey));
  const own = counters.map((each) => spentUntil(each, fullest));
  if (!own.every((each) => each !== undefined)) return undefined;
  const together = own.reduce<bigint>((sum, each) => sum + each, NOTHING);
  if (together <= 0n) return undefined;
  return {
    // Who was told of a budget may not have known its own name then.
    keys: counters.flatMap((each) => each.at(-1)?.subject.name ?? []),
    curves: histories.map(({ curve }) => curve),
    times: Math.max(1, Number(fullest.budget.spent) / Number(together)),
  };
}

/** Of the last day. */
function keysOf(budgets: readonly BudgetReading[]): readonly KeySubject[] {
  const last = budgets.at(-1)?.at ?? new Date(0);
  const told = budgets.flatMap(({ toldTo, at }) =>
    toldTo !== undefined && last.getTime() - at.getTime() < DAY_MS ? [toldTo] : [],
  );
  return [...new Map(told.map((key) => [key.id, key])).values()].slice(0, MOST_KEYS);
}

function spentUntil(counters: readonly KeyReading[], { budget, at }: BudgetReading): Money | undefined {
  const counter = counters.findLast((each) => each.at <= at) ?? counters[0];
  return counter && spentOfBudget(budget, counter);
}

function isKey(reading: History['counters'][number]): reading is KeyReading {
  return reading.kind === 'key';
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Each of them is read for five weeks. */
const MOST_KEYS = 20;
