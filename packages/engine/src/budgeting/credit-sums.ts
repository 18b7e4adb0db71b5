import { addMoney, type Money, NOTHING } from '@tollkeeper/pricing';

/** A sum of money, nothing for none. */
export function sumOf(amounts: readonly Money[]): Money {
  return amounts.reduce(addMoney, NOTHING);
}

/** The smaller of two amounts. */
export function smallerOf(a: Money, b: Money): Money {
  if (a < b) return a;
  return b;
}

/** The larger of two amounts. */
export function largerOf(a: Money, b: Money): Money {
  if (a > b) return a;
  return b;
}
