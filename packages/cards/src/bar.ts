import { type Money, NOTHING, ratio, roundHalfEven } from '@tollkeeper/pricing';

/** Draws an amount as a part of the largest one, in whole columns; what is more than nothing has at least one. */
export function barText(amount: Money, largest: Money, columns = 12): string {
  if (amount <= NOTHING) return '';
  const length = Number(roundHalfEven(ratio(amount * BigInt(columns), largest)));
  return '█'.repeat(Math.max(1, length));
}
