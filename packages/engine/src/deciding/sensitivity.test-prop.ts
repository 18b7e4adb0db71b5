import { add, exact, multiply, type Ratio, ratio, subtract } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { given } from '../estimation/assumption.ts';
import { estimate } from '../estimation/estimate.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { sensitivitiesOf } from './sensitivity.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const catalog = smallCatalog({
  'a/model': { 'input-token': '3', 'output-token': '15', 'cached-input-token': '0.3' },
});
const prices = { catalog, today: '2026-11-21' };

const anyPlan = fc.record({
  requests: fc.integer({ min: 1, max: 10_000_000 }),
  inputTokens: fc.nat(200_000),
  outputTokens: fc.nat(10_000),
  hundredthsCached: fc.nat(100),
  hundredthsRetried: fc.nat(100),
  hundredthsVaried: fc.integer({ min: 1, max: 100 }),
});
type Plan = typeof anyPlan extends fc.Arbitrary<infer Value> ? Value : never;

const hundredths = (count: number): Ratio => ratio(BigInt(count), 100n);

function scenarioOf(plan: Plan): Scenario {
  const inputs = {
    monthlyRequests: given(exact(plan.requests)),
    inputTokens: given(exact(plan.inputTokens)),
    outputTokens: given(exact(plan.outputTokens)),
    cachedShare: given(hundredths(plan.hundredthsCached)),
  };
  const pricing = { model: 'a/model', inputs: {} };
  return {
    workloads: [{ kind: 'text', pricing, inputs }],
    inputs: { retryRate: given(hundredths(plan.hundredthsRetried)) },
  };
}

describe('sensitivitiesOf', () => {
  it('has the planned total between both ends, since every input here moves it one way', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const scenario = scenarioOf(plan);
        const { money } = estimate(scenario, catalog, prices.today).planned;
        for (const { low, high, swing } of sensitivitiesOf(
          scenario,
          prices,
          hundredths(plan.hundredthsVaried),
        )) {
          const [a, b] = [low.planned.money, high.planned.money];
          expect((a <= money && money <= b) || (b <= money && money <= a)).toBe(true);
          expect(swing).toBe(a < b ? b - a : a - b);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('varies by the share or to a bound, and sorts by swing', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const share = hundredths(plan.hundredthsVaried);
        const all = sensitivitiesOf(scenarioOf(plan), prices, share);
        for (const { assumption, low, high } of all) {
          const { field, value } = assumption;
          const atBound = field === 'cachedShare' || field === 'retryRate';
          expect(low.value).toEqual(lowest(multiply(value, subtract(exact(1), share)), field));
          if (!atBound) expect(high.value).toEqual(multiply(value, add(exact(1), share)));
        }
        const swings = all.map(({ swing }) => swing);
        expect(swings).toEqual(swings.toSorted((a, b) => Number(b > a) - Number(b < a)));
      }),
      { numRuns: 100 },
    );
  });
});

/** There must be some volume. */
function lowest(value: Ratio, field: string): Ratio {
  return field === 'monthlyRequests' && value.numerator === 0n ? exact('0.000001') : value;
}
