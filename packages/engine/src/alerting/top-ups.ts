import type { Money } from '@tollkeeper/pricing';
import type { CreditsReading } from '../budgeting/reading.ts';
import { hasFallen } from '../budgeting/suspicion.ts';

/** Credits that came in between two readings. */
export type TopUp = { readonly amount: Money; readonly balanceBefore: Money };

/** Adds what came in since the reading before, and forgets the oldest. */
export function withTopUp(
  topUps: readonly TopUp[],
  before: CreditsReading,
  after: CreditsReading,
): readonly TopUp[] {
  const amount = (after.totalCredits - before.totalCredits) as Money;
  if (!hasFallen(after.totalCredits, before.totalCredits)) return topUps;
  const balanceBefore = (before.totalCredits - before.totalSpent) as Money;
  return [...topUps, { amount, balanceBefore }].slice(-MOST);
}

const MOST = 8;
