import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { type Assumed, given, type Inputs } from '../estimation/assumption.ts';
import type { Field } from '../estimation/field.ts';
import type { Pricing } from '../estimation/pricing.ts';
import type { Scenario } from '../estimation/scenario.ts';
import type { Workload } from '../estimation/workload.ts';
import { type SampledInputs, sampledInputs } from './sampled-inputs.ts';

function number(value: number, spread?: readonly [low: number, high: number]): Assumed {
  if (spread === undefined) return given(exact(value));
  return { ...given(exact(value)), range: { low: exact(spread[0]), high: exact(spread[1]) } };
}

function work(kind: 'agent' | 'voice', inputs: Inputs): Workload {
  return { kind, pricing: { inputs: {} }, inputs };
}

function text(...[pricing, ...fallbacks]: readonly [Pricing, ...Pricing[]]): Workload {
  return { kind: 'text', pricing, fallbacks, inputs: {} };
}

function drawn(workload: Workload): SampledInputs {
  const scenario: Scenario = { workloads: [workload], inputs: {} };
  return sampledInputs(scenario, { seed: 1, samples: 20_000 });
}

/** The products of the drawn inputs of these names, sample by sample. */
function products({ columns }: SampledInputs, ...fields: readonly Field[]): readonly number[] {
  const own = [...columns].flatMap(([assumed, column]) =>
    'field' in assumed && fields.includes(assumed.field as Field) ? [column as Float64Array] : [],
  );
  expect(own).toHaveLength(fields.length);
  return Array.from(own[0] ?? [], (_, sample) =>
    own.reduce((product, column) => product * (column[sample] ?? NaN), 1),
  );
}

describe('sampledInputs', () => {
  it('draws calls that are all alike as far as they are stated', () => {
    const calls = number(2_000, [1_500, 3_000]);
    const all = products(drawn(work('agent', { callsPerTask: calls })), 'callsPerTask');
    expect(all.filter((each) => each > 3_000).length).toBe(2_000); // one in ten
  });

  it('follows a context that grows for no more than 1,000 calls', () => {
    const inputs = { callsPerTask: number(800, [500, 950]), growthTokens: number(1) };
    const all = products(drawn(work('agent', inputs)), 'callsPerTask');
    expect(Math.max(...all)).toBeLessThanOrEqual(1_000);
    expect(Math.max(...all)).toBeGreaterThan(999);
  });

  it('follows no session beyond what three standard deviations make of it', () => {
    const all = products(
      drawn(work('voice', { minutesPerSession: number(20, [10, 60]) })),
      'minutesPerSession',
    );
    expect(Math.max(...all)).toBeCloseTo(261.7, 0); // 20 × 3^(3 / 1.28155)
  });

  it('follows no session beyond 6,000 turns, however its minutes and its pace are drawn', () => {
    const inputs = { minutesPerSession: number(100, [50, 500]), turnsPerMinute: number(8, [4, 11]) };
    const all = products(drawn(work('voice', inputs)), 'minutesPerSession', 'turnsPerMinute');
    expect(Math.max(...all)).toBeLessThanOrEqual(6_000.001);
    expect(all.filter((each) => each > 5_000).length).toBeGreaterThan(100);
  });

  it('varies the verbosity of a model and that of its fallback apart', () => {
    const verbosity = number(1, [0.5, 2]);
    const pair = text({ inputs: { verbosity } }, { inputs: { verbosity, fallbackShare: number(0.5) } });
    const { draws, inputsOf } = drawn(pair);
    expect([...draws.keys()]).toEqual(['0.verbosity', '0.verbosity.1']);
    expect([...inputsOf.values()].map(([assumption]) => assumption?.payee)).toEqual([0, 1]);
  });

  it('draws shares of one whole so that they never exceed it together', () => {
    const share = number(0.2, [0.05, 0.4]);
    const fallback: Pricing = { inputs: { fallbackShare: share } };
    const fallbacks = drawn(text({ inputs: {} }, fallback, fallback));
    const cache = drawn({ ...text({ inputs: {} }), inputs: { cachedShare: share, cacheWriteShare: share } });
    for (const { columns } of [fallbacks, cache]) {
      const [one = 0, other = 0] = columns.values();
      if (typeof one === 'number' || typeof other === 'number') throw new Error('both are ranges');
      expect(Math.max(...one.map((each, sample) => each + (other[sample] ?? NaN)))).toBeLessThanOrEqual(1);
      expect(Math.max(...one)).toBeCloseTo(0.5, 9); // 0.4 and half of the 0.2 that is left
    }
  });
});
