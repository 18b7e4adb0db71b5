import { bundledCatalog, exact, ratio, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { given } from './assumption.ts';
import { estimate } from './estimate.ts';
import type { Pricing } from './pricing.ts';
import type { AgentWorkload, ImageWorkload, TextWorkload } from './workload.ts';
import { costOfWorkload } from './workload-cost.ts';

const prices = { catalog: bundledCatalog(), today: '2026-11-21' };
const SONNET: Pricing = { model: 'anthropic/claude-sonnet-4.6', stated: [] };
const THREE_AND_FIFTEEN: Pricing = {
  stated: [
    { field: 'priceInputPerMillion', price: given(exact(3)) },
    { field: 'priceOutputPerMillion', price: given(exact(15)) },
  ],
};

function operations(retryRate: string) {
  return { retryRate: given(exact(retryRate)), buffer: given(exact(0)) };
}

function oneCall(cachedShare: string, pricing = SONNET): TextWorkload {
  return {
    kind: 'text',
    pricing,
    volume: { kind: 'requests', period: 'once', requests: given(exact(1)) },
    inputTokens: given(exact(500)),
    outputTokens: given(exact(1_000)),
    cachedShare: given(exact(cachedShare)),
  };
}

describe('costOfWorkload', () => {
  it('prices one call of 500 in and 1,000 out on Claude Sonnet 4.6 at $0.0165', () => {
    // 500 × $3/1M + 1,000 × $15/1M = $0.0015 + $0.015
    expect(costOfWorkload(oneCall('0'), operations('0'), prices).expected).toEqual(ratio(usd('0.0165')));
  });

  it('prices the same call with 90 % read from the cache at $0.015285', () => {
    const { expected, lines } = costOfWorkload(oneCall('0.9'), operations('0'), prices);
    // 50 × $3/1M + 450 × $0.30/1M + $0.015 = $0.00015 + $0.000135 + $0.015
    expect(expected).toEqual(ratio(usd('0.015285')));
    expect(lines.map(({ layer, label, cost }) => [layer, label, cost])).toEqual([
      ['base', 'Input tokens', usd('0.0015')],
      ['base', 'Output tokens', usd('0.015')],
      ['operations', 'Cache reads instead of plain input', usd('-0.001215')], // 450 × ($0.30 − $3)/1M
    ]);
  });

  it('states what writing the cache costs, outside the totals', () => {
    const { cacheWrites, expected } = costOfWorkload(oneCall('0.9'), operations('0'), prices);
    expect(cacheWrites.map(({ unit, quantity, cost }) => [unit, quantity, cost])).toEqual([
      ['cache-write-5m-token', exact(450), usd('0.0016875')], // 450 × $3.75/1M
      ['cache-write-1h-token', exact(450), usd('0.0027')], // 450 × $6/1M
    ]);
    expect(expected).toEqual(ratio(usd('0.015285')));
  });

  it('states no cache write where nothing is cached or no price for it is known', () => {
    expect(costOfWorkload(oneCall('0'), operations('0'), prices).cacheWrites).toEqual([]);
    expect(costOfWorkload(oneCall('0.9', THREE_AND_FIFTEEN), operations('0'), prices).cacheWrites).toEqual(
      [],
    );
  });

  it('charges cache reads as plain input, and says so, where they have no price', () => {
    const { expected, substitutions } = costOfWorkload(
      oneCall('0.9', THREE_AND_FIFTEEN),
      operations('0'),
      prices,
    );
    expect(expected).toEqual(ratio(usd('0.0165')));
    expect(substitutions).toEqual([{ unit: 'cached-input-token', as: 'input-token', quantity: exact(450) }]);
  });

  it('multiplies accepted images by the attempts that each one takes', () => {
    const images: ImageWorkload = {
      kind: 'image',
      pricing: { stated: [{ field: 'unitPriceUsd', price: given(exact('0.04')) }] },
      period: 'once',
      acceptedImages: given(exact(1_000)),
      attemptsPerAccepted: given(exact('2.4')),
    };
    const scenario = { workloads: [images], operations: operations('0') };
    const { volume, base, planned, unitCosts } = estimate(scenario, prices.catalog, prices.today);
    expect(volume.at(-1)).toEqual({ label: 'submitted jobs', quantity: exact(2_400) }); // 1,000 × 2.4
    expect(base).toEqual({ kind: 'exact', money: usd('96') }); // 2,400 × $0.04
    expect(planned).toEqual(base);
    expect(unitCosts).toEqual([
      { label: 'accepted image', cost: usd('0.096') }, // 96 / 1,000
      { label: 'job', cost: usd('0.04') },
    ]);
  });

  describe('of an agent with 12 calls a task', () => {
    const agent: AgentWorkload = {
      kind: 'agent',
      pricing: THREE_AND_FIFTEEN,
      period: 'month',
      tasks: given(exact(100)),
      callsPerTask: given(exact(12)),
      context: {
        kind: 'parts',
        instructionTokens: given(exact(2_000)),
        historyTokens: given(exact(8_000)),
        fileTokens: given(exact(10_000)),
        toolDefinitionTokens: given(exact(3_000)),
        toolResultTokens: given(exact(5_000)),
      },
      outputTokens: given(exact(800)),
      cachedShare: given(exact(0)),
      successRate: given(exact('0.8')),
    };
    const scenario = { workloads: [agent], operations: operations('0.05') };
    const { lines, base, expected, unitCosts } = estimate(scenario, prices.catalog, prices.today);
    const costs = lines.map(({ label, cost }) => [label, cost] as const);

    it('shows what every part of the context costs', () => {
      expect(costs).toEqual([
        ['Input: instructions', usd('7.2')], // 1,200 calls × 2,000 × $3/1M
        ['Input: history', usd('28.8')], // 1,200 × 8,000 × $3/1M
        ['Input: files', usd('36')], // 1,200 × 10,000 × $3/1M
        ['Input: tool definitions', usd('10.8')], // 1,200 × 3,000 × $3/1M
        ['Input: tool results', usd('18')], // 1,200 × 5,000 × $3/1M
        ['Output tokens', usd('14.4')], // 1,200 × 800 × $15/1M
        ['Retries', usd('5.76')], // 5 % of $115.20
      ]);
    });

    it('adds the parts up to the input as one number', () => {
      const total = { kind: 'total' as const, contextTokens: given(exact(28_000)) };
      const whole = costOfWorkload({ ...agent, context: total }, operations('0.05'), prices);
      // 1,200 × 28,000 × $3/1M = $100.80
      expect(whole.lines[0]).toMatchObject({ label: 'Input tokens', cost: usd('100.8') });
      const parts = costs.filter(([label]) => label.startsWith('Input: '));
      expect(parts.reduce((sum, [, cost]) => sum + cost, 0n)).toBe(usd('100.8'));
    });

    it('divides the cost of all tasks by those that are completed', () => {
      expect(base.money).toBe(usd('115.2')); // 100.80 + 14.40
      expect(expected.money).toBe(usd('120.96')); // 115.20 × 1.05
      expect(unitCosts).toEqual([
        { label: 'completed task', cost: usd('1.512') }, // 120.96 / (100 × 0.8)
        { label: 'model call', cost: usd('0.1008') }, // 120.96 / 1,200
      ]);
    });
  });
});
