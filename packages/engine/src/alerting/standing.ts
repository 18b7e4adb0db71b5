import { ONE, ratio } from '@tollkeeper/pricing';

import { type LimitSpent, limitStanding } from '../budgeting/limit.ts';
import type { BudgetReading } from '../budgeting/reading.ts';
import { budgetResetsAt } from '../budgeting/runway-layer.ts';
import type { Taken } from './watched.ts';

/** How much of the limit is spent of which the reading tells; none where there is no limit, or no counter of it. */
export function spentOf(reading: Taken): LimitSpent | undefined {
  if (!KNOWN.has(reading)) KNOWN.set(reading, standingOf(reading));
  return KNOWN.get(reading);
}

function standingOf(reading: Taken): LimitSpent | undefined {
  if (reading.kind === 'credits') return undefined;
  if (reading.kind === 'budget') return budgetSpent(reading);
  const standing = limitStanding(reading);
  return standing.kind === 'limited' ? standing : undefined;
}

function budgetSpent({ at, budget }: BudgetReading): LimitSpent {
  const { limit, spent, remaining, reset } = budget;
  const resetsAt = budgetResetsAt(budget, at);
  return {
    kind: 'limited',
    limit,
    spent,
    remaining,
    share: limit === 0n ? ONE : ratio(spent, limit),
    reset,
    ...(resetsAt !== undefined && { resetsAt }),
  };
}

/** Worked out once for each reading: shares are exact fractions, and a sweep has ten thousand keys. */
const KNOWN = new WeakMap<Taken, LimitSpent | undefined>();
