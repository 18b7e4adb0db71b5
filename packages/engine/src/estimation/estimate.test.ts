import { bundledCatalog, exact, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { byDefault, given } from './assumption.ts';
import { type Estimate, estimate } from './estimate.ts';
import type { Pricing, StatedPriceField } from './pricing.ts';
import type { Scenario } from './scenario.ts';
import type { TextWorkload } from './workload.ts';

const catalog = bundledCatalog();
const TODAY = '2026-11-21';
const SONNET: Pricing = { model: 'anthropic/claude-sonnet-4.6', stated: [] };
const THREE_AND_FIFTEEN = stated({ priceInputPerMillion: '3', priceOutputPerMillion: '15' });

function stated(prices: Partial<Record<StatedPriceField, string>>): Pricing {
  const entries = Object.entries(prices) as [StatedPriceField, string][];
  return { stated: entries.map(([field, price]) => ({ field, price: given(exact(price)) })) };
}

/** 100 users, 20 days, 3 requests a day: 6,000 requests of 2,000 tokens in and 500 out. */
function support(pricing: Pricing): TextWorkload {
  return {
    kind: 'text',
    pricing,
    volume: {
      kind: 'users',
      users: given(exact(100)),
      activeDays: given(exact(20)),
      requestsPerUserPerDay: given(exact(3)),
    },
    inputTokens: given(exact(2_000)),
    outputTokens: given(exact(500)),
    cachedShare: byDefault(exact(0), 'nothing was said about a cache'),
  };
}

function estimated(workload: Scenario['workloads'][number], retryRate = '0', buffer = '0'): Estimate {
  const operations = { retryRate: given(exact(retryRate)), buffer: given(exact(buffer)) };
  return estimate({ workloads: [workload], operations }, catalog, TODAY);
}

describe('estimate', () => {
  describe.each([
    ['stated prices', THREE_AND_FIFTEEN],
    ['the catalogue prices of Claude Sonnet 4.6', SONNET],
  ])('of 100 users at %s', (_, pricing) => {
    const result = estimated(support(pricing), '0.03', '0.15');

    it('counts 100 × 20 × 3 = 6,000 requests a month', () => {
      expect(result.period).toBe('month');
      expect(result.volume).toEqual([
        { label: 'users', quantity: exact(100) },
        { label: 'requests', quantity: exact(6_000) },
      ]);
    });

    it('shows one line for each thing that costs money', () => {
      expect(result.lines.map(({ layer, label, cost }) => [layer, label, cost])).toEqual([
        ['base', 'Input tokens', usd('36')], // 6,000 × 2,000 × $3/1M
        ['base', 'Output tokens', usd('45')], // 6,000 × 500 × $15/1M
        ['operations', 'Retries', usd('2.43')], // 3 % of $81
        ['buffer', 'Planning buffer', usd('12.5145')], // 15 % of $83.43
      ]);
    });

    it('adds the layers up', () => {
      expect(result.base).toEqual({ kind: 'exact', money: usd('81') }); // 36 + 45
      expect(result.expected).toEqual({ kind: 'exact', money: usd('83.43') }); // 81 × 1.03
      expect(result.planned).toEqual({ kind: 'exact', money: usd('95.9445') }); // 83.43 × 1.15
    });

    it('says what one request and one user are expected to cost', () => {
      expect(result.unitCosts).toEqual([
        { label: 'request', cost: usd('0.013905') }, // 83.43 / 6,000
        { label: 'user', cost: usd('0.8343') }, // 83.43 / 100
      ]);
    });
  });

  it('quotes source and date of every rate of the catalogue', () => {
    const { lines, models, snapshot } = estimated(support(SONNET));
    expect(models).toEqual([{ id: 'anthropic/claude-sonnet-4.6', name: 'Claude Sonnet 4.6' }]);
    expect(snapshot).toEqual({ id: catalog.snapshot, asOf: catalog.asOf });
    const rates = catalog.card('anthropic/claude-sonnet-4.6')?.rates;
    expect(lines.map(({ rate }) => rate?.kind)).toEqual(['list', 'list']);
    for (const { rate } of lines) {
      expect(rates).toContain(rate);
      expect(rate?.source.url).toMatch(/^https:/);
      expect(rate?.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it('dates a stated price with the day on which it was said', () => {
    const { lines } = estimated(support(THREE_AND_FIFTEEN));
    expect(lines.map(({ rate }) => [rate?.kind, rate?.asOf])).toEqual([
      ['stated', TODAY],
      ['stated', TODAY],
    ]);
  });

  it('says "at least", and why, when a rate is missing', () => {
    const result = estimated(support(stated({ priceInputPerMillion: '3' })), '0.03', '0.15');
    expect(result.gaps).toMatchObject([{ unit: 'output-token', quantity: exact(3_000_000) }]);
    expect(result.base).toEqual({ kind: 'at-least', money: usd('36') });
    expect(result.expected).toEqual({ kind: 'at-least', money: usd('37.08') }); // 36 × 1.03
    expect(result.planned).toEqual({ kind: 'at-least', money: usd('42.642') }); // 37.08 × 1.15
  });

  it('charges a retry of what is cached at the cached price', () => {
    const cached = { ...support(SONNET), cachedShare: given(exact('0.9')) };
    const result = estimated(cached, '0.03');
    // Input 12M tokens, 10.8M of them read at $0.30: 1.2 × $3 + 10.8 × $0.30 = $6.84; with output $51.84.
    expect(result.base.money).toBe(usd('81'));
    expect(result.expected.money).toBe(usd('53.3952')); // 51.84 × 1.03
  });

  it('keeps a share of nothing out of the lines', () => {
    expect(estimated(support(SONNET)).lines.map(({ layer }) => layer)).toEqual(['base', 'base']);
  });

  it('adds several workloads up, each priced by itself', () => {
    const operations = { retryRate: given(exact(0)), buffer: given(exact(0)) };
    const workloads = [support(SONNET), support(stated({ priceInputPerMillion: '1' }))];
    const { base, models, gaps } = estimate({ workloads, operations }, catalog, TODAY);
    expect(base).toEqual({ kind: 'at-least', money: usd('93') }); // 81 + 12M × $1/1M
    expect([models.length, gaps.length]).toEqual([2, 1]);
  });

  it('lists every input as an assumption, whoever made it', () => {
    const { assumptions } = estimated(support(SONNET), '0.03', '0.15');
    expect(assumptions.map(({ field, origin }) => `${field} ${origin}`)).toEqual([
      'users given',
      'activeDays given',
      'requestsPerUserPerDay given',
      'inputTokens given',
      'outputTokens given',
      'cachedShare default',
      'retryRate given',
      'buffer given',
    ]);
  });
});
