import { allTimeSpent } from '../budgeting/limit.ts';
import { type ResetPeriod, resetPeriod } from '../budgeting/reset-period.ts';
import { hasFallen } from '../budgeting/suspicion.ts';
import { spentOf } from './standing.ts';
import type { Taken, Watched } from './watched.ts';

/** Where counters stand towards the period of those before, and the beginning of the period in which they count. */
export type Rollover = {
  /** `unsettled`: the clock is in a new period, and the counter seems to be of the old one yet. */
  readonly kind: 'same' | 'new' | 'unsettled';
  readonly period?: Date;
};

/**
 * Tells a new period by two signals: the clock's, and a counter that dropped or fits in what was spent since.
 *
 * OpenRouter's counters trail by minutes (seen 2026-10-02), so just after midnight yesterday's 84% is not today's;
 * and a clock that is an hour wrong says midnight when it is not. A counter that has not dropped is of the period
 * before until the clock can no longer be blamed.
 */
export function rollover(
  reading: Taken,
  { taken, period: known }: Pick<Watched, 'taken' | 'period'>,
): Rollover {
  const is = spentOf(reading);
  if (is === undefined) return { kind: 'same' };
  const was = taken === undefined ? undefined : spentOf(taken);
  const period = resetPeriod(is.reset, reading.at);
  const hasDropped = was !== undefined && was.reset === is.reset && hasFallen(was.spent, is.spent);
  if (period === undefined) {
    return { kind: is.reset === 'unknown' && hasDropped ? 'new' : 'same' };
  }
  if (taken === undefined || was?.reset !== is.reset || known === undefined) {
    return { kind: 'same', period: period.start };
  }
  if (period.start <= known) return withinPeriod({ reading, taken, period, known }, hasDropped);
  if (hasDropped || fitsSince(reading, taken)) return { kind: 'new', period: period.start };
  const age = reading.at.getTime() - period.start.getTime();
  if (age < GRACE) return { kind: 'unsettled', period: known };
  return age < LARGEST_CLOCK_ERROR ? { kind: 'same', period: known } : { kind: 'new', period: period.start };
}

type Within = {
  readonly reading: Taken;
  readonly taken: Taken;
  readonly period: ResetPeriod;
  readonly known: Date;
};

/** A drop that was believed is a new count, unless what was spent in all fell too: then it was taken back. */
function withinPeriod({ reading, taken, period, known }: Within, hasDropped: boolean): Rollover {
  if (!hasDropped || isTakenBack(reading, taken)) return { kind: 'same', period: known };
  const isNearEnd = period.end.getTime() - reading.at.getTime() <= LARGEST_CLOCK_ERROR;
  return { kind: 'new', period: isNearEnd ? period.end : known };
}

function isTakenBack(reading: Taken, taken: Taken): boolean {
  return (
    reading.kind === 'key' && taken.kind === 'key' && hasFallen(allTimeSpent(taken), allTimeSpent(reading))
  );
}

/** Whether all that the counter shows can have been spent since the reading before. */
function fitsSince(reading: Taken, taken: Taken): boolean {
  const spent = spentOf(reading)?.spent;
  if (spent === undefined) return false;
  if (spent <= 0n) return true;
  if (reading.kind !== 'key' || taken.kind !== 'key') return false;
  return spent <= allTimeSpent(reading) - allTimeSpent(taken);
}

const MINUTE = 60_000;
const GRACE = 10 * MINUTE;

/** A clock an hour wrong is not rare: a time zone, a summer time. */
const LARGEST_CLOCK_ERROR = 120 * MINUTE;
