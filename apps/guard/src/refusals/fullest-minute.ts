import type { RefusalsAt } from '@tollkeeper/engine';

import { countOf } from './heard-window.ts';

/** Of the minutes that end with a refusal from an instant on, in epoch milliseconds, the one with the most of them. */
export function fullestMinute(refusals: readonly RefusalsAt[], from: number): readonly RefusalsAt[] {
  const sorted = refusals.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const ends = new Set(sorted.map(({ at }) => at.getTime()).filter((end) => end >= from));
  const minutes = [...ends].map((end) =>
    sorted.filter(({ at }) => at.getTime() > end - MINUTE_MS && at.getTime() <= end),
  );
  return minutes.reduce((best, next) => (countOf(next) >= countOf(best) ? next : best), []);
}

const MINUTE_MS = 60_000;
