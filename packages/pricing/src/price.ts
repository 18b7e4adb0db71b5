import type { Money } from './money.ts';
import { compare, multiply, type Ratio, ratio, subtract, sum, ZERO } from './ratio.ts';

/**
 * Money for a block of one billing unit, as published: $3 per 1,000,000.
 *
 * `flat` charges every unit alike. `graduated` charges each slice at its own amount, as volume discounts do:
 * the first slice up to its `upTo`, and so on; the last slice has no end.
 */
export type Price = FlatPrice | GraduatedPrice;

export type FlatPrice = { readonly kind: 'flat'; readonly amount: Money; readonly per: bigint };

export type GraduatedPrice = {
  readonly kind: 'graduated';
  readonly slices: readonly Slice[];
  readonly per: bigint;
};

export type Slice = { readonly amount: Money; readonly upTo?: bigint };

/** Multiplies exactly; the result is in picodollars and not yet rounded. */
export function costOf(price: Price, quantity: Ratio): Ratio {
  if (price.kind === 'flat') return multiply(quantity, ratio(price.amount, price.per));
  let from = ZERO;
  return sum(
    price.slices.map(({ amount, upTo }) => {
      const end = upTo === undefined || compare(quantity, ratio(upTo)) < 0 ? quantity : ratio(upTo);
      const within = subtract(end, from);
      from = end;
      return multiply(within, ratio(amount, price.per));
    }),
  );
}

/** Whether two prices are the same per unit, however large the blocks they are quoted for. */
export function samePrice(a: Price, b: Price): boolean {
  const [first, second] = [slicesOf(a), slicesOf(b)];
  return (
    first.length === second.length &&
    first.every(
      ({ amount, upTo }, at) =>
        amount * b.per === (second[at]?.amount ?? 0n) * a.per && upTo === second[at]?.upTo,
    )
  );
}

function slicesOf(price: Price): readonly Slice[] {
  return price.kind === 'flat' ? [{ amount: price.amount }] : price.slices;
}

/** The amount that the first unit pays, by which prices are compared and shown in short. */
export function firstAmount(price: Price): Money {
  return price.kind === 'flat' ? price.amount : (price.slices[0] as Slice).amount;
}
