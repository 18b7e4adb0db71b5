import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Money } from './money.ts';
import { costOf, type GraduatedPrice, type Slice } from './price.ts';
import { add, compare, type Ratio, ratio, subtract, ZERO } from './ratio.ts';

const amount = fc.bigInt({ min: 1n, max: 10n ** 13n }).map((each) => each as Money);
const quantity: fc.Arbitrary<Ratio> = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 50n }))
  .map(([top, bottom]) => ratio(top, bottom));

/** Slices that get cheaper, as volume discounts do. */
const discounted: fc.Arbitrary<GraduatedPrice> = fc
  .tuple(
    fc.array(amount, { minLength: 2, maxLength: 5 }),
    fc.array(fc.bigInt({ min: 1n, max: 10n ** 6n }), { minLength: 5, maxLength: 5 }),
    fc.constantFrom(1n, 1_000n, 1_000_000n),
  )
  .map(([amounts, widths, per]) => {
    const falling = amounts.toSorted((a, b) => (a > b ? -1 : 1));
    let end = 0n;
    const slices = falling.map((each, at): Slice => {
      end += widths[at] ?? 1n;
      return at === falling.length - 1 ? { amount: each } : { amount: each, upTo: end };
    });
    return { kind: 'graduated', slices, per };
  });

describe('costOf', () => {
  it('costs nothing for nothing, and more never costs less', () => {
    fc.assert(
      fc.property(discounted, quantity, quantity, (price, some, more) => {
        expect(costOf(price, ZERO)).toEqual(ZERO);
        expect(compare(costOf(price, add(some, more)), costOf(price, some))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('lies between the price of the last slice and that of the first, for the whole quantity', () => {
    fc.assert(
      fc.property(discounted, quantity, (price, some) => {
        const [first, last] = [price.slices[0] as Slice, price.slices.at(-1) as Slice];
        const at = (slice: Slice): Ratio =>
          costOf({ kind: 'flat', amount: slice.amount, per: price.per }, some);
        expect(compare(costOf(price, some), at(first))).toBeLessThanOrEqual(0);
        expect(compare(costOf(price, some), at(last))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('makes no jump at the end of a slice: one more unit costs its own slice only', () => {
    fc.assert(
      fc.property(discounted, (price) => {
        const [first, second] = price.slices as [Slice, Slice];
        const end = ratio(first.upTo ?? 0n);
        const step = subtract(costOf(price, add(end, ratio(1n))), costOf(price, end));
        expect(step).toEqual(ratio(second.amount, price.per));
      }),
    );
  });

  it('is additive where the price is flat', () => {
    fc.assert(
      fc.property(amount, quantity, quantity, (each, a, b) => {
        const price = { kind: 'flat', amount: each, per: 1_000_000n } as const;
        expect(costOf(price, add(a, b))).toEqual(add(costOf(price, a), costOf(price, b)));
      }),
    );
  });
});
