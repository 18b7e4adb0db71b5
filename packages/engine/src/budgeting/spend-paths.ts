import { exp } from '../uncertainty/elementary.ts';
import { standardNormal } from '../uncertainty/normal.ts';
import { bootstrapPaths } from './bootstrap-paths.ts';
import type { SpendForecast } from './credit-expiry.ts';
import { moneyOf } from './dollars.ts';
import type { HourlySpend } from './hourly-spend.ts';

/** Many ways in which spending may go on, all alike likely; hours are counted from the end of what was seen. */
export type SpendPaths = {
  /** `pace` is a straight line, for want of history: too weak to wake anybody up. */
  readonly basis: 'day-blocks' | 'pace';
  readonly count: number;
  readonly from: Date;
  /** Hours until a path has spent so many dollars; `Infinity` when it never does. */
  readonly hoursTo: (path: number, dollars: number) => number;
  /** Dollars that a path has spent after so many hours. */
  readonly spentAfter: (path: number, hours: number) => number;
};

/**
 * Continues what was spent hour by hour by a subject; two replicas that look in the same hour draw the same days.
 *
 * A history below three days gives a straight line. A key that is hardly used gives nothing: its next use is not
 * foreseeable, and thresholds on what is spent say all that can be said.
 */
export function spendPaths(spend: HourlySpend, subject: string): SpendPaths | undefined {
  const { dollars } = spend;
  if (dollars.length >= LEAST_HISTORY) {
    return dollars.filter((each) => each > 0).length < LEAST_ACTIVE_HOURS
      ? undefined
      : bootstrapPaths(spend, `${subject} ${hourOf(spend.until)}`);
  }
  if (dollars.length === 0) return undefined;
  return steadyPaths(dollars.reduce((sum, each) => sum + each, 0) / dollars.length, spend.until);
}

/** Goes on at one pace, which is taken to be between half and double the given one in eight cases of ten. */
function steadyPaths(dollarsPerHour: number, from: Date): SpendPaths {
  const paceOf = (path: number): number =>
    dollarsPerHour * exp(PACE_SPREAD * standardNormal((path + 0.5) / STEADY_COUNT));
  return {
    basis: 'pace',
    count: STEADY_COUNT,
    from,
    hoursTo: (path, dollars) => (dollars <= 0 ? 0 : dollars / paceOf(path)),
    spentAfter: (path, hours) => paceOf(path) * hours,
  };
}

/** What half of the paths have spent by an instant, for the outlook of credits that may expire. */
export function spendForecastOf(paths: SpendPaths): SpendForecast {
  return (until) =>
    moneyOf(medianDollars(paths, Math.max(0, (until.getTime() - paths.from.getTime()) / HOUR)));
}

/** What half of the paths have spent after so many hours, in dollars. */
export function medianDollars({ count, spentAfter }: SpendPaths, hours: number): number {
  const spent = Float64Array.from({ length: count }, (_, path) => spentAfter(path, hours)).sort();
  return spent[Math.floor(count / 2)] ?? 0;
}

function hourOf(at: Date): string {
  return at.toISOString().slice(0, 'yyyy-mm-ddThh'.length);
}

const HOUR = 3_600_000;

/** Oracle's budgets forecast from the third day on, too. */
const LEAST_HISTORY = 72;
const LEAST_ACTIVE_HOURS = 12;

const STEADY_COUNT = 101;

/** ln 2 / 1.2816: nine cases of ten lie below double. */
const PACE_SPREAD = 0.5409;
