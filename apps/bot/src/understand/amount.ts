import { add, divide, exact, multiply, ONE, type Ratio } from '@tollkeeper/pricing';

import type { Amount } from './token.ts';

/** A number that is known exactly. */
export function exactly(value: Ratio): Amount {
  return { value, low: value, high: value };
}

/** One of something, exactly. */
export const ONE_OF_IT: Amount = exactly(ONE);

/** The product of two amounts above nothing: the low ends with the low ones. */
export function times(a: Amount, b: Amount): Amount {
  return { value: multiply(a.value, b.value), low: multiply(a.low, b.low), high: multiply(a.high, b.high) };
}

/** The sum of two amounts: the low ends with the low ones. */
export function plus(a: Amount, b: Amount): Amount {
  return { value: add(a.value, b.value), low: add(a.low, b.low), high: add(a.high, b.high) };
}

/** The quotient of two amounts above nothing: a range divides crosswise. */
export function over(a: Amount, b: Amount): Amount {
  return { value: divide(a.value, b.value), low: divide(a.low, b.high), high: divide(a.high, b.low) };
}

/** Whether the ends of an amount differ. */
export function isRange({ low, high }: Amount): boolean {
  return low !== high && (low.numerator !== high.numerator || low.denominator !== high.denominator);
}

/** Whether the amount is nothing. */
export function isZero({ value }: Amount): boolean {
  return value.numerator === 0n;
}

/** What prices of tokens are given for. */
export const MILLION: Ratio = exact('1e6');
