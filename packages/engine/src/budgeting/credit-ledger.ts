import type { Money } from '@tollkeeper/pricing';

import { burnt, type CreditLot, inBurningOrder } from './credit-lot.ts';
import type { CreditMovements } from './credit-lots-inferred.ts';
import { sumOf } from './credit-sums.ts';
import { capacityOf } from './credit-withdrawal.ts';
import type { CreditsReading } from './reading.ts';

/**
 * What is left of each purchase, as of one reading.
 *
 * What is left of the lots, less `overspent`, plus `unexplained`, is the balance, to the picodollar.
 */
export type CreditLedger = {
  readonly at: Date;
  /** In the order in which they are used. */
  readonly lots: readonly LotStanding[];
  /** Used beyond every lot that is known. */
  readonly overspent: Money;
  /** Total credits less what the lots explain; below zero, lots were declared that the account does not show. */
  readonly unexplained: Money;
};

/** One lot: amount = spent + withdrawn + left. */
export type LotStanding = {
  readonly lot: CreditLot;
  readonly spent: Money;
  readonly withdrawn: Money;
  readonly left: Money;
};

/** Uses the lots up, oldest first, by what was spent until the reading; later purchases are left out. */
export function creditLedger(
  { lots, withdrawals }: Pick<CreditMovements, 'lots' | 'withdrawals'>,
  { at, totalCredits, totalSpent }: CreditsReading,
): CreditLedger {
  const there = inBurningOrder(lots).filter(
    ({ purchasedAt }) => purchasedAt === 'unknown' || purchasedAt <= at,
  );
  const gone = withdrawals.filter(({ between }) => between.by <= at);
  const capacities = there.map((lot) => capacityOf(lot, gone));
  const { left, beyond } = burnt(capacities, totalSpent);
  const standings = there.map((lot, index): LotStanding => {
    const [capacity, rest] = [capacities[index] as Money, left[index] as Money];
    return {
      lot,
      spent: (capacity - rest) as Money,
      withdrawn: (lot.amount - capacity) as Money,
      left: rest,
    };
  });
  return {
    at,
    lots: standings,
    overspent: beyond,
    unexplained: (totalCredits - sumOf(capacities)) as Money,
  };
}
