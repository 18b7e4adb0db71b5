import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { BillingUnit } from './billing-unit.ts';
import type { Money } from './money.ts';
import type { PriceCondition } from './price-condition.ts';
import {
  cardForLength,
  pricedUnits,
  type Rate,
  type RateCard,
  rateFor,
  type Threshold,
  thresholdsOf,
} from './rate-card.ts';

const tokens = fc.integer({ min: 1, max: 8 });
const condition: fc.Arbitrary<PriceCondition> = fc.oneof(
  fc.constant({}),
  tokens.map((promptOver) => ({ promptOver })),
  tokens.map((promptFrom) => ({ promptFrom })),
);
const anyRate = fc.record({
  unit: fc.constantFrom<BillingUnit>('input-token', 'cached-input-token', 'output-token', 'image'),
  price: fc.bigInt({ min: 1n, max: 10n ** 12n }).map((amount) => flat(amount as Money)),
  condition,
  kind: fc.constant('list' as const),
  source: fc.constant({ title: 'a list' }),
  asOf: fc.constant('2026-09-30'),
});
const anyCard: fc.Arbitrary<RateCard> = fc
  .array(anyRate, { maxLength: 8 })
  .map((rates) => ({ model: 'acme/one', name: 'One', rates, disagreements: [] }));
/** Half tokens too: the prompt of a scenario is an average. */
const anyLength = fc.integer({ min: 0, max: 20 }).map((half) => half / 2);

function flat(amount: Money): Rate['price'] {
  return { kind: 'flat', amount, per: 1_000_000n };
}

function isPast({ tokens: at, inclusive }: Threshold, length: number): boolean {
  return inclusive ? length >= at : length > at;
}

describe('cardForLength', () => {
  it('has the price that a prompt of this length pays, for every unit that has one', () => {
    fc.assert(
      fc.property(anyCard, anyLength, (card, length) => {
        const { rates } = cardForLength(card, length);
        expect(new Set(rates.map(({ unit }) => unit))).toEqual(pricedUnits(card, length));
        expect(rates.map(({ price }) => price)).toEqual(
          rates.map(({ unit }) => rateFor(card, unit, length)?.price),
        );
      }),
    );
  });
});

describe('thresholdsOf', () => {
  it('are all there are: between two of them the length of the prompt changes no rate', () => {
    fc.assert(
      fc.property(anyCard, anyLength, anyLength, (card, one, other) => {
        const past = (length: number) => thresholdsOf(card).filter((each) => isPast(each, length));
        fc.pre(past(one).length === past(other).length);
        expect(cardForLength(card, one)).toEqual(cardForLength(card, other));
      }),
    );
  });

  it('lie in the order in which a growing prompt passes them', () => {
    fc.assert(
      fc.property(anyCard, anyLength, (card, length) => {
        const thresholds = thresholdsOf(card);
        const passed = thresholds.filter((each) => isPast(each, length));
        expect(thresholds.slice(0, passed.length)).toEqual(passed);
      }),
    );
  });
});
