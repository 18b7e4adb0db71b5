import { allTimeSpent, limitStanding } from '../budgeting/limit.ts';
import type { CounterReading } from '../budgeting/reading.ts';
import { resetPeriod } from '../budgeting/reset-period.ts';
import { hasFallen } from '../budgeting/suspicion.ts';

/**
 * Where a reading stands towards the limit's period of the one before: in the `same`, in a `new` one, or
 * `unsettled` when the clock is in a new period and the counter seems to be still of the old one.
 *
 * OpenRouter's counters trail by minutes (seen 2026-10-02), so just after midnight yesterday's 84% is not
 * today's. It is today's when so much was spent in all since the reading before, or when the grace is over.
 */
export function rollover(taken: CounterReading, reading: CounterReading): 'same' | 'new' | 'unsettled' {
  if (taken.kind !== 'key' || reading.kind !== 'key') return 'same';
  const [was, is] = [limitStanding(taken), limitStanding(reading)];
  if (was.kind !== 'limited' || is.kind !== 'limited' || was.reset !== is.reset) return 'same';
  const period = resetPeriod(is.reset, reading.at);
  if (period === undefined || taken.at >= period.start) return 'same';

  const spentSince = allTimeSpent(reading) - allTimeSpent(taken);
  const settled =
    hasFallen(was.spent, is.spent) ||
    is.spent <= spentSince ||
    reading.at.getTime() >= period.start.getTime() + GRACE_MILLISECONDS;
  return settled ? 'new' : 'unsettled';
}

const GRACE_MILLISECONDS = 10 * 60_000;
