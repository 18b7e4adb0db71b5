import { parseRatio, type Ratio, ratio, roundHalfEven, toDecimal } from './ratio.ts';

declare const money: unique symbol;

/** Whole picodollars (10⁻¹² USD): a token at $3 per million is 3,000,000 of them, exactly. */
export type Money = bigint & { readonly [money]: true };

/** Reads an amount in dollars, such as `usd('0.0165')`; throws beyond twelve decimals rather than rounding. */
export function usd(decimal: string): Money {
  const parsed = parseRatio(decimal);
  if (parsed === undefined) throw new Error(`"${decimal}" is not an amount in dollars`);
  const picodollars = parsed.numerator * PICODOLLARS_PER_DOLLAR;
  if (picodollars % parsed.denominator !== 0n) throw new Error(`${decimal} USD has more than 12 decimals`);
  return (picodollars / parsed.denominator) as Money;
}

/** Rounds an exact number of picodollars, half-even; the one place where money is rounded. */
export function roundToMoney(picodollars: Ratio): Money {
  return roundHalfEven(picodollars) as Money;
}

export function addMoney(a: Money, b: Money): Money {
  return (a + b) as Money;
}

/** Writes dollars in plain decimals, exactly and without trailing zeros: `"95.9445"`. */
export function decimalUsd(amount: Money): string {
  return toDecimal(ratio(amount, PICODOLLARS_PER_DOLLAR));
}

export const NOTHING: Money = 0n as Money;

const PICODOLLARS_PER_DOLLAR = 1_000_000_000_000n;
