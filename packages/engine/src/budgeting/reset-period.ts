import type { LimitReset } from './reading.ts';

/** The stretch of time in which a limit counts: from `start` up to, not including, `end`. */
export type ResetPeriod = { readonly start: Date; readonly end: Date };

/**
 * The period that holds `at`; a limit that never resets has none, nor has one whose period is not known.
 *
 * OpenRouter resets at midnight UTC, weeks from Monday to Sunday (limits page, read 2026-08-22).
 */
export function resetPeriod(reset: LimitReset, at: Date): ResetPeriod | undefined {
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  switch (reset) {
    case 'never':
    case 'unknown':
      return undefined;
    case 'daily':
      return { start: midnight(year, month, day), end: midnight(year, month, day + 1) };
    case 'weekly': {
      const monday = day - ((at.getUTCDay() + 6) % DAYS_PER_WEEK);
      return { start: midnight(year, month, monday), end: midnight(year, month, monday + DAYS_PER_WEEK) };
    }
    case 'monthly':
      return { start: midnight(year, month, 1), end: midnight(year, month + 1, 1) };
  }
}

/** Days and months past the end of a month or year carry over, as in `Date.UTC`. */
function midnight(year: number, month: number, day: number): Date {
  return new Date(Date.UTC(year, month, day));
}

const DAYS_PER_WEEK = 7;
