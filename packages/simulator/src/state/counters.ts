import type { Picodollars } from '../money/picodollars.ts';
import { type Day, dayOf, firstDay, type Reset } from '../time/reset-window.ts';

/** Money counted for ever and by UTC day. */
export type Counter = { total: Picodollars; readonly byDay: Map<Day, Picodollars> };

/** What a key has spent: `usage` of credits, `byok` with keys of the providers themselves. */
export type Counters = { readonly usage: Counter; readonly byok: Counter };

/** Makes counters at zero, or with usage from before anybody counted days. */
export function newCounters(before: Picodollars = 0n): Counters {
  return { usage: { total: before, byDay: new Map() }, byok: { total: 0n, byDay: new Map() } };
}

/** Adds an amount to a day. */
export function count(counter: Counter, day: Day, amount: Picodollars): void {
  counter.total += amount;
  counter.byDay.set(day, (counter.byDay.get(day) ?? 0n) + amount);
}

/** Sums what was counted in the window that `now` lies in; all of it where nothing resets. */
export function countedIn(counter: Counter, reset: Reset, now: Date): Picodollars {
  if (reset === null) return counter.total;
  const today = dayOf(now);
  let sum = 0n;
  for (let day = firstDay(reset, now); day <= today; day += 1) sum += counter.byDay.get(day) ?? 0n;
  return sum;
}
