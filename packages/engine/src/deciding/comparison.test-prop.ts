import { exact } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { given } from '../estimation/assumption.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { compare } from './comparison.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const WORK: Scenario = {
  workloads: [
    {
      kind: 'text',
      pricing: { inputs: {} },
      inputs: {
        monthlyRequests: given(exact(1_000)),
        inputTokens: given(exact(1_000)),
        outputTokens: given(exact(100)),
      },
    },
  ],
  inputs: {},
};

/** Cents for a million tokens; some models have no price for their output. */
const anyModels = fc.array(
  fc.record({ input: fc.nat(500), output: fc.option(fc.nat(500), { nil: undefined }) }),
  { maxLength: 8 },
);
const dollars = (cents: number) => (cents / 100).toFixed(2);

describe('compare', () => {
  it('lists every model once, exact totals first and each group in order', () => {
    fc.assert(
      fc.property(anyModels, fc.boolean(), (models, withUnknown) => {
        const listed = models.map(({ input, output }, at) => [
          `m/${at}`,
          {
            'input-token': dollars(input),
            ...(output === undefined ? {} : { 'output-token': dollars(output) }),
          },
        ]);
        const prices = { catalog: smallCatalog(Object.fromEntries(listed)), today: '2026-11-21' };
        const wanted = [...models.map((_, at) => `m/${at}`), ...(withUnknown ? ['x/unknown'] : [])];
        const { ranked, refused, verdict } = compare(WORK, wanted, prices);
        expect([...ranked, ...refused].map(({ model }) => model).sort()).toEqual(wanted.toSorted());
        const keys = ranked.map(({ estimate: { planned } }) => [
          planned.kind === 'exact' ? 0n : 1n,
          planned.money,
        ]);
        const sorted = keys.toSorted(
          ([k = 0n, m = 0n], [l = 0n, n = 0n]) => Number(k - l) || (m < n ? -1 : 1),
        );
        expect(keys).toEqual(sorted);
        const exactOnes = ranked.filter(({ estimate: { planned } }) => planned.kind === 'exact');
        expect(verdict.kind === 'unknown').toBe(exactOnes.length === 0);
      }),
      { numRuns: 100 },
    );
  });
});
