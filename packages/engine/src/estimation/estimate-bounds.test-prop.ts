import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { estimate } from './estimate.ts';
import { problemsOf } from './problem.ts';
import { anyRates, catalogOf, choicesOf } from './testing/any-rates.ts';
import { anyScenario } from './testing/any-scenario.ts';
import { TODAY } from './testing/hand-made.ts';
import { WORKLOAD_KINDS } from './workload-definitions.ts';

describe.each(WORKLOAD_KINDS)('estimate of %s work within the bounds of its inputs', (kind) => {
  it.each(['any', 'bounds'] as const)(
    'has no problem, does not throw, and no figure of it is negative, with inputs of %s',
    (sizes) => {
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const choose = choicesOf(seed);
          const scenario = anyScenario(choose, { kind, mostSteps: 60, sizes });
          const catalog = catalogOf(anyRates(choose));
          expect(problemsOf(scenario, catalog)).toEqual([]);
          const { base, expected, planned, fees, unitCosts, lines } = estimate(scenario, catalog, TODAY);
          const costs = lines.filter(({ layer }) => layer === 'base').map(({ cost }) => cost);
          const each = [...costs, ...unitCosts.map(({ cost }) => cost)];
          expect([...each, base.money].filter((money) => money < 0n)).toEqual([]);
          // What is saved in full may be a picodollar more than the rounded lines that it is saved of.
          const rounding = -BigInt(lines.length);
          const totals = [expected, planned, fees].map(({ money }) => money);
          expect(totals.filter((money) => money < rounding)).toEqual([]);
        }),
        { numRuns: 100 },
      );
    },
  );

  it('is within its bounds at the longest conversation too', () => {
    const choose = choicesOf(1);
    const scenario = anyScenario(choose, { kind, mostSteps: 1_000, sizes: 'bounds' });
    expect(estimate(scenario, catalogOf(anyRates(choose)), TODAY).planned.money).toBeGreaterThanOrEqual(0n);
  });
});
