import { type HourlySpend, randomFrom } from '@tollkeeper/engine';

import type { SpendSeries } from './spend-series.ts';

/** An instant of a series at which it is asked when a budget ends, and when it did. */
export type Trial = { readonly past: HourlySpend; readonly dollars: number; readonly endsIn: number };

/** The polls of one budget from its beginning to its end. */
export type Run = { readonly kind: string; readonly trials: readonly Trial[] };

/**
 * Draws the trials of a series: each instant knows only what was before it, never a random half of the series.
 *
 * The budgets are such that they end 4 to 220 hours later, alike likely on a logarithmic scale.
 */
export function trialsOf(series: SpendSeries): readonly Trial[] {
  const random = randomFrom(`trials of ${series.name}`);
  const trials: Trial[] = [];
  for (let origin = FIRST; origin + LONGEST <= series.dollars.length; origin += EVERY) {
    const hours = SHORTEST * (LONGEST / SHORTEST) ** random();
    trials.push(...trialAt(series, origin, spentBetween(series, origin, origin + hours)));
  }
  return trials;
}

/** Draws a few budgets of a series that end after two days to nine, each polled every few hours until its end. */
export function runsOf(series: SpendSeries): readonly Run[] {
  const random = randomFrom(`runs of ${series.name}`);
  const span = series.dollars.length - LONGEST - FIRST;
  if (span < 0) return [];
  return Array.from({ length: RUNS }, (): Run => {
    const origin = FIRST + Math.floor(random() * (span + 1));
    const end = origin + 48 * (LONGEST / 48) ** random();
    const dollars = spentBetween(series, origin, end);
    const polls: Trial[] = [];
    for (let now = origin; now < end; now += POLL) {
      polls.push(...trialAt(series, now, dollars - spentBetween(series, origin, now)));
    }
    return { kind: series.kind, trials: polls };
  });
}

/** What was seen of a series before a whole hour. */
export function pastAt({ start, dollars }: SpendSeries, hour: number): HourlySpend {
  return {
    until: new Date(start.getTime() + hour * HOUR),
    dollars: dollars.subarray(Math.max(0, hour - HISTORY), hour),
  };
}

/** What is spent from an instant until another, in hours of the series; within an hour, evenly. */
export function spentBetween({ dollars }: SpendSeries, from: number, to: number): number {
  const whole = Math.floor(to);
  const sum = dollars.subarray(from, whole).reduce((total, each) => total + each, 0);
  return sum + (to - whole) * (dollars[whole] ?? 0);
}

/** Nothing to ask where nothing is left, or where nothing was spent until the end. */
function trialAt(series: SpendSeries, origin: number, dollars: number): readonly Trial[] {
  if (dollars <= 0) return [];
  const past = pastAt(series, origin);
  let [left, hour] = [dollars, origin];
  while (hour < series.dollars.length - 1 && (series.dollars[hour] ?? 0) < left) {
    left -= series.dollars[hour] ?? 0;
    hour += 1;
  }
  const spent = series.dollars[hour] ?? 0;
  return [{ past, dollars, endsIn: hour - origin + (spent > 0 ? Math.min(1, left / spent) : 0) }];
}

const HOUR = 3_600_000;

/** In hours: four weeks of history come first. */
export const FIRST = 28 * 24;
const HISTORY = 35 * 24;
const [SHORTEST, LONGEST] = [4, 220];

/** Prime to a day, so that every hour of the day is an origin. */
const EVERY = 5;
const RUNS = 3;
const POLL = 4;
