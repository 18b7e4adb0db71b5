import { exact, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { given, type Inputs } from '../estimation/assumption.ts';
import { estimate } from '../estimation/estimate.ts';
import { problemsOf } from '../estimation/problem.ts';
import type { Scenario } from '../estimation/scenario.ts';
import type { Workload } from '../estimation/workload.ts';
import { type Advice, adviceFor } from './advice.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const PLAIN = { 'input-token': '1', 'output-token': '10' };
const catalog = smallCatalog(
  {
    'a/plain': PLAIN,
    'a/long': { ...PLAIN, 'input-token prompt>200000': '2', 'output-token prompt>200000': '15' },
    'a/from': { ...PLAIN, 'input-token prompt>=128000': '2' },
    'a/batch': { ...PLAIN, 'input-token tier=batch': '0.5', 'output-token tier=batch': '5' },
    'a/flex': { ...PLAIN, 'input-token tier=flex': '0.6', 'input-token tier=batch': '0.5' },
    'a/cached': {
      ...PLAIN,
      'cached-input-token': '0.1',
      'cache-write-5m-token': '1.25',
      'cache-write-1h-token': '2',
    },
    'a/cached-by-itself': { ...PLAIN, 'cached-input-token': '0.1' },
    'a/no-output-price': { 'input-token': '1', 'input-token tier=batch': '0.5' },
    'maker/hosted': { 'input-token': '2', 'output-token': '10' },
    'host/hosted': PLAIN,
  },
  { 'host/hosted': 'Hosted on Host' },
);
const prices = { catalog, today: '2026-11-21' };

function text(model: string, inputs: Inputs = {}): Workload {
  const own: Inputs = {
    monthlyRequests: given(exact(1_000)),
    inputTokens: given(exact(10_000)),
    outputTokens: given(exact(1_000)),
    ...inputs,
  };
  return { kind: 'text', pricing: { model, inputs: {} }, inputs: own };
}

function agent(model: string, inputs: Inputs): Workload {
  const own: Inputs = {
    tasksPerMonth: given(exact(100)),
    outputTokens: given(exact(1_000)),
    callsPerTask: given(exact(10)),
    ...inputs,
  };
  return { kind: 'agent', pricing: { model, inputs: {} }, inputs: own };
}

const of = (...workloads: readonly Workload[]): Scenario => ({ workloads, inputs: {} });
const advised = (scenario: Scenario): readonly Advice[] => adviceFor(scenario, prices);
const kinds = (scenario: Scenario) => advised(scenario).map(({ kind, saving }) => [kind, saving]);

describe('adviceFor', () => {
  it('has nothing to say where nothing is worth it', () => {
    expect(advised(of(text('a/plain')))).toEqual([]);
  });

  it('trims a prompt that is just over a threshold, and says by how much', () => {
    const scenario = of(text('a/long', { inputTokens: given(exact(210_000)) }));
    const [first] = advised(scenario);
    expect(first).toMatchObject({
      kind: 'threshold',
      saving: usd('225'), // 210M × $2 + 1M × $15 = $435; 200M × $1 + 1M × $10 = $210
      change: 'Trim the prompt by 10,000 tokens, to 200,000 tokens: from there on every token costs more',
    });
    expect(first?.scenario.workloads[0]?.inputs.inputTokens?.value).toEqual(exact(200_000));
  });

  it('stays one token below a threshold that a prompt of its length already pays', () => {
    const [first] = advised(of(text('a/from', { inputTokens: given(exact(128_000)) })));
    expect(first?.change).toContain('by 1 tokens, to 127,999 tokens');
    expect(first?.saving).toBe(usd('128.001')); // 128M × $2 − 127.999M × $1
  });

  it('does not call it a trim to cut more than a fifth, or a prompt below the threshold', () => {
    const long = (tokens: number) => kinds(of(text('a/long', { inputTokens: given(exact(tokens)) })));
    expect(long(250_000)).toMatchObject([['threshold', expect.anything()]]); // 50,000 of 250,000
    expect(long(250_001)).toEqual([]);
    expect(long(200_000)).toEqual([]);
  });

  it('trims the largest part of an agent’s context', () => {
    const parts = { instructionTokens: given(exact(10_000)), fileTokens: given(exact(195_000)) };
    const [first] = advised(of(agent('a/long', parts)));
    expect(first?.kind).toBe('threshold');
    expect(first?.scenario.workloads[0]?.inputs).toMatchObject({
      instructionTokens: { value: exact(10_000) },
      fileTokens: { value: exact(190_000) },
    });
  });

  it('sends as a batch, or as flex, what can wait, each at its own price in time', () => {
    expect(kinds(of(text('a/batch')))).toEqual([['batch', usd('10')]]); // half of 10 + 10
    // The output has no rate of its own at these tiers: 10M × ($1 − $0.50), and × ($1 − $0.60).
    expect(kinds(of(text('a/flex')))).toEqual([
      ['batch', usd('5')],
      ['flex', usd('4')],
    ]);
    expect(advised(of(text('a/batch')))[0]?.cost).toContain('24 hours');
  });

  it('proposes no batch to an agent, whose calls wait for each other', () => {
    // 1,000 calls × 20,000 × ($1 − $0.60) / 1M
    expect(kinds(of(agent('a/flex', { contextTokens: given(exact(20_000)) })))).toEqual([['flex', usd('8')]]);
  });

  it('caches the tool definitions that each call of a task repeats', () => {
    const parts = { toolDefinitionTokens: given(exact(18_000)), historyTokens: given(exact(2_000)) };
    const [first] = advised(of(agent('a/cached', parts)));
    // 1,000 calls × 18,000 = 18M tokens: a tenth written at $1.25, nine tenths read at $0.10, instead of $18.
    expect(first).toMatchObject({ kind: 'caching', saving: usd('14.13') }); // 18 − 2.25 − 1.62
    expect(first?.change).toBe(
      'Put the 18,000 tokens that every request repeats first, and cache them for 5 minutes',
    );
    expect(first?.cost).toContain(
      'it pays from the 2nd request within 5 minutes, and the plan has 10 in that time',
    );
  });

  it('writes what requests repeat once in a lifetime, at even traffic', () => {
    const tools = { monthlyRequests: given(exact(7_200)), toolDefinitionTokens: given(exact(10_000)) };
    const [first] = advised(of(text('a/cached', tools)));
    // 10 requests an hour, less than one in 5 minutes. 72M tokens: 7.2M written at $2, 64.8M read at $0.10.
    expect(first).toMatchObject({ kind: 'caching', saving: usd('51.12') }); // 72 − 14.4 − 6.48
    expect(first?.change).toContain('for an hour');
    expect(first?.scenario.workloads[0]).toMatchObject({ cacheLifetime: '1h' });
  });

  it('rounds how many requests come within a lifetime', () => {
    const tools = { monthlyRequests: given(exact(1_000_000)), toolDefinitionTokens: given(exact(10_000)) };
    const caching = advised(of(text('a/cached', tools))).find(({ kind }) => kind === 'caching');
    expect(caching?.cost).toContain('and the plan has about 1,389 in that time'); // 1,000,000 / 720 hours = 1,388.9
  });

  it('caches nothing where requests are too rare for it to pay', () => {
    const tools = { monthlyRequests: given(exact(700)), toolDefinitionTokens: given(exact(50_000)) };
    expect(advised(of(text('a/cached', tools)))).toEqual([]); // less than one an hour
  });

  it('caches no prefix that is too short, and no workload of which a cache was stated', () => {
    const short = { callsPerTask: given(exact(10)), toolDefinitionTokens: given(exact(1_023)) };
    expect(advised(of(agent('a/cached', short)))).toEqual([]);
    const said = { toolDefinitionTokens: given(exact(18_000)), cachedShare: given(exact(0)) };
    expect(advised(of(agent('a/cached', said)))).toEqual([]);
  });

  it('caches the growing context of an agent between its calls', () => {
    const growing = { prefixTokens: given(exact(10_000)), growthTokens: given(exact(2_000)) };
    const stated: Workload = agent('a/cached', { ...growing, cacheExpiryShare: given(exact(0)) });
    const [first] = advised(of(stated));
    // 10 × 10,000 + 2,000 × 45 = 190,000 tokens a task; the last call sends 28,000, all of it written once;
    // 162,000 are read: 0.19 − 0.028 × 1.25 − 0.162 × 0.1 = $0.1388 a task, of which there are 100.
    expect(first).toMatchObject({ kind: 'caching', saving: usd('13.88') });
    expect(first?.change).toBe('Cache the context between the calls of a task for 5 minutes');
    expect(first?.scenario.workloads[0]).toMatchObject({ cacheLifetime: '5m' });
  });

  it('counts no writes for a cache that works by itself', () => {
    const growing = { prefixTokens: given(exact(10_000)), growthTokens: given(exact(2_000)) };
    const [first] = advised(
      of(agent('a/cached-by-itself', { ...growing, cacheExpiryShare: given(exact(0)) })),
    );
    expect(first).toMatchObject({ kind: 'caching', saving: usd('14.58') }); // 100 × 162,000 × $0.90/1M
  });

  it('compacts a context that grows, at the best of its lengths', () => {
    const growing = {
      prefixTokens: given(exact(5_000)),
      growthTokens: given(exact(10_000)),
      callsPerTask: given(exact(20)),
    };
    const [first, ...others] = advised(of(agent('a/plain', growing)));
    expect(others).toEqual([]);
    // From 5,000 to 195,000 tokens; to 15,000 (the prefix and a summary) above (15,000 + 195,000) / 2.
    expect(first?.change).toBe('Compact the context above 105,000 tokens, to 15,000');
    expect(first?.kind).toBe('compaction');
    // Calls 1–11 read 5,000 … 105,000 (605,000); the 12th would read 115,000: it is compacted, which reads them and
    // writes 10,000; then 12–20 read 15,000 … 95,000 (495,000). Without: 20 × 5,000 + 10,000 × 190 = 2,000,000.
    // (2,000,000 − 605,000 − 115,000 − 495,000) × $1/1M − 10,000 × $10/1M = $0.685 a task, of which there are 100.
    expect(first?.saving).toBe(usd('68.5'));
  });

  it('compacts no context that is compacted, or that stays short', () => {
    const long = {
      prefixTokens: given(exact(5_000)),
      growthTokens: given(exact(10_000)),
      callsPerTask: given(exact(20)),
    };
    expect(advised(of(agent('a/plain', { ...long, compactAtTokens: given(exact(105_000)) })))).toEqual([]);
    expect(advised(of(agent('a/plain', { ...long, growthTokens: given(exact(500)) })))).toEqual([]);
  });

  it('names a cheaper host of the same model, and its risk', () => {
    const [first] = advised(of(text('maker/hosted')));
    expect(first).toMatchObject({ kind: 'host', change: 'Use Hosted on Host', saving: usd('10') }); // 10M × $1
    expect(first?.cost).toContain('region');
  });

  it('lists the largest saving first, each with the scenario that has it', () => {
    const scenario = of(text('a/batch'), text('maker/hosted', { monthlyRequests: given(exact(3_000)) }));
    const all = advised(scenario);
    expect(all.map(({ kind, workload, saving }) => [kind, workload, saving])).toEqual([
      ['host', 1, usd('30')],
      ['batch', 0, usd('10')],
    ]);
    const planned = (of: Scenario) => estimate(of, catalog, prices.today).planned.money;
    for (const { scenario: edited, saving } of all) {
      expect(problemsOf(edited, catalog)).toEqual([]);
      expect(planned(scenario) - planned(edited)).toBe(saving);
    }
  });

  it('leaves out what saves less than a twentieth, or less than a dollar', () => {
    const rest = text('a/plain', { monthlyRequests: given(exact(9_001)) });
    // $180.02 + $20: a twentieth is $10.001, and the batch saves $10; of $200.00 it is enough.
    expect(advised(of(text('a/batch'), rest))).toEqual([]);
    expect(kinds(of(text('a/batch'), text('a/plain', { monthlyRequests: given(exact(9_000)) })))).toEqual([
      ['batch', usd('10')],
    ]);
    const small = (requests: number) =>
      kinds(of(text('a/batch', { monthlyRequests: given(exact(requests)) })));
    expect(small(99)).toEqual([]); // $0.99
    expect(small(100)).toEqual([['batch', usd('1')]]);
  });

  it('takes another least worth', () => {
    const scenario = of(text('a/batch'));
    expect(adviceFor(scenario, prices, usd('10.01'))).toEqual([]);
    expect(adviceFor(scenario, prices, usd('10'))).toHaveLength(1);
  });

  it('rests nothing on an unknown price, and still speaks of the other work', () => {
    expect(advised(of(text('a/no-output-price')))).toEqual([]);
    expect(kinds(of(text('a/no-output-price'), text('a/batch')))).toEqual([['batch', usd('10')]]);
  });
});
