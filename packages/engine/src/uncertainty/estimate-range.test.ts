import { bundledCatalog, decimalUsd, exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { type Assumed, given, type Inputs, type Range } from '../estimation/assumption.ts';
import { estimate } from '../estimation/estimate.ts';
import type { Scenario } from '../estimation/scenario.ts';
import type { Workload } from '../estimation/workload.ts';
import { type EstimateRange, rangeOf } from './estimate-range.ts';

const prices = { catalog: bundledCatalog(), today: '2026-11-21' };

type Spread = readonly [low: number, high: number, cause?: string];

function number(value: number, spread?: Spread): Assumed {
  if (spread === undefined) return given(exact(value));
  const [low, high, cause] = spread;
  const range: Range = { low: exact(low), high: exact(high), ...(cause === undefined ? {} : { cause }) };
  return { ...given(exact(value)), range };
}

function text(inputs: Inputs): Workload {
  return { kind: 'text', pricing: { model: 'anthropic/claude-sonnet-4.6', inputs: {} }, inputs };
}

function agent(inputs: Inputs): Workload {
  return { kind: 'agent', pricing: { model: 'anthropic/claude-sonnet-4.6', inputs: {} }, inputs };
}

function scenario(...workloads: readonly Workload[]): Scenario {
  return { workloads, inputs: { retryRate: number(0.03, [0.01, 0.06]), buffer: number(0.15) } };
}

/** Six assumptions that are ranges. */
const SIX = scenario(
  text({
    users: number(100, [50, 200]),
    activeDays: number(20),
    requestsPerUserPerDay: number(3, [2, 5]),
    inputTokens: number(2_000, [1_000, 3_000]),
    outputTokens: number(700, [500, 900]),
    cachedShare: number(0.5, [0.2, 0.8]),
  }),
);

function ranged(of: Scenario): EstimateRange {
  const range = rangeOf(of, prices);
  if (range === undefined) throw new Error('no input is a range');
  return range;
}

function dollars(range: EstimateRange): readonly number[] {
  const { p10, p50, p90 } = range.planned;
  return [p10, p50, p90].map((money) => Number(decimalUsd(money)));
}

describe('rangeOf', () => {
  it('has no range where no input is one', () => {
    const certain = scenario(text({ calls: number(1), inputTokens: number(1), outputTokens: number(1) }));
    expect(rangeOf({ ...certain, inputs: {} }, prices)).toBeUndefined();
  });

  it('gives the same figures for the same seed, to the last picodollar', () => {
    expect(ranged(SIX).planned).toEqual(ranged(SIX).planned);
    // Pinned, so that a change of the stream or of a formula is noticed on any machine.
    expect(Object.values(ranged(SIX).planned).map(decimalUsd)).toEqual(PINNED);
  });

  it('gives other figures, near them, for another seed', () => {
    const other = rangeOf(SIX, prices, { seed: 2, samples: 20_000 });
    expect(other?.planned.p50).not.toBe(ranged(SIX).planned.p50);
    expect(Number(other?.planned.p50) / Number(ranged(SIX).planned.p50)).toBeCloseTo(1, 1);
  });

  it('follows a single range from end to end: the percentiles are its own', () => {
    const one = {
      workloads: [text({ calls: number(1), inputTokens: number(0), outputTokens: number(700, [500, 900]) })],
      inputs: {},
    };
    const [p10 = 0, p50 = 0, p90 = 0] = dollars(ranged(one));
    expect(p10).toBeCloseTo(0.0075, 5); // 500 × $15/1M
    expect(p50).toBeCloseTo(0.0105, 5); // 700 × $15/1M
    expect(p90).toBeCloseTo(0.0135, 5); // 900 × $15/1M
  });

  it('moves what has the same cause together, which widens the range', () => {
    const work = (cause: (name: string) => string) =>
      scenario(
        text({
          monthlyRequests: number(1_000, [500, 2_000, cause('a')]),
          inputTokens: number(2_000),
          outputTokens: number(500),
        }),
        text({
          monthlyRequests: number(1_000, [500, 2_000, cause('b')]),
          inputTokens: number(2_000),
          outputTokens: number(500),
        }),
      );
    const [low, , high] = dollars(ranged(work(() => 'traffic')));
    const [higher, , lower] = dollars(ranged(work((name) => name)));
    expect((high ?? 0) - (low ?? 0)).toBeGreaterThan(1.2 * ((lower ?? 0) - (higher ?? 0)));
  });

  it('takes the users of two workloads for the same people', () => {
    const users = { users: number(100, [50, 200]), activeDays: number(20), requestsPerUserPerDay: number(1) };
    const both = ranged(
      scenario(
        text({ ...users, inputTokens: number(2_000), outputTokens: number(500) }),
        text({ ...users, inputTokens: number(9_000), outputTokens: number(100) }),
      ),
    );
    expect(both.drivers.map(({ cause }) => cause)).toEqual(['users', 'all.retryRate']);
    expect(both.drivers[0]?.inputs.map(({ workload }) => workload)).toEqual([0, 1]);
  });

  it('ranks the drivers: users, which vary fourfold, before a retry rate of a few percent', () => {
    const { drivers } = ranged(SIX);
    expect(drivers[0]?.cause).toBe('users');
    expect(drivers.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 2);
  });

  it('prices every sample by the length of its own prompt', () => {
    // Gemini 2.5 Pro doubles its input price beyond 200,000 tokens: the upper half pays it, the lower does not.
    const prompt = number(200_000, [190_000, 210_000]);
    const long: Workload = {
      kind: 'text',
      pricing: { model: 'google/gemini-2.5-pro', inputs: {} },
      inputs: { calls: number(1), inputTokens: prompt, outputTokens: number(0) },
    };
    const [p10, , p90] = dollars(ranged({ workloads: [long], inputs: {} }));
    expect(p10).toBeCloseTo(0.2375, 3); // 190,000 × $1.25/1M
    expect(p90).toBeCloseTo(0.525, 3); // 210,000 × $2.50/1M
  });

  it('never draws shares of one whole beyond it', () => {
    const nearlyAll = text({
      calls: number(1),
      inputTokens: number(1_000),
      outputTokens: number(0),
      cachedShare: number(0.5, [0.3, 0.6]),
      cacheWriteShare: number(0.3, [0.1, 0.4]),
    });
    const { p10 } = ranged({ workloads: [nearlyAll], inputs: {} }).planned;
    expect(p10).toBeGreaterThan(0n);
  });

  it('follows calls that are all alike however many they are', () => {
    const alike = { contextTokens: number(1_000), outputTokens: number(50) };
    // 100 × 2,000 × (1,000 × $3/1M + 50 × $15/1M) = $750
    const some = { tasks: number(100), callsPerTask: number(2_000, [1_500, 3_000]), ...alike };
    expect(dollars(ranged({ workloads: [agent(some)], inputs: {} }))[1]).toBeCloseTo(750, 0);
    const many = { tasks: number(1), callsPerTask: number(500_000, [400_001, 600_000]), ...alike };
    expect(dollars(ranged({ workloads: [agent(many)], inputs: {} }))[1]).toBeCloseTo(1_875, 0);
  });

  it('draws less often where each draw follows many calls or turns, and a hundred times at least', () => {
    const samplesOf = (work: Workload): number => ranged({ workloads: [work], inputs: {} }).samples;
    const growing = { tasks: number(1), growthTokens: number(10, [5, 20]), outputTokens: number(10) };
    expect(samplesOf(agent({ ...growing, callsPerTask: number(20) }))).toBe(20_000);
    expect(samplesOf(agent({ ...growing, callsPerTask: number(1_000) }))).toBe(400); // 20,000 × 20 / 1,000
    const voice: Workload = {
      kind: 'voice',
      pricing: { model: 'openai/gpt-realtime', inputs: {} },
      // 500 × 12 = 6,000 turns, for which 20,000 × 20 / 6,000 = 67 would be too few
      inputs: { sessions: number(1), minutesPerSession: number(400, [300, 500]), turnsPerMinute: number(12) },
    };
    expect(samplesOf(voice)).toBe(100);
  });

  it('costs what the estimate does at each number of calls, whichever draws are computed together', () => {
    const calls = { low: 30, middle: 60, high: 200 };
    const work = (callsPerTask: Assumed): Scenario => ({
      workloads: [
        agent({ tasks: number(1), callsPerTask, growthTokens: number(2_000), outputTokens: number(300) }),
      ],
      inputs: {},
    });
    const range = ranged(work(number(calls.middle, [calls.low, calls.high])));
    const each = range.unitCosts.find(({ label }) => label === 'model call')?.cost;
    for (const [percentile, count] of [
      ['p10', calls.low],
      ['p50', calls.middle],
      ['p90', calls.high],
    ] as const) {
      const { planned } = estimate(work(number(count)), prices.catalog, prices.today);
      const exactly = Number(planned.money);
      expect(Number(range.planned[percentile]) / exactly).toBeCloseTo(1, 2);
      expect((Number(each?.[percentile]) * count) / exactly).toBeCloseTo(1, 2);
    }
    expect(range.drivers).toMatchObject([{ cause: '0.callsPerTask', share: 1 }]);
  });

  it('lies around the estimate: half of the samples below it, within a few percent', () => {
    const planned = Number(decimalUsd(estimate(SIX, prices.catalog, prices.today).planned.money));
    expect((dollars(ranged(SIX))[1] ?? 0) / planned).toBeCloseTo(1, 1);
  });
});

const PINNED = ['41.331385963001', '98.982687427149', '241.71253525405'];
