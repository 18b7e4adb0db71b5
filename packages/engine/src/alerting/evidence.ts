import type { Money } from '@tollkeeper/pricing';

import { type LimitSpent, limitStanding } from '../budgeting/limit.ts';
import type { CounterReading } from '../budgeting/reading.ts';

/** The figures that a decision rests on; they are kept as they were when it was made. */
export type Evidence =
  | { readonly kind: 'limit'; readonly standing: LimitSpent; readonly readAt: Date }
  | { readonly kind: 'no-limit'; readonly readAt: Date }
  | {
      readonly kind: 'balance';
      readonly totalCredits: Money;
      readonly totalSpent: Money;
      readonly balance: Money;
      readonly readAt: Date;
    };

/** Takes from a reading what rules judge; `undefined` when a key's limit has no counter to compare it with. */
export function evidenceOf(reading: CounterReading): Evidence | undefined {
  const readAt = reading.at;
  if (reading.kind === 'credits') {
    const { totalCredits, totalSpent } = reading;
    const balance = (totalCredits - totalSpent) as Money;
    return { kind: 'balance', totalCredits, totalSpent, balance, readAt };
  }
  const standing = limitStanding(reading);
  switch (standing.kind) {
    case 'limited':
      return { kind: 'limit', standing, readAt };
    case 'unlimited':
      return { kind: 'no-limit', readAt };
    case 'unknown':
      return undefined;
  }
}
