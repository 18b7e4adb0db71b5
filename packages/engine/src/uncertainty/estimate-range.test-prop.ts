import { exact, multiply } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { estimate } from '../estimation/estimate.ts';
import { type Scenario, withInputs } from '../estimation/scenario.ts';
import { anyRates, catalogOf, choicesOf } from '../estimation/testing/any-rates.ts';
import { anyScenario } from '../estimation/testing/any-scenario.ts';
import { TODAY } from '../estimation/testing/hand-made.ts';
import { WORKLOAD_KINDS } from '../estimation/workload-definitions.ts';
import { rangeOf } from './estimate-range.ts';

/** Every input is a range, from `low` times its value to its value. */
function ranged(scenario: Scenario, low: string): Scenario {
  return withInputs(scenario, (assumption) => ({
    ...assumption,
    range: { low: multiply(assumption.value, exact(low)), high: assumption.value },
  }));
}

describe.each(WORKLOAD_KINDS)('rangeOf of %s work', (kind) => {
  it('is the estimate to within 1e-9 where ranges have no width', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const choose = choicesOf(seed);
        const scenario = anyScenario(choose, { kind, mostSteps: 30 });
        const catalog = catalogOf(anyRates(choose));
        const { base, expected, planned, lines } = estimate(scenario, catalog, TODAY);
        const range = rangeOf(ranged(scenario, '1'), { catalog, today: TODAY }, { seed: 1, samples: 2 });
        // Each line of the estimate is rounded to a picodollar. Savings are differences: what is left of a large
        // base has the errors of the base.
        const rounding = lines.length + 1;
        const most = Math.max(Number(base.money), Number(planned.money), 1);
        const off = (drawn: bigint | undefined, exactly: bigint): number =>
          Math.max(0, Math.abs(Number((drawn ?? 0n) - exactly)) - rounding) / most;
        if (range !== undefined) {
          expect(off(range.planned.p50, planned.money)).toBeLessThan(1e-9);
          expect(off(range.expected.p90, expected.money)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never has a higher percentile below a lower one, nor one that is negative or no number', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const choose = choicesOf(seed);
        const scenario = ranged(anyScenario(choose, { kind, mostSteps: 12 }), '0.5');
        const catalog = catalogOf(anyRates(choose));
        const range = rangeOf(scenario, { catalog, today: TODAY }, { seed: 7, samples: 50 });
        for (const spread of [
          range?.planned,
          range?.expected,
          ...(range?.unitCosts ?? []).map(({ cost }) => cost),
        ]) {
          if (spread === undefined) continue;
          expect(spread.p10 <= spread.p50 && spread.p50 <= spread.p90).toBe(true);
          expect(spread.p10 >= -1_000n).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
