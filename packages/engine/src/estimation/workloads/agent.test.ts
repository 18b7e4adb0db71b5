import { decimalUsd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import {
  estimateOf,
  inputs,
  linesOf,
  stated,
  unitCostsIn,
  type Values,
  volumeIn,
} from '../testing/hand-made.ts';
import type { AgentWorkload } from '../workload.ts';

/** 100 tasks of 12 calls, each of which writes 800 tokens. */
function agent(values: Values): AgentWorkload {
  const pricing = stated({
    priceInputPerMillion: '3',
    priceOutputPerMillion: '15',
    priceCachedInputPerMillion: '0.3',
  });
  const size = { tasksPerMonth: '100', callsPerTask: '12', outputTokens: '800' };
  return { kind: 'agent', pricing, inputs: inputs({ ...size, ...values }) };
}

const PARTS: Values = {
  instructionTokens: '2000',
  historyTokens: '8000',
  fileTokens: '10000',
  toolDefinitionTokens: '3000',
  toolResultTokens: '5000',
};

describe('AGENT with an average context', () => {
  it('sends the context with each of the calls', () => {
    expect(linesOf(estimateOf(agent({ contextTokens: '28000' })))).toEqual([
      ['Input tokens', '100.8'], // 100 × 12 × 28,000 × $3/1M
      ['Output tokens', '14.4'], // 1,200 × 800 × $15/1M
    ]);
  });

  it('shows what every part of the context costs, and the parts are the whole', () => {
    expect(linesOf(estimateOf(agent(PARTS)))).toEqual([
      ['Input: instructions', '7.2'], // 1,200 calls × 2,000 × $3/1M
      ['Input: history', '28.8'], // 1,200 × 8,000 × $3/1M
      ['Input: files', '36'], // 1,200 × 10,000 × $3/1M
      ['Input: tool definitions', '10.8'], // 1,200 × 3,000 × $3/1M
      ['Input: tool results', '18'], // 1,200 × 5,000 × $3/1M
      ['Output tokens', '14.4'], // 1,200 × 800 × $15/1M
    ]);
    expect(decimalUsd(estimateOf(agent(PARTS)).base.money)).toBe('115.2'); // 100.80 + 14.40
  });

  it('divides the cost of all tasks by those that are completed', () => {
    const values = { retryRate: '0.05' };
    const result = estimateOf(agent({ ...PARTS, successRate: '0.8' }), { values });
    expect(decimalUsd(result.expected.money)).toBe('120.96'); // 115.20 × 1.05
    expect(unitCostsIn(result)).toEqual([
      ['completed task', '1.512'], // 120.96 / (100 × 0.8)
      ['model call', '0.1008'], // 120.96 / 1,200
    ]);
    expect(volumeIn(result)).toEqual([
      ['tasks', '100'],
      ['completed tasks', '80'],
      ['model calls', '1200'],
    ]);
  });

  it('reads the stated share of the context from the cache', () => {
    expect(linesOf(estimateOf(agent({ contextTokens: '28000', cachedShare: '0.75' })), 'operations')).toEqual(
      [
        ['Cache reads instead of plain input', '-68.04'], // 1,200 × 21,000 × ($0.30 − $3)/1M
      ],
    );
  });

  it('counts developers and the tasks of each', () => {
    const { tasksPerMonth: _, ...size } = agent({ contextTokens: '10000' }).inputs;
    const team = inputs({ users: '5', activeDays: '20', tasksPerUserPerDay: '2' });
    const result = estimateOf({ ...agent({}), inputs: { ...size, ...team } });
    expect(volumeIn(result).slice(0, 2)).toEqual([
      ['developers', '5'],
      ['tasks', '200'],
    ]);
    expect(linesOf(result)[0]).toEqual(['Input tokens', '72']); // 200 × 12 × 10,000 × $3/1M
  });
});
