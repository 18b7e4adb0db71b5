import { exact, type Money, roundToMoney } from '@tollkeeper/pricing';

/** Money as a double, for samples only: fifteen digits of it. */
export function dollarsOf(amount: Money): number {
  return Number(amount) / PICODOLLARS_PER_DOLLAR;
}

/** A sample in dollars as money, to the picodollar. */
export function moneyOf(dollars: number): Money {
  return roundToMoney(exact(BigInt(Math.round(dollars * PICODOLLARS_PER_DOLLAR))));
}

const PICODOLLARS_PER_DOLLAR = 1e12;
