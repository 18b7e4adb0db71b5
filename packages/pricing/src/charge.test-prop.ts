import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BillingUnit } from './billing-unit.ts';
import { chargeFor } from './charge.ts';
import type { Money } from './money.ts';
import { firstAmount } from './price.ts';
import type { Rate, RateCard } from './rate-card.ts';
import { add, compare, exact, multiply, ONE, type Ratio, ratio, sum, ZERO } from './ratio.ts';
import type { Usage } from './usage.ts';

const THRESHOLD = 200_000n;
const UNITS: readonly BillingUnit[] = ['input-token', 'cached-input-token', 'output-token', 'image'];

/** A card of random prices, with a second price of each unit for long prompts; any of them may be missing. */
const anyCard: fc.Arbitrary<RateCard> = fc
  .tuple(
    fc.subarray(UNITS.map((unit) => ({ unit, condition: {} }))),
    fc.subarray(UNITS.map((unit) => ({ unit, condition: { promptOver: Number(THRESHOLD) } }))),
    fc.array(fc.bigInt({ min: 1n, max: 10n ** 14n }), { minLength: 8, maxLength: 8 }),
  )
  .map(([short, long, amounts]) => ({
    model: 'acme/one',
    name: 'One',
    rates: [...short, ...long].map((slot, at): Rate => {
      const price = { kind: 'flat' as const, amount: (amounts[at] ?? 1n) as Money, per: 1_000_000n };
      return { ...slot, price, kind: 'list', source: { title: 'a list' }, asOf: '2026-09-30' };
    }),
    disagreements: [],
  }));

/** Usage of a request whose prompt has at most `longest` tokens, cached ones among them. */
function usageUpTo(longest: number): fc.Arbitrary<Usage> {
  return fc
    .record({
      input: fc.nat({ max: longest }),
      cachedShare: fc.integer({ min: 0, max: 100 }),
      output: fc.nat({ max: 100_000 }),
      images: fc.nat({ max: 9 }),
    })
    .map(
      ({ input, cachedShare, output, images }) =>
        new Map([
          ['input-token', exact(input)],
          ['cached-input-token', multiply(exact(input), ratio(BigInt(cachedShare), 100n))],
          ['output-token', exact(output)],
          ['image', exact(images)],
        ]),
    );
}

function costFor(card: RateCard, usage: Usage, count: Ratio = ONE): Ratio {
  return sum(chargeFor(card, usage, count).charges.map(({ cost }) => cost));
}

describe('chargeFor', () => {
  it('charges two requests below a threshold what one with the usage of both is charged', () => {
    const half = usageUpTo(Number(THRESHOLD) / 2);
    fc.assert(
      fc.property(anyCard, half, half, (card, a, b) => {
        const both = new Map(UNITS.map((unit) => [unit, add(a.get(unit) ?? ZERO, b.get(unit) ?? ZERO)]));
        expect(add(costFor(card, a), costFor(card, b))).toEqual(costFor(card, both));
      }),
    );
  });

  it('charges a number of requests that number times the one', () => {
    fc.assert(
      fc.property(anyCard, usageUpTo(400_000), fc.nat({ max: 10 ** 9 }), (card, usage, count) => {
        expect(costFor(card, usage, exact(count))).toEqual(multiply(costFor(card, usage), exact(count)));
      }),
    );
  });

  it('never costs less because a price was raised', () => {
    const raise = fc.record({ which: fc.nat({ max: 7 }), by: fc.bigInt({ min: 0n, max: 10n ** 14n }) });
    fc.assert(
      fc.property(anyCard, usageUpTo(400_000), raise, (card, usage, { which, by }) => {
        const rates = card.rates.map((rate, at) =>
          at === which
            ? {
                ...rate,
                price: {
                  ...rate.price,
                  kind: 'flat' as const,
                  amount: (firstAmount(rate.price) + by) as Money,
                },
              }
            : rate,
        );
        expect(compare(costFor({ ...card, rates }, usage), costFor(card, usage))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('accounts for every token and image that is used: as a charge, or as a gap', () => {
    fc.assert(
      fc.property(anyCard, usageUpTo(400_000), (card, usage) => {
        const { charges, gaps } = chargeFor(card, usage, ONE);
        const quantities = [...charges, ...gaps].map(({ quantity }) => quantity);
        const used = ['input-token', 'output-token', 'image'] as const;
        expect(sum(quantities)).toEqual(sum(used.map((unit) => usage.get(unit) ?? ZERO)));
      }),
    );
  });

  it('has a rate that costs something behind every charge', () => {
    fc.assert(
      fc.property(anyCard, usageUpTo(400_000), (card, usage) => {
        for (const { cost } of chargeFor(card, usage, ONE).charges) {
          expect(compare(cost, ZERO)).toBeGreaterThan(0);
        }
      }),
    );
  });
});
