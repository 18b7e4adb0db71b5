import { type Money, NOTHING } from '@tollkeeper/pricing';

import type { CreditChange } from './credit-change.ts';

/** Purchases that look automatic: the same amount again and again, at about the same balance. */
export type TopUpPattern = {
  readonly amount: Money;
  readonly times: number;
  /** What was left at the last reading before each: the trigger lies about here. */
  readonly lowest: Money;
  readonly highest: Money;
};

/**
 * Recognises OpenRouter's auto top-up, whose settings no API tells, by at least three jumps of one amount whose
 * balances before lie within half of that amount.
 */
export function topUpPatternOf(
  changes: readonly Pick<CreditChange, 'amount' | 'balanceBefore'>[],
): TopUpPattern | undefined {
  const jumps = Map.groupBy(
    changes.filter(({ amount }) => amount > NOTHING),
    ({ amount }) => amount,
  );
  const [amount, same] = [...jumps].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  if (amount === undefined || same === undefined || same.length < FEWEST) return undefined;
  const balances = same.map(({ balanceBefore }) => balanceBefore).toSorted((a, b) => (a < b ? -1 : 1));
  const [lowest = NOTHING, highest = NOTHING] = [balances[0], balances.at(-1)];
  if ((highest - lowest) * 2n > amount) return undefined;
  return { amount, times: same.length, lowest, highest };
}

const FEWEST = 3;
