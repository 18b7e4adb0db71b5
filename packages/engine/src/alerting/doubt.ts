import type { Money } from '@tollkeeper/pricing';

import { limitStanding } from '../budgeting/limit.ts';
import type { CounterReading, KeyReading } from '../budgeting/reading.ts';
import { resetPeriod } from '../budgeting/reset-period.ts';
import { hasFallen } from '../budgeting/suspicion.ts';

/** Why a reading cannot be believed. */
export type Doubt =
  /** There were no counters in it. */
  | { readonly kind: 'missing'; readonly cause: string }
  /** Credits of 0 bought and 0 spent, which an ordinary key can be answered whatever the account holds. */
  | { readonly kind: 'empty-credits' }
  /** A limit that resets, without what is left of it or was spent in its period. */
  | { readonly kind: 'no-counter' }
  /** A counter that only grows is lower than it was. */
  | { readonly kind: 'spent-fell'; readonly from: Money; readonly to: Money }
  | { readonly kind: 'ahead-of-clock'; readonly now: Date };

/** Says why a reading cannot be believed after the one `taken` before it; `undefined` when it can. */
export function doubtAbout(reading: CounterReading, taken: CounterReading | undefined): Doubt | undefined {
  switch (reading.kind) {
    case 'credits': {
      const { totalCredits, totalSpent, askedWith } = reading;
      if (totalCredits === 0n && totalSpent === 0n && askedWith !== 'management-key') {
        return { kind: 'empty-credits' };
      }
      return taken?.kind === 'credits' ? fall(taken.totalSpent, totalSpent) : undefined;
    }
    case 'key': {
      if (limitStanding(reading).kind === 'unknown') return { kind: 'no-counter' };
      return taken?.kind === 'key' ? keyFall(taken, reading) : undefined;
    }
  }
}

function keyFall(taken: KeyReading, reading: KeyReading): Doubt | undefined {
  const allTime = fall(taken.spent.allTime, reading.spent.allTime);
  if (allTime !== undefined) return allTime;
  const [was, is] = [limitStanding(taken), limitStanding(reading)];
  if (was.kind !== 'limited' || is.kind !== 'limited') return undefined;
  const samePeriod =
    was.limit === is.limit &&
    was.reset === is.reset &&
    is.reset !== 'unknown' &&
    resetPeriod(was.reset, taken.at)?.start.getTime() === resetPeriod(is.reset, reading.at)?.start.getTime();
  return samePeriod ? fall(was.spent, is.spent) : undefined;
}

function fall(from: Money, to: Money): Doubt | undefined {
  return hasFallen(from, to) ? { kind: 'spent-fell', from, to } : undefined;
}
