import { exact, type Ratio, ratio, toNumber, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { Assumed } from '../estimation/assumption.ts';
import { problemsOf } from '../estimation/problem.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { handMadeCatalog, inputs, listed, type Values } from '../estimation/testing/hand-made.ts';
import type { Workload } from '../estimation/workload.ts';
import type { ObservedSum, PilotObservation } from './pilot-observation.ts';
import { type PilotResult, pilotResult } from './pilot-result.ts';

const DAY = '2026-11-21';
const TEXT: Workload = {
  kind: 'text',
  pricing: listed('chat'),
  inputs: inputs({ monthlyRequests: '6000', inputTokens: '2000', outputTokens: '500' }),
};
const AGENT: Workload = {
  kind: 'agent',
  pricing: listed('chat'),
  inputs: inputs({ tasksPerMonth: '50', callsPerTask: '10', contextTokens: '20000', outputTokens: '1000' }),
};
const IMAGE: Workload = {
  kind: 'image',
  pricing: listed('painter'),
  inputs: inputs({ acceptedImagesPerMonth: '500', attemptsPerAccepted: '2' }),
};

function plan(work: Workload | readonly Workload[], values: Values = {}): Scenario {
  return { workloads: 'kind' in work ? [work] : work, inputs: inputs(values) };
}

function sum(total: string, squares?: string): ObservedSum {
  return { total: exact(total), ...(squares === undefined ? {} : { squares: exact(squares) }) };
}

function observe(scenario: Scenario, observed: Omit<PilotObservation, 'day'>): PilotResult {
  const result = pilotResult(scenario, { day: DAY, ...observed });
  if (result.kind === 'refused') throw new Error(result.reasons.join(' '));
  return result;
}

function refusals(scenario: Scenario, observed: Omit<PilotObservation, 'day'>): readonly string[] {
  const result = pilotResult(scenario, { day: DAY, ...observed });
  return result.kind === 'refused' ? result.reasons : [];
}

/** The changes as people read them. */
function changesOf({ changes }: PilotResult): readonly string[] {
  const text = (assumed: Assumed | undefined): string =>
    assumed === undefined ? 'none' : `${toNumber(assumed.value)}`;
  return changes.map(({ field, from, to }) => `${field} ${text(from)} → ${text(to)}`);
}

function inputOf({ scenario }: PilotResult, field: keyof Values): Assumed {
  return { ...scenario.inputs, ...scenario.workloads[0]?.inputs }[field] as Assumed;
}

function numbers({ low, high }: { readonly low: Ratio; readonly high: Ratio }): readonly [number, number] {
  return [toNumber(low), toNumber(high)];
}

describe('pilotResult', () => {
  it('replaces what was assumed by means over the requests, and says so', () => {
    const result = observe(plan(TEXT, { retryRate: '0.03' }), {
      runs: 200n,
      inputTokens: sum('440000'),
      cachedTokens: sum('110000'),
      outputTokens: sum('80000'),
      retries: 4n,
      failures: 2n,
      accepted: 190n,
      cost: usd('2.4'),
    });
    expect(changesOf(result)).toEqual([
      'inputTokens 2000 → 2200', // 440,000 / 200
      'outputTokens 500 → 400', // 80,000 / 200
      'cachedShare 0 → 0.25', // 110,000 / 440,000
      'retryRate 0.03 → 0.02', // 4 / 200
      'failedJobRate none → 0.01', // 2 / 200
      'rejectionRate none → 0.05', // 10 / 200
    ]);
    for (const { to } of result.changes) {
      expect([to?.origin, to?.reason?.startsWith('measured over 200 requests')]).toEqual(['measured', true]);
    }
    expect(result.changes[0]?.to?.reason).toBe('measured over 200 requests, 2026-11-21');
    expect(result.paid).toEqual({ unit: { one: 'request', many: 'requests' }, cost: usd('0.012') }); // $2.40 / 200
    expect(result.scenario.inputs.retryRate?.origin).toBe('measured');
  });

  it('leaves what was not measured as it was', () => {
    const result = observe(plan(TEXT), { runs: 40n, outputTokens: sum('16000') });
    expect(changesOf(result)).toEqual(['outputTokens 500 → 400']);
    expect(result.paid).toBeUndefined();
  });

  it('gives a mean the range of its standard error', () => {
    // Half of them 2,100 and half 2,300 tokens: squares 100 × (2,100² + 2,300²)
    const observed = { runs: 200n, inputTokens: sum('440000', '970000000') };
    const { range } = inputOf(observe(plan(TEXT), observed), 'inputTokens');
    // s² = (970,000,000 − 440,000² / 200) / 199 = 10,050.25; 1.2816 × √(10,050.25 / 200) = 9.085
    const [low, high] = numbers(range as NonNullable<typeof range>);
    expect(low).toBeCloseTo(2190.915, 3);
    expect(high).toBeCloseTo(2209.085, 3);
  });

  it('gives a share the range that chance gives it, also where nothing failed', () => {
    const some = inputOf(observe(plan(TEXT), { runs: 200n, failures: 6n }), 'failedJobRate');
    // Wilson, z² = 1.6425: (0.03 + z²/400 ± z × √(0.03 × 0.97 / 200 + z²/160,000)) / (1 + z²/200)
    const [low, high] = numbers(some.range as NonNullable<typeof some.range>);
    expect(low).toBeCloseTo(0.017964, 5);
    expect(high).toBeCloseTo(0.049693, 5);
    const none = inputOf(observe(plan(TEXT), { runs: 30n, failures: 0n }), 'failedJobRate');
    expect(numbers(none.range as NonNullable<typeof none.range>)[0]).toBe(0);
    expect(toNumber(none.range?.high as Ratio)).toBeCloseTo(0.051908, 5); // z² / (30 + z²)
    const all = inputOf(observe(plan(AGENT), { runs: 30n, accepted: 30n }), 'successRate');
    expect(toNumber(all.range?.low as Ratio)).toBeCloseTo(0.948092, 5); // 30 / (30 + z²)
    expect(all.range?.high).toEqual(exact(1));
  });

  it('keeps a range within what its field can be', () => {
    const observed = { runs: 10n, inputTokens: sum('100', '10000') };
    const { range } = inputOf(observe(plan(TEXT), observed), 'inputTokens');
    // s² = (10,000 − 100² / 10) / 9 = 1,000; 10 − 1.2816 × √(1,000 / 10) is below nothing
    expect(range?.low).toEqual(exact(0));
  });

  it('keeps how much single runs differed, for the next pilot', () => {
    // Squares in dollars²: half of the runs $0.01, half $0.03; s² = (0.1 − 4² / 200) / 199, s = 0.0100251
    const costs = { runs: 200n, cost: usd('4'), costSquares: exact('0.1') };
    expect(toNumber(observe(plan(TEXT), costs).variation?.value as Ratio)).toBeCloseTo(0.501255, 5);
    const tokens = {
      runs: 200n,
      inputTokens: sum('440000', '970000000'), // s = 100.2509, of 2,200 on average
      outputTokens: sum('80000', '40000000'), // s² = (40,000,000 − 80,000² / 200) / 199, of 400: 0.501255
    };
    expect(observe(plan(TEXT), tokens).variation).toMatchObject({
      reason: expect.stringContaining('measured over 200 requests, 2026-11-21'),
    });
    expect(toNumber(observe(plan(TEXT), tokens).variation?.value as Ratio)).toBeCloseTo(0.501255, 5);
    const half = { runs: 200n, inputTokens: sum('440000', '970000000'), outputTokens: sum('80000') };
    expect(observe(plan(TEXT), half).variation).toBeUndefined();
  });

  it('counts retries by what fails of all that is sent, where it is sent until it succeeds', () => {
    const scenario: Scenario = { ...plan(TEXT, { retryRate: '0.03' }), retries: 'until-success' };
    const rate = inputOf(observe(scenario, { runs: 200n, retries: 50n }), 'retryRate');
    expect(rate.value).toEqual(exact('0.2')); // 50 of 250, and 1 / (1 − 0.2) = 250 / 200
    expect(rate.reason).toBe('measured over 250 requests sent, 2026-11-21');
  });

  it('counts reasoning apart from the answer, of which it is reported a part', () => {
    const observed = { runs: 100n, outputTokens: sum('90000'), reasoningTokens: sum('30000') };
    expect(changesOf(observe(plan(TEXT), observed))).toEqual([
      'outputTokens 500 → 600', // (90,000 − 30,000) / 100
      'reasoningTokens none → 300',
    ]);
  });

  it('gives the answer no range where reasoning is taken out of it', () => {
    const output = { outputTokens: sum('9000', '9000000') };
    const apart = observe(plan(TEXT), { runs: 10n, ...output, reasoningTokens: sum('3000') });
    expect(inputOf(apart, 'outputTokens').range).toBeUndefined();
    expect(inputOf(observe(plan(TEXT), { runs: 10n, ...output }), 'outputTokens').range).toBeDefined();
  });

  it('does not count assumed reasoning again that is in the measured output', () => {
    const thinking = { ...TEXT, inputs: { ...TEXT.inputs, ...inputs({ reasoningTokens: '700' }) } };
    expect(changesOf(observe(plan(thinking), { runs: 100n, outputTokens: sum('90000') }))).toEqual([
      'outputTokens 500 → 900',
      'reasoningTokens 700 → 0',
    ]);
  });

  it('takes the verbosity of the model out of what it wrote, since the estimate puts it in again', () => {
    const verbose = { ...TEXT, pricing: listed('chat', { verbosity: '1.5' }) };
    const result = observe(plan(verbose), { runs: 100n, outputTokens: sum('90000') });
    expect(changesOf(result)).toEqual(['outputTokens 500 → 600']); // 900 / 1.5
    expect(result.changes[0]?.to?.reason).toContain('divided by the verbosity of 1.5');
  });

  it('takes images and tool definitions out of the measured input', () => {
    const rest = inputs({ imagesPerRequest: '1', tokensPerImage: '1000', toolDefinitionTokens: '200' });
    const seeing = { ...TEXT, inputs: { ...TEXT.inputs, ...rest } };
    const result = observe(plan(seeing), { runs: 10n, inputTokens: sum('30000') });
    expect(changesOf(result)).toEqual(['inputTokens 2000 → 1800']); // 3,000 − 1,200
    expect(refusals(plan(seeing), { runs: 10n, inputTokens: sum('10000') })).toEqual([
      'The input tokens are 1,000 for one request, but images, pages and tool definitions alone are assumed at 1,200: correct those first.',
    ]);
  });

  it('counts an agent’s tokens by the call and its acceptance by the task', () => {
    const observed = {
      runs: 20n,
      calls: 400n,
      inputTokens: sum('12000000'),
      outputTokens: sum('320000'),
      accepted: 15n,
      retries: 8n,
    };
    expect(changesOf(observe(plan(AGENT), observed))).toEqual([
      'outputTokens 1000 → 800', // 320,000 / 400
      'callsPerTask 10 → 20', // 400 / 20
      'contextTokens 20000 → 30000', // 12,000,000 / 400
      'successRate 1 → 0.75', // 15 / 20
      'retryRate none → 0.02', // 8 / 400
    ]);
    expect(refusals(plan(AGENT), { runs: 20n, inputTokens: sum('12000000') })).toEqual([
      'The model calls are missing: tokens of an agent are assumed for each call.',
    ]);
  });

  it('replaces a context that grows, and its cache, by the measured mean', () => {
    const size = {
      prefixTokens: '10000',
      growthTokens: '1000',
      callsPerTask: '10',
      tasksPerMonth: '50',
      outputTokens: '0',
    };
    const growing: Workload = {
      kind: 'agent',
      pricing: listed('chat'),
      cacheLifetime: '5m',
      inputs: inputs(size),
    };
    const observed = { runs: 5n, calls: 50n, inputTokens: sum('1000000') };
    expect(refusals(plan(growing), observed)).toEqual([
      'Cached tokens are missing: a context that grows is replaced by the measured mean, and its cache with it.',
      'Tokens written to the cache are missing: a context that grows is replaced by the measured mean, and its cache with it.',
    ]);
    const cached = { ...observed, cachedTokens: sum('900000'), cacheWriteTokens: sum('100000') };
    expect(changesOf(observe(plan(growing), cached))).toEqual([
      'callsPerTask 10 → 10',
      'contextTokens none → 20000', // 1,000,000 / 50
      'prefixTokens 10000 → none',
      'growthTokens 1000 → none',
      'fedBackShare 0 → none',
      'cachedShare none → 0.9',
      'cacheWriteShare none → 0.1',
      'cacheExpiryShare 0.037 → none',
    ]);
  });

  it('turns the share of accepted generations into attempts', () => {
    const result = observe(plan(IMAGE), { runs: 136n, accepted: 34n });
    expect(changesOf(result)).toEqual(['attemptsPerAccepted 2 → 4']); // 136 / 34
    const { range } = inputOf(result, 'attemptsPerAccepted');
    // One divided by Wilson's ends of 0.25 ± …: 0.205588 and 0.300379 (z² = 1.6425, n = 136)
    const [low, high] = numbers(range as NonNullable<typeof range>);
    expect(low).toBeCloseTo(3.3291, 3);
    expect(high).toBeCloseTo(4.8641, 3);
    expect(refusals(plan(IMAGE), { runs: 40n, accepted: 0n })).toEqual([
      'None of 40 generations was accepted: go on until one is, then there are attempts for it.',
    ]);
  });

  it('measures the length of sessions', () => {
    const voice: Workload = {
      kind: 'voice',
      pricing: listed('chat'),
      inputs: inputs({ sessionsPerMonth: '100', minutesPerSession: '5' }),
    };
    expect(changesOf(observe(plan(voice), { runs: 68n, minutes: sum('272') }))).toEqual([
      'minutesPerSession 5 → 4',
    ]);
  });

  it('measures the work that is named, and leaves the rest of the plan', () => {
    const both = plan(
      [
        { ...TEXT, name: 'chat' },
        { ...TEXT, name: 'search' },
      ],
      { retryRate: '0.03' },
    );
    const { scenario } = observe(both, { workload: 'search', runs: 100n, retries: 5n });
    expect(scenario.inputs.retryRate?.value).toEqual(exact('0.03'));
    expect(scenario.workloads.map(({ inputs: own }) => own.retryRate?.value)).toEqual([
      undefined,
      exact('0.05'),
    ]);
    expect(refusals(both, { runs: 100n, retries: 5n })).toEqual([
      'A pilot tries one piece of work: name one of chat, search.',
    ]);
  });

  it('gives a scenario that can be estimated', () => {
    const catalog = handMadeCatalog({
      chat: ['input-token $3/1M', 'output-token $15/1M'],
      painter: ['image $0.04/1'],
    });
    const results = [
      observe(plan(TEXT), {
        runs: 200n,
        inputTokens: sum('440000', '970000000'),
        cachedTokens: sum('1'),
        failures: 1n,
      }),
      observe(plan(AGENT), { runs: 20n, calls: 400n, inputTokens: sum('12000000'), accepted: 15n }),
      observe(plan(IMAGE), { runs: 136n, accepted: 34n, failures: 3n }),
    ];
    for (const { scenario } of results) expect(problemsOf(scenario, catalog)).toEqual([]);
  });

  it.each<readonly [string, Workload, Omit<PilotObservation, 'day'>]>([
    ['The runs are 0: a result needs at least one.', TEXT, { runs: 0n }],
    ['The model calls are 0: a result needs at least one.', AGENT, { runs: 1n, calls: 0n }],
    ['Retries are -1: a count cannot be negative.', TEXT, { runs: 10n, retries: -1n }],
    ['Input tokens are -5: a sum cannot be negative.', TEXT, { runs: 10n, inputTokens: sum('-5') }],
    [
      'The squares of the costs add up to 0.09, but 10 figures that add up to 1 give at least 0.1.',
      TEXT,
      { runs: 10n, cost: usd('1'), costSquares: exact('0.09') },
    ],
    [
      'The squares of the costs are stated without the cost that they belong to.',
      TEXT,
      { runs: 10n, costSquares: exact('0.09') },
    ],
    ['The cost is -$1: it cannot be negative.', TEXT, { runs: 10n, cost: usd('-1') }],
    [
      'Cached tokens are 600, but they are part of the input tokens, which are 500.',
      TEXT,
      { runs: 10n, inputTokens: sum('500'), cachedTokens: sum('600') },
    ],
    [
      'Cached tokens are stated without the input tokens that they are part of.',
      TEXT,
      { runs: 10n, cachedTokens: sum('600') },
    ],
    [
      'Reasoning tokens are 600, but they are part of the output tokens, which are 500.',
      TEXT,
      { runs: 10n, outputTokens: sum('500'), reasoningTokens: sum('600') },
    ],
    [
      'Tokens read from the cache and written to it are more together than the input tokens.',
      TEXT,
      { runs: 10n, inputTokens: sum('500'), cachedTokens: sum('300'), cacheWriteTokens: sum('201') },
    ],
    [
      'Accepted results are 11, but there were 10 runs: there cannot be more.',
      TEXT,
      { runs: 10n, accepted: 11n },
    ],
    ['Failed runs are 11, but there were 10 runs: there cannot be more.', TEXT, { runs: 10n, failures: 11n }],
    [
      'The squares of the input tokens add up to 999, but 10 figures that add up to 100 give at least 1,000.',
      TEXT,
      { runs: 10n, inputTokens: sum('100', '999') },
    ],
    [
      'Cached tokens are no part of image work: leave them out.',
      IMAGE,
      { runs: 10n, inputTokens: sum('9'), cachedTokens: sum('1') },
    ],
    [
      'Model calls are counted for the tasks of an agent only: leave them out of text work.',
      TEXT,
      { runs: 10n, calls: 10n },
    ],
    ['retry rate is 110%, but the most is 100%.', TEXT, { runs: 10n, retries: 11n }],
  ])('refuses with "%s"', (reason, work, observed) => {
    expect(refusals(plan(work), observed)).toEqual([reason]);
  });

  it('accepts squares that are as small as they can be, and gives them no range', () => {
    const result = observe(plan(TEXT), { runs: 10n, inputTokens: sum('100', '1000') });
    expect(inputOf(result, 'inputTokens')).toEqual({
      origin: 'measured',
      value: ratio(10n),
      reason: 'measured over 10 requests, 2026-11-21',
    });
  });
});
