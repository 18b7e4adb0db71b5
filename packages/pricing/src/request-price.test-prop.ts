import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { BillingUnit } from './billing-unit.ts';
import { chargeFor } from './charge.ts';
import { type Money, roundToMoney } from './money.ts';
import { priceListOf } from './price-list.ts';
import type { Rate, RateCard } from './rate-card.ts';
import { ONE, ratio } from './ratio.ts';
import { priceRequest, type RequestCounts } from './request-price.ts';

const UNITS = [
  'input-token',
  'cached-input-token',
  'input-audio-token',
  'cached-audio-token',
  'cache-write-token',
  'cache-write-5m-token',
  'cache-write-1h-token',
  'output-token',
  'reasoning-token',
  'output-image-token',
  'web-search',
  'image',
] as const satisfies readonly BillingUnit[];

const anyRate: fc.Arbitrary<Rate> = fc
  .tuple(
    fc.constantFrom(...UNITS),
    fc.bigInt(1n, 10n ** 15n),
    fc.constantFrom(1n, 3n, 1_000n, 1_000_000n),
    fc.option(fc.nat(200)),
  )
  .map(([unit, amount, per, promptOver]) => ({
    unit,
    price: { kind: 'flat', amount: amount as Money, per },
    condition: promptOver === null ? {} : { promptOver },
    kind: 'list',
    source: { title: 'a list' },
    asOf: '2026-09-30',
  }));

const anyCard: fc.Arbitrary<RateCard> = fc
  .array(anyRate, { maxLength: 14 })
  .map((rates) => ({ model: 'acme/one', name: 'One', rates, disagreements: [] }));

const anyCounts: fc.Arbitrary<RequestCounts> = fc.record(
  Object.fromEntries(UNITS.map((unit) => [unit, fc.oneof(fc.nat(400), fc.constantFrom(0, 2 ** 52))])),
  { requiredKeys: [] },
);

describe('priceRequest', () => {
  it('is what chargeFor says, each charge rounded, or fails where it fails', () => {
    fc.assert(
      fc.property(anyCard, anyCounts, (card, counts) => {
        const usage = new Map(
          Object.entries(counts).map(([unit, count]) => [unit as BillingUnit, ratio(BigInt(count ?? 0))]),
        );
        let wanted: unknown;
        try {
          const { charges, gaps } = chargeFor(card, usage, ONE);
          wanted = { gaps, costs: charges.map(({ unit, cost }) => `${unit} ${roundToMoney(cost)}`).sort() };
        } catch (error) {
          wanted = String(error);
        }
        let got: unknown;
        try {
          const { charges, gaps, total } = priceRequest(priceListOf(card), counts);
          got = { gaps, costs: charges.map(({ unit, cost }) => `${unit} ${cost}`).sort() };
          expect(total).toBe(charges.reduce((sum, { cost }) => sum + cost, 0n));
        } catch (error) {
          got = String(error);
        }
        expect(got).toEqual(wanted);
      }),
      { numRuns: 3_000 },
    );
  });
});
