import type { DeclaredCredits, Reading } from '@tollkeeper/engine';
import type { Store } from '@tollkeeper/store';

import type { PlanSettings } from '../configuration/settings.ts';
import type { Job } from '../cycle/job.ts';
import type { RiskBook } from '../cycle/risk.ts';
import { accountForecasts } from './account-forecasts.ts';
import { historyOf } from './history.ts';
import { hourBook } from './hour-book.ts';
import type { HourWork } from './hour-work.ts';
import { type Forecasts, keyForecasts } from './key-forecasts.ts';
import { latestCredits, latestKeys } from './latest-counters.ts';
import { gonePlans, planReadings } from './plan-readings.ts';
import { type MonthPlan, plansOfMonth } from './plans-of-month.ts';
import { readySubjects } from './ready-subjects.ts';
import { sharedForecasts } from './shared-forecasts.ts';

/** What is forecast, from what, and how long at once, in real milliseconds. */
export type Forecasting = {
  readonly store: Store;
  readonly risk: RiskBook;
  /** Those of guard.yaml; others are in the store. */
  readonly plans: readonly PlanSettings[];
  /** What somebody said about purchases. */
  readonly declared: DeclaredCredits;
  /** Whether OpenRouter is asked for days of before: a forecast without them would be much less sure. */
  readonly awaitsDays: boolean;
  readonly now: () => Date;
  readonly spanMs: number;
};

/**
 * Forecasts each key, each budget that keys share, and the account, once an hour; a while at a time, so that polls are
 * not late.
 *
 * Whichever guard does it goes by what all of them have read and done. What it says is decided on like any reading.
 */
export function forecastJob(forecasting: Forecasting): Job {
  const { store, risk, now, spanMs } = forecasting;
  const { readings } = store;
  const book = hourBook(readings);
  const ready = readySubjects(readings, forecasting.awaitsDays);
  return {
    id: 'guard forecasts',
    intervalMs: INTERVAL_MS,
    async look() {
      const [at, started] = [now(), performance.now()];
      const isOver = (): boolean => performance.now() - started > spanMs;
      const names = (await readings.subjects()).filter((name) => FORECAST.test(name));
      const work = { readings, book, ready, at, isOver };
      const { found: forecast, isWhole } = await forecasts(names, work, forecasting);
      const found = [...forecast];
      // Right after a start, what the store has may be of long ago: polls are under way.
      const isComplete = isWhole && names.some((name) => book.isDone(name, at));
      const plans = async () => plansOfMonth(forecasting.plans, await store.plans.inMonth(monthIn(at)));
      if (isComplete && !book.isDone(PLANS, at)) {
        found.push(...(await ofPlans(await plans(), names, work)));
        book.note(PLANS, at);
      }
      found.push(...(await gonePlans(store, plans, at)));
      risk.note(found);
      const next = isComplete ? INTERVAL_MS : isOver() ? 1 : SOON_MS;
      return { readings: found, nextDue: new Date(at.getTime() + next) };
    },
  };
}

/** What keys share comes after them: the account's names the keys that spend more than they use to. */
async function forecasts(
  names: readonly string[],
  work: HourWork,
  { declared }: Forecasting,
): Promise<Forecasts> {
  const { readings, book, at } = work;
  const open = names.filter((name) => !book.isDone(name, at));
  if (open.length === 0) return { found: [], isWhole: true };
  const credits = await latestCredits(readings, at);
  const account = await historyOf(readings, 'account', at);
  const ofKeys = await keyForecasts(open.filter(isOfKey), { ...work, account, credits });
  if (!ofKeys.isWhole) return ofKeys;
  const ofShared = await sharedForecasts(
    open.filter((name) => SHARED.test(name)),
    work,
  );
  const found = [...ofKeys.found, ...ofShared.found];
  if (!ofShared.isWhole) return { found, isWhole: false };
  const keys = names.filter(isOfKey);
  const last = await accountForecasts({ ...work, account: credits && account, declared, keys, found });
  return { found: [...found, ...last.found], isWhole: last.isWhole };
}

async function ofPlans(
  plans: readonly MonthPlan[],
  names: readonly string[],
  { readings, book, at }: HourWork,
): Promise<readonly Reading[]> {
  const left = new Set(await book.left(plans.map(nameOf), at, ['plan']));
  if (left.size === 0) return [];
  const keys = await latestKeys(readings, names.filter(isOfKey), at);
  return planReadings(
    plans.filter((plan) => left.has(nameOf(plan))),
    [...keys.values()],
    { readings, at },
  );
}

function nameOf({ id }: MonthPlan): string {
  return `plan:${id}`;
}

function isOfKey(name: string): boolean {
  return name.startsWith('key:');
}

/** In UTC, as plans are saved for it. */
function monthIn(at: Date): string {
  return at.toISOString().slice(0, 7);
}

const SHARED = /^(member|workspace|guardrail):/;
const FORECAST = /^(key:|account$|(member|workspace|guardrail):)/;
const PLANS = 'plans';
const INTERVAL_MS = 300_000;
const SOON_MS = 60_000;
