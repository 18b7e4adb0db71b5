import { bundledCatalog, decimalUsd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { estimate } from './estimate.ts';
import type { Pricing } from './pricing.ts';
import { estimateOf, inputs, linesOf, listed, stated, TODAY, unitCostsIn } from './testing/hand-made.ts';
import type { SubscriptionWorkload, TextWorkload } from './workload.ts';

const bundle = bundledCatalog();
const SONNET = 'anthropic/claude-sonnet-4.6';
const THREE_AND_FIFTEEN = stated({ priceInputPerMillion: '3', priceOutputPerMillion: '15' });

/** 100 users, 20 days, 3 requests a day: 6,000 requests of 2,000 tokens in and 500 out. */
function support(pricing: Pricing): TextWorkload {
  const people = { users: '100', activeDays: '20', requestsPerUserPerDay: '3' };
  return { kind: 'text', pricing, inputs: inputs({ ...people, inputTokens: '2000', outputTokens: '500' }) };
}

const AROUND = { values: { retryRate: '0.03', buffer: '0.15' }, catalog: bundle };

describe('estimate', () => {
  describe.each([
    ['stated prices', THREE_AND_FIFTEEN],
    ['the catalogue prices of Claude Sonnet 4.6', listed(SONNET)],
  ])('of 100 users at %s', (_, pricing) => {
    const result = estimateOf(support(pricing), AROUND);

    it('shows one line for each thing that costs money', () => {
      expect(result.lines.map(({ layer, label, cost }) => [layer, label, decimalUsd(cost)])).toEqual([
        ['base', 'Input tokens', '36'], // 6,000 × 2,000 × $3/1M
        ['base', 'Output tokens', '45'], // 6,000 × 500 × $15/1M
        ['operations', 'Retries', '2.43'], // 3 % of $81
        ['buffer', 'Planning buffer', '12.5145'], // 15 % of $83.43
      ]);
    });

    it('adds the layers up', () => {
      const { base, expected, planned } = result;
      expect([base, expected, planned].map(({ kind }) => kind)).toEqual(['exact', 'exact', 'exact']);
      expect(decimalUsd(base.money)).toBe('81'); // 36 + 45
      expect(decimalUsd(expected.money)).toBe('83.43'); // 81 × 1.03
      expect(decimalUsd(planned.money)).toBe('95.9445'); // 83.43 × 1.15
    });

    it('says what one request and one user are expected to cost', () => {
      expect(unitCostsIn(result)).toEqual([
        ['request', '0.013905'], // 83.43 / 6,000
        ['user', '0.8343'], // 83.43 / 100
      ]);
    });
  });

  it('quotes source and date of every rate of the catalogue', () => {
    const { lines, models, snapshot } = estimateOf(support(listed(SONNET)), { catalog: bundle });
    expect(models).toEqual([{ id: SONNET, name: 'Claude Sonnet 4.6' }]);
    expect(snapshot).toEqual({ id: bundle.snapshot, asOf: bundle.asOf });
    const rates = bundle.card(SONNET)?.rates;
    expect(lines.map(({ rate }) => rate?.kind)).toEqual(['list', 'list']);
    for (const { rate } of lines) {
      expect(rates).toContain(rate);
      expect(rate?.source.url).toMatch(/^https:/);
      expect(rate?.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it('keeps a share of nothing out of the lines', () => {
    const values = { retryRate: '0', duplicateRate: '0', buffer: '0' };
    const { lines } = estimateOf(support(THREE_AND_FIFTEEN), { values });
    expect(lines.map(({ layer }) => layer)).toEqual(['base', 'base']);
  });

  it('says "at least", and why, when a rate is missing', () => {
    const result = estimateOf(support(stated({ priceInputPerMillion: '3' })), AROUND);
    expect(result.gaps).toMatchObject([{ unit: 'output-token', quantity: { numerator: 3_000_000n } }]);
    for (const total of [result.base, result.expected, result.planned]) expect(total.kind).toBe('at-least');
    expect(decimalUsd(result.base.money)).toBe('36');
    expect(decimalUsd(result.expected.money)).toBe('37.08'); // 36 × 1.03
    expect(decimalUsd(result.planned.money)).toBe('42.642'); // 37.08 × 1.15
  });

  it('says "at least" of a base without a price that only the cached price makes up for', () => {
    const size = inputs({ calls: '1', inputTokens: '1000', outputTokens: '0', cachedShare: '1' });
    const pricing = stated({ priceCachedInputPerMillion: '1' });
    const { base, expected } = estimateOf({ kind: 'text', pricing, inputs: size });
    expect([base.kind, decimalUsd(base.money)]).toEqual(['at-least', '0']);
    expect([expected.kind, decimalUsd(expected.money)]).toEqual(['exact', '0.001']); // 1,000 × $1/1M
  });

  describe('of several workloads', () => {
    const seats: SubscriptionWorkload = {
      kind: 'subscription',
      pricing: stated({ pricePerSeat: '20' }),
      inputs: inputs({ seats: '5' }),
    };
    const result = estimateOf([support(THREE_AND_FIFTEEN), seats], AROUND);

    it('adds them up, each priced and repeated by itself', () => {
      expect(decimalUsd(result.base.money)).toBe('181'); // 81 + 5 × $20
      expect(decimalUsd(result.expected.money)).toBe('183.43'); // retries of requests only
      expect(decimalUsd(result.planned.money)).toBe('210.9445'); // 183.43 × 1.15
    });

    it('says of every line and unit cost to which workload it belongs', () => {
      expect(result.lines.map(({ workload }) => workload)).toEqual([0, 0, 0, 1, undefined]);
      expect(result.unitCosts.map(({ workload }) => workload)).toEqual([0, 0, 1]);
    });

    it('is "at least" as soon as one of them is', () => {
      const unpriced = { ...seats, pricing: stated({ unitPriceUsd: '1' }) };
      const { planned, gaps } = estimateOf([support(THREE_AND_FIFTEEN), unpriced]);
      expect([planned.kind, gaps.length]).toEqual(['at-least', 1]);
    });
  });

  it('lists every input as an assumption, whoever made it', () => {
    const { assumptions } = estimateOf(support(THREE_AND_FIFTEEN), AROUND);
    expect(assumptions.map(({ field, origin, workload }) => [field, origin, workload])).toEqual([
      ['users', 'given', 0],
      ['activeDays', 'given', 0],
      ['requestsPerUserPerDay', 'given', 0],
      ['inputTokens', 'given', 0],
      ['outputTokens', 'given', 0],
      ['cachedShare', 'default', 0],
      ['priceInputPerMillion', 'given', 0],
      ['priceOutputPerMillion', 'given', 0],
      ['retryRate', 'given', undefined],
      ['buffer', 'given', undefined],
    ]);
  });

  it('costs nothing where there is no work', () => {
    const { planned, lines } = estimate({ workloads: [], inputs: {} }, bundle, TODAY);
    expect([planned, lines]).toEqual([{ kind: 'exact', money: 0n }, []]);
    expect(linesOf(estimateOf([], AROUND), 'operations')).toEqual([]);
  });
});
