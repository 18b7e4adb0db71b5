import { exact, type Money, ratio } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { given } from '../estimation/assumption.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { largestWithin } from './reverse.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const prices = {
  catalog: smallCatalog({
    'a/model': { 'input-token': '3', 'input-token prompt>200000': '6', 'output-token': '15' },
  }),
  today: '2026-11-21',
};

const anyQuestion = fc.record({
  cents: fc.bigInt({ min: 0n, max: 10n ** 9n }),
  inputTokens: fc.integer({ min: 1, max: 400_000 }),
  outputTokens: fc.nat(10_000),
  thousandthsRetried: fc.bigInt({ min: 0n, max: 1_000n }),
  field: fc.constantFrom('monthlyRequests' as const, 'inputTokens' as const, 'outputTokens' as const),
});

describe('largestWithin', () => {
  it('stays within the budget, which the next value exceeds', () => {
    fc.assert(
      fc.property(anyQuestion, ({ cents, inputTokens, outputTokens, thousandthsRetried, field }) => {
        const inputs = {
          monthlyRequests: given(exact(1_000)),
          inputTokens: given(exact(inputTokens)),
          outputTokens: given(exact(outputTokens)),
        };
        const scenario: Scenario = {
          workloads: [{ kind: 'text', pricing: { model: 'a/model', inputs: {} }, inputs }],
          inputs: { retryRate: given(ratio(thousandthsRetried, 1_000n)) },
        };
        const budget = (cents * 10n ** 10n) as Money;
        const answer = largestWithin({ budget, field }, scenario, prices);
        if (answer.kind === 'nothing') {
          expect(answer.least.planned.money > budget).toBe(true);
          return;
        }
        if (answer.kind !== 'found') throw new Error(`the answer is ${answer.kind}`);
        expect(answer.at.planned.money <= budget).toBe(true);
        expect(answer.next !== undefined && answer.next.planned.money > budget).toBe(true);
        expect(answer.next?.value).toEqual(ratio(answer.at.value.numerator + 1n));
      }),
      { numRuns: 60 },
    );
  });
});
