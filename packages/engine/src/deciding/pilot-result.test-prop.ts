import { exact, NOTHING, ratio, usd } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { byDefault } from '../estimation/assumption.ts';
import { estimate } from '../estimation/estimate.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { handMadeCatalog, listed, TODAY } from '../estimation/testing/hand-made.ts';
import { pilotResult } from './pilot-result.ts';

const catalog = handMadeCatalog({
  chat: [
    'input-token $3/1M',
    'output-token $15/1M',
    'cached-input-token $0.30/1M',
    'cache-write-5m-token $3.75/1M',
  ],
});
const guess = byDefault(exact(1_000), 'nobody knows yet');

/** What was written down of each request; the cached tokens and the written ones are among the input. */
const anyRequest = fc
  .record({
    rest: fc.bigInt({ min: 0n, max: 10_000n }),
    read: fc.bigInt({ min: 0n, max: 10_000n }),
    written: fc.bigInt({ min: 0n, max: 10_000n }),
    answer: fc.bigInt({ min: 0n, max: 5_000n }),
    reasoning: fc.bigInt({ min: 0n, max: 5_000n }),
  })
  .map(({ rest, read, written, answer, reasoning }) => ({
    inputTokens: rest + read + written,
    cachedTokens: read,
    cacheWriteTokens: written,
    outputTokens: answer + reasoning,
    reasoningTokens: reasoning,
  }));
type Recorded = typeof anyRequest extends fc.Arbitrary<infer Value> ? Value : never;

function summed(requests: readonly Recorded[], name: keyof Recorded) {
  const total = requests.reduce((all, each) => all + each[name], 0n);
  const squares = requests.reduce((all, each) => all + each[name] ** 2n, 0n);
  return { total: ratio(total), squares: ratio(squares) };
}

function resultOf(requests: readonly Recorded[], verbosity: bigint) {
  const pricing = listed('chat', { verbosity: `${verbosity}` });
  const workload = {
    kind: 'text',
    pricing,
    inputs: { monthlyRequests: guess, inputTokens: guess, outputTokens: guess },
  } as const;
  const scenario: Scenario = { workloads: [workload], inputs: {} };
  const sums = (
    ['inputTokens', 'cachedTokens', 'cacheWriteTokens', 'outputTokens', 'reasoningTokens'] as const
  ).map((name) => [name, summed(requests, name)]);
  return pilotResult(scenario, { day: TODAY, runs: BigInt(requests.length), ...Object.fromEntries(sums) });
}

const anyRequests = fc.array(anyRequest, { minLength: 1, maxLength: 40 });

describe('pilotResult', () => {
  it('makes the estimate of as many requests cost what their tokens cost', () => {
    fc.assert(
      fc.property(anyRequests, fc.bigInt({ min: 1n, max: 3n }), (requests, verbosity) => {
        const result = resultOf(requests, verbosity);
        if (result.kind === 'refused') throw new Error(result.reasons.join(' '));
        const [workload] = result.scenario.workloads;
        const count = byDefault(ratio(BigInt(requests.length)), 'as many as were tried');
        const repeated: Scenario = {
          ...result.scenario,
          workloads:
            workload === undefined
              ? []
              : [{ ...workload, inputs: { ...workload.inputs, monthlyRequests: count } }],
        };
        const paid = requests.reduce((total, each) => {
          const plain = each.inputTokens - each.cachedTokens - each.cacheWriteTokens;
          const input =
            plain * usd('0.000003') +
            each.cachedTokens * usd('0.0000003') +
            each.cacheWriteTokens * usd('0.00000375');
          return total + input + each.outputTokens * usd('0.000015');
        }, NOTHING as bigint);
        expect(estimate(repeated, catalog, TODAY).planned.money).toBe(paid);
      }),
      { numRuns: 200 },
    );
  });

  it('puts every mean within its range', () => {
    fc.assert(
      fc.property(anyRequests, (requests) => {
        const result = resultOf(requests, 1n);
        if (result.kind === 'refused') throw new Error(result.reasons.join(' '));
        for (const { to } of result.changes) {
          if (to?.range === undefined) continue;
          const { low, high } = to.range;
          expect(low.numerator * to.value.denominator <= to.value.numerator * low.denominator).toBe(true);
          expect(to.value.numerator * high.denominator <= high.numerator * to.value.denominator).toBe(true);
        }
      }),
    );
  });
});
