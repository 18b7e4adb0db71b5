import type { HeldPlan } from '@tollkeeper/cards/standing';
import {
  type Basis,
  type CounterReading,
  type EstimateDiff,
  estimate,
  estimateDiff,
  type Month,
  type PlanState,
  type SpendHistory,
} from '@tollkeeper/engine';
import {
  ACTIVITY,
  isCalled,
  monthOf,
  monthSpend,
  parseModelDays,
  parseReading,
  SPEND_HISTORY_MS,
  spendHistory,
  subjectKey,
} from '@tollkeeper/engine/guarding';
import { type Catalog, type Money, toNumber } from '@tollkeeper/pricing';
import type { ListedPlan } from '@tollkeeper/store';

import { basisIn } from './basis-text.ts';
import type { GuardDesk, GuardStore } from './guard-desk.ts';
import { watchedSubjects } from './watched-subjects.ts';

/** What today's prices are. */
type Prices = { readonly catalog: Catalog; readonly today: string };

/** Holds a saved plan against what those it is for really spend; nothing where nothing is watched. */
export async function heldPlan(
  plan: ListedPlan,
  {
    state,
    desk,
    prices,
  }: { readonly state: PlanState | undefined; readonly desk: GuardDesk; readonly prices: Prices },
): Promise<HeldPlan | undefined> {
  const { store } = desk;
  const at = desk.now();
  const counters = (await watchedSubjects(store)).flatMap(countersOf);
  if (counters.length === 0) return undefined;
  const month = monthOf(plan.month);
  const { keys, basis: kept } = state ?? {};
  const chosen = chosenOf(counters, keys);
  const basis = kept === undefined ? undefined : basisIn(kept);
  const diff = basis && pricesSince(basis, prices);
  const planned = plan.plannedPicodollars;
  const requests = keys === undefined && basis && (await requestsOf(basis, month, { store, at }));
  return {
    name: plan.name,
    month: plan.month,
    ...month,
    at,
    of: ofText(keys),
    ...(planned !== null && { planned: planned as Money }),
    ...(diff !== undefined && { prices: diff }),
    ...(requests && { requests }),
    ...(await spendOf(chosen, month, { store, at })),
  };
}

/** Whom a plan is for, within a sentence. */
export function ofText(keys: readonly string[] | undefined): string {
  if (keys === undefined) return 'the account';
  return keys.length === 1 ? `the key ${keys[0]}` : `the keys ${keys.join(', ')}`;
}

/** Which of some names are of no key that is watched; with the names of those that are. */
export async function unknownKeys(
  keys: readonly string[],
  store: GuardStore,
): Promise<{ readonly unknown: readonly string[]; readonly watched: readonly string[] }> {
  const counters = (await watchedSubjects(store)).flatMap(countersOf);
  const watched = counters.flatMap(({ subject }) => (subject.kind === 'key' ? [subject.name] : []));
  const { missing } = chosenOf(counters, keys);
  return { unknown: missing, watched: watched.toSorted() };
}

type Chosen = { readonly counters: readonly CounterReading[]; readonly missing: readonly string[] };

function countersOf({
  taken,
}: {
  readonly taken?: CounterReading | { readonly kind: 'budget' };
}): readonly CounterReading[] {
  return taken === undefined || taken.kind === 'budget' ? [] : [taken];
}

function chosenOf(counters: readonly CounterReading[], keys: readonly string[] | undefined): Chosen {
  if (keys === undefined) return { counters: counters.filter(({ kind }) => kind === 'credits'), missing: [] };
  const isNamed = ({ subject }: CounterReading, name: string): boolean =>
    subject.kind === 'key' && isCalled(subject, name);
  return {
    counters: counters.filter((each) => keys.some((name) => isNamed(each, name))),
    missing: keys.filter((name) => !counters.some((each) => isNamed(each, name))),
  };
}

type Looking = { readonly store: GuardStore; readonly at: Date };

async function spendOf(
  { counters, missing }: Chosen,
  month: Month,
  { store, at }: Looking,
): Promise<Pick<HeldPlan, 'spend' | 'unknown'>> {
  if (at < month.from) return { unknown: 'The month has not begun.' };
  if (missing.length > 0) return { unknown: `No key that is watched is called ${missing.join(' or ')}.` };
  if (counters.length === 0)
    return { unknown: 'Nothing is read of it: the balance of the account is not known.' };
  const found = await Promise.all(counters.map((last) => historyOf(last, month, { store, at })));
  const histories = found.filter((history) => history !== undefined);
  const spend = histories.length === found.length ? monthSpend(histories, month, at) : undefined;
  return spend === undefined
    ? {
        unknown: 'What was spent is not known: the readings do not reach back to the beginning of the month.',
      }
    : { spend };
}

/** What was read of a subject since before the month, with the last counters, which may not be worth keeping. */
async function historyOf(
  last: CounterReading,
  { from, until }: Month,
  { store, at }: Looking,
): Promise<SpendHistory | undefined> {
  const key = subjectKey(last.subject);
  const begin = Math.min(at.getTime() - SPEND_HISTORY_MS, from.getTime() - 2 * DAY_MS);
  const [stored, [activity]] = await Promise.all([
    store.readings.since(key, new Date(at < until ? begin : from.getTime() - 2 * DAY_MS)),
    store.readings.latest(ACTIVITY, [key]),
  ]);
  const counters = stored
    .filter(({ kind }) => kind === last.kind)
    .map(({ json }) => parseReading(json))
    .filter((reading): reading is CounterReading => reading.kind === 'key' || reading.kind === 'credits');
  const newest = counters.at(-1);
  const whole = newest === undefined || newest.at < last.at ? [...counters, last] : counters;
  return spendHistory(whole, activity === undefined ? [] : parseModelDays(activity.json), key);
}

/** What the same work costs at today's prices; nothing where that cannot be said. */
function pricesSince(basis: Basis, prices: Prices): EstimateDiff | undefined {
  try {
    return estimateDiff(basis, { scenario: basis.scenario, ...prices });
  } catch {
    return undefined;
  }
}

/** The requests of the days that are complete, beside those planned for as many days of the month. */
async function requestsOf(
  { scenario, catalog, today }: Basis,
  { from, until }: Month,
  { store }: Looking,
): Promise<HeldPlan['requests']> {
  const [activity] = await store.readings.latest(ACTIVITY, ['account']);
  if (activity === undefined) return undefined;
  const [first, end] = [dayOf(from), dayOf(until)];
  const days = parseModelDays(activity.json).filter(({ day }) => day >= first && day < end);
  const last = days
    .map(({ day }) => day)
    .toSorted()
    .at(-1);
  if (last === undefined) return undefined;
  const { volume, period } = estimate(scenario, catalog, today);
  const steps = scenario.workloads.map((_, place) => volume.findLast(({ workload }) => workload === place));
  if (period !== 'month' || steps.some((step) => step === undefined || !/\brequests$/.test(step.label)))
    return undefined;
  const whole = steps.reduce((sum, step) => sum + (step === undefined ? 0 : toNumber(step.quantity)), 0);
  const passed = (Date.parse(last) - from.getTime()) / DAY_MS + 1;
  return {
    made: days.reduce((sum, { requests }) => sum + requests, 0),
    planned: (whole * passed * DAY_MS) / (until.getTime() - from.getTime()),
    until: last,
  };
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

const DAY_MS = 86_400_000;
