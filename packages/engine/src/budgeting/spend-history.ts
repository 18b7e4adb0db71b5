import { type HourlySpend, hourlySpend } from './hourly-spend.ts';
import type { CounterReading } from './reading.ts';
import { type SpendPoint, type SpentDay, spendCurve } from './spend-curve.ts';
import { type SpendPaths, spendPaths } from './spend-paths.ts';

/** What a key, or the account, has spent in the last five weeks, and how it may go on. */
export type SpendHistory = {
  readonly counters: readonly CounterReading[];
  readonly curve: readonly SpendPoint[];
  readonly hourly: HourlySpend;
  /** Missing where nobody can tell. */
  readonly paths: SpendPaths | undefined;
};

/**
 * Puts together what was read of a subject, oldest first, and the days that OpenRouter listed of before; nothing
 * where nothing was read. `subject` is its key: two who look in the same hour foresee the same.
 */
export function spendHistory(
  counters: readonly CounterReading[],
  days: readonly SpentDay[],
  subject: string,
): SpendHistory | undefined {
  if (counters.length === 0) return undefined;
  const curve = spendCurve(counters, days);
  const hourly = hourlySpend(curve);
  return { counters, curve, hourly, paths: spendPaths(hourly, subject) };
}

/** So far back a history reaches, in milliseconds: 28 days to draw from, and a week that tells the level of the oldest. */
export const SPEND_HISTORY_MS = 35 * 86_400_000;
