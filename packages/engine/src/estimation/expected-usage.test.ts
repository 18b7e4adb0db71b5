import { exact, ratio } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { given } from './assumption.ts';
import { expectedUsageOf } from './expected-usage.ts';
import type { AgentContext, AgentWorkload, Period, TextWorkload } from './workload.ts';

const pricing = { stated: [] };

function text(volume: TextWorkload['volume'], cachedShare = '0'): TextWorkload {
  const inputTokens = given(exact(500));
  const outputTokens = given(exact(1_000));
  return { kind: 'text', pricing, volume, inputTokens, outputTokens, cachedShare: given(exact(cachedShare)) };
}

function agent(context: AgentContext): AgentWorkload {
  return {
    kind: 'agent',
    pricing,
    period: 'once',
    tasks: given(exact(10)),
    callsPerTask: given(exact('2.5')),
    context,
    outputTokens: given(exact(800)),
    cachedShare: given(exact('0.25')),
    successRate: given(exact('0.8')),
  };
}

describe('expectedUsageOf', () => {
  it('keeps the count of requests an exact fraction', () => {
    const volume = {
      kind: 'users',
      users: given(exact(7)),
      activeDays: given(ratio(61n, 3n)),
      requestsPerUserPerDay: given(exact('0.1')),
    } as const;
    // 7 × 61/3 × 1/10 = 427/30
    expect(expectedUsageOf(text(volume)).count).toEqual(ratio(427n, 30n));
  });

  it.each([
    ['month', 'requests', 'request'],
    ['once', 'calls', 'call'],
  ] as const)('counts per %s in %s', (period: Period, many, one) => {
    const usage = expectedUsageOf(text({ kind: 'requests', period, requests: given(exact(5)) }));
    expect(usage.period).toBe(period);
    expect(usage.volume).toEqual([{ label: many, quantity: exact(5) }]);
    expect(usage.costUnits).toEqual([{ label: one, quantity: exact(5) }]);
  });

  it('describes one request, however many there are', () => {
    const volume = { kind: 'requests', period: 'month', requests: given(exact(1_000_000)) } as const;
    const usage = expectedUsageOf(text(volume, '0.9'));
    expect([...usage.perRequest]).toEqual([
      ['input-token', exact(500)],
      ['output-token', exact(1_000)],
    ]);
    expect(usage.cachedPerRequest).toEqual(exact(450)); // 90 % of 500
  });

  it('adds the parts of a context up to the input of one call', () => {
    const parts = {
      kind: 'parts',
      instructionTokens: given(exact(2_000)),
      historyTokens: given(exact(8_000)),
      fileTokens: given(exact(10_000)),
      toolDefinitionTokens: given(exact(3_000)),
      toolResultTokens: given(exact(5_000)),
    } as const;
    const usage = expectedUsageOf(agent(parts));
    expect(usage.perRequest.get('input-token')).toEqual(exact(28_000)); // 2 + 8 + 10 + 3 + 5 thousand
    expect(usage.cachedPerRequest).toEqual(exact(7_000)); // a quarter
    expect(usage.inputParts).toHaveLength(5);
  });

  it('counts calls and completed tasks of an agent', () => {
    const usage = expectedUsageOf(agent({ kind: 'total', contextTokens: given(exact(28_000)) }));
    expect(usage.inputParts).toEqual([]);
    expect(usage.volume).toEqual([
      { label: 'tasks', quantity: exact(10) },
      { label: 'completed tasks', quantity: exact(8) }, // 80 % of 10
      { label: 'model calls', quantity: exact(25) }, // 10 × 2.5
    ]);
  });
});
