import { decimalUsd, exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { given } from '../assumption.ts';
import { problemsOf } from '../problem.ts';
import { estimateOf, handMadeCatalog, inputs, linesOf, listed, type Values } from '../testing/hand-made.ts';
import type { AgentWorkload, CacheLifetime } from '../workload.ts';

const catalog = handMadeCatalog({
  chat: [
    'input-token $3/1M',
    'cached-input-token $0.30/1M',
    'cache-write-5m-token $3.75/1M',
    'cache-write-1h-token $6/1M',
    'output-token $15/1M',
  ],
  long: ['input-token $3/1M', 'input-token $6/1M prompt>13000', 'output-token $15/1M'],
});

/** 100 tasks of 4 calls; each begins with 10,000 tokens and writes 500. */
function agent(values: Values = {}, cacheLifetime?: CacheLifetime): AgentWorkload {
  const size = { tasksPerMonth: '100', callsPerTask: '4', outputTokens: '500', prefixTokens: '10000' };
  const lifetime = cacheLifetime === undefined ? {} : { cacheLifetime };
  return { kind: 'agent', pricing: listed('chat'), inputs: inputs({ ...size, ...values }), ...lifetime };
}

const GROWING: Values = { growthTokens: '2000' };

function linesFor(workload: AgentWorkload): ReturnType<typeof linesOf> {
  return linesOf(estimateOf(workload, { catalog }));
}

function expectedOf(workload: AgentWorkload): string {
  return decimalUsd(estimateOf(workload, { catalog }).expected.money);
}

describe('AGENT with a context that grows', () => {
  it('reads again what the calls before have added: K·P + g·K(K−1)/2', () => {
    // Prompts of 10,000, 12,000, 14,000 and 16,000: 4 × 10,000 + 2,000 × 4 × 3 / 2 = 52,000 tokens a task.
    expect(linesFor(agent(GROWING))).toEqual([
      ['Input: prefix', '12'], // 100 × 40,000 × $3/1M
      ['Input: growth', '3.6'], // 100 × 12,000 × $3/1M
      ['Output tokens', '3'], // 100 × 4 × 500 × $15/1M
    ]);
  });

  it('feeds the output back where no growth is stated', () => {
    expect(linesFor(agent({ toolResultTokens: '1500' }))).toEqual([
      ['Input: prefix', '12'],
      ['Input: tool results', '2.7'], // 100 × 1,500 × 6 × $3/1M
      ['Input: earlier output', '0.9'], // 100 × 500 × 6 × $3/1M
      ['Output tokens', '3'],
    ]);
    expect(linesFor(agent({ fedBackShare: '0.5' }))[1]).toEqual(['Input: earlier output', '0.45']);
  });

  it('has the fraction of a last call', () => {
    // 2.5 calls: 10,000 + 12,000 + half of 14,000 = 29,000 tokens; 2.5 × 500 written.
    expect(expectedOf(agent({ ...GROWING, callsPerTask: '2.5' }))).toBe('10.575'); // 100 × (29,000 × $3 + 1,250 × $15)/1M
  });

  it('chooses the rate of each call by its own length', () => {
    // Two calls up to 13,000 tokens, 22,000 in all; two above, 30,000 in all.
    const result = estimateOf({ ...agent(GROWING), pricing: listed('long') }, { catalog });
    expect(decimalUsd(result.base.money)).toBe('27.6'); // 100 × (22,000 × $3 + 30,000 × $6 + 2,000 × $15)/1M
  });

  it('reads what was sent before from the cache and writes the rest, for five minutes', () => {
    // Read: 0 + 10,000 + 12,000 + 14,000 = 36,000. Written: 10,000 + 3 × 2,000 = 16,000.
    expect(linesFor(agent({ ...GROWING, cacheExpiryShare: '0' }, '5m'))).toEqual([
      ['Input: prefix', '12'],
      ['Input: growth', '3.6'],
      ['Output tokens', '3'],
      ['Cache reads instead of plain input', '-9.72'], // 100 × 36,000 × ($0.30 − $3)/1M
      ['Cache writes instead of plain input', '1.2'], // 100 × 16,000 × ($3.75 − $3)/1M
    ]);
  });

  it('pays more for writing what is kept for an hour', () => {
    const writes = linesFor(agent({ ...GROWING, cacheExpiryShare: '0' }, '1h')).at(-1);
    expect(writes).toEqual(['Cache writes instead of plain input', '4.8']); // 100 × 16,000 × ($6 − $3)/1M
  });

  it('writes again what has expired', () => {
    // A quarter of the reads find nothing: 27,000 are read, 25,000 written.
    const lines = linesFor(agent({ ...GROWING, cacheExpiryShare: '0.25' }, '5m'));
    expect(lines.slice(-2)).toEqual([
      ['Cache reads instead of plain input', '-7.29'], // 100 × 27,000 × ($0.30 − $3)/1M
      ['Cache writes instead of plain input', '1.875'], // 100 × 25,000 × ($3.75 − $3)/1M
    ]);
  });

  it('expects 3.7 % of the calls to find the cache expired, and says so', () => {
    const { assumptions } = estimateOf(agent(GROWING, '5m'), { catalog });
    expect(assumptions.find(({ field }) => field === 'cacheExpiryShare')).toMatchObject({
      value: exact('0.037'),
      origin: 'default',
    });
  });

  it('reads the stated share of each prompt where no lifetime is stated', () => {
    const reads = linesFor(agent({ ...GROWING, cachedShare: '0.5' })).at(-1);
    expect(reads).toEqual(['Cache reads instead of plain input', '-7.02']); // 100 × 26,000 × ($0.30 − $3)/1M
  });

  describe('compacted above 13,000 tokens to 11,000', () => {
    const compacting = { ...GROWING, compactAtTokens: '13000', compactToTokens: '11000' };

    it('reads the whole context once more and goes on with a summary', () => {
      // Calls of 10,000 and 12,000; the third would have 14,000: these are read, and 1,000 of a summary written.
      // Then calls of 11,000 and 13,000.
      expect(linesFor(agent(compacting))).toEqual([
        ['Input: prefix', '12'], // 100 × 4 × 10,000 × $3/1M
        ['Input: growth', '1.2'], // 100 × (2,000 + 2,000) × $3/1M
        ['Input: summary', '0.6'], // 100 × 2 × 1,000 × $3/1M
        ['Output tokens', '3'], // 100 × 4 × 500 × $15/1M
        ['Compaction: input tokens', '4.2'], // 100 × 14,000 × $3/1M
        ['Compaction: output tokens', '1.5'], // 100 × 1,000 × $15/1M
      ]);
    });

    it('finds only the prefix in the cache afterwards', () => {
      // Read: 10,000 and, to compact, 12,000; then the prefix, 10,000; then 11,000: 43,000 in all.
      // Written: 10,000, 2,000 and 2,000 to compact; the summary, 1,000; then 2,000: 17,000 in all.
      const lines = linesFor(agent({ ...compacting, cacheExpiryShare: '0' }, '5m'));
      expect(lines.slice(-2)).toEqual([
        ['Cache reads instead of plain input', '-11.61'], // 100 × 43,000 × ($0.30 − $3)/1M
        ['Cache writes instead of plain input', '1.275'], // 100 × 17,000 × ($3.75 − $3)/1M
      ]);
    });

    it.each([
      ['10000', '90000', 20_000], // the prefix and 10,000
      ['40000', '100000', 50_000],
      ['1000', '15000', 8_000], // half of the room of 14,000
      ['10000', '10001', '10000.5'],
    ] as const)(
      'keeps a prefix of %s and a summary below %s tokens where no length is stated',
      (prefixTokens, compactAtTokens, to) => {
        const work = agent({ ...GROWING, prefixTokens, compactAtTokens });
        expect(problemsOf({ workloads: [work], inputs: {} }, catalog)).toEqual([]);
        const { assumptions } = estimateOf(work, { catalog });
        const compacted = assumptions.find(({ field }) => field === 'compactToTokens');
        expect(compacted).toMatchObject({ value: exact(to), origin: 'default' });
      },
    );

    it('keeps a summary below the least and above the most of what is a range', () => {
      const ranged = agent({ ...GROWING });
      const prefixTokens = { ...given(exact(5_000)), range: { low: exact(1_000), high: exact(8_000) } };
      const compactAtTokens = { ...given(exact(20_000)), range: { low: exact(12_000), high: exact(30_000) } };
      const work = { ...ranged, inputs: { ...ranged.inputs, prefixTokens, compactAtTokens } };
      expect(problemsOf({ workloads: [work], inputs: {} }, catalog)).toEqual([]);
      const compacted = estimateOf(work, { catalog }).scenario.workloads[0]?.inputs.compactToTokens;
      expect(compacted?.value).toEqual(exact(10_000)); // 8,000 and half of the room up to 12,000
    });
  });
});
