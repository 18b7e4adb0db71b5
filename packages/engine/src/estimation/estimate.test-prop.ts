import { BILLING_UNITS, multiply, ratio, ZERO } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { given, type Inputs } from './assumption.ts';
import { type Estimate, estimate } from './estimate.ts';
import { allFields, type Field } from './field.ts';
import type { Layer } from './line-item.ts';
import { type Scenario, withInputs } from './scenario.ts';
import { type AnyRate, anyAmount, anyRates, type Choose, catalogOf, choicesOf } from './testing/any-rates.ts';
import { anyScenario } from './testing/any-scenario.ts';
import { TODAY } from './testing/hand-made.ts';
import { TIER_FIELDS } from './tiers.ts';
import { type Workload, withPricings } from './workload.ts';
import { definitionOf, fieldsOf, WORKLOAD_KINDS } from './workload-definitions.ts';

type Case = { readonly scenario: Scenario; readonly rates: readonly AnyRate[]; readonly choose: Choose };

const estimated = (scenario: Scenario, rates: readonly AnyRate[]): Estimate =>
  estimate(scenario, catalogOf(rates), TODAY);

function totalsOf({ base, expected, planned, fees }: Estimate): readonly Estimate['base'][] {
  return [base, expected, planned, fees];
}

/** The scenario with some inputs of its workloads left out. */
function without(scenario: Scenario, fields: readonly Field[]): Scenario {
  const kept = (inputs: Inputs): Inputs =>
    Object.fromEntries(Object.entries(inputs).filter(([field]) => !fields.includes(field as Field)));
  const reduced = (workload: Workload): Workload => ({ ...workload, inputs: kept(workload.inputs) });
  return { ...scenario, workloads: scenario.workloads.map(reduced) };
}

/** The scenario without caches and other tiers; a voice model caches unless it is told not to. */
function withoutSavings(scenario: Scenario): Scenario {
  const plain = without(scenario, ['cachedShare', 'cacheWriteShare', ...TIER_FIELDS]);
  const workloads = plain.workloads.map((workload): Workload => {
    const { cacheLifetime: _, ...others } = { cacheLifetime: undefined, ...workload };
    const voice = workload.kind === 'voice' ? { cachedShare: given(ZERO) } : {};
    return { ...(others as Workload), inputs: { ...workload.inputs, ...voice } };
  });
  return { ...plain, workloads };
}

describe.each(WORKLOAD_KINDS)('estimate of %s work', (kind) => {
  const lawful = (law: (each: Case) => void): void => {
    const property = fc.property(fc.integer(), (seed) => {
      const choose = choicesOf(seed);
      const scenario = anyScenario(choose, { kind, mostSteps: 20 });
      law({ scenario, rates: anyRates(choose), choose });
    });
    fc.assert(property, { numRuns: 40 });
  };

  it('totals what the lines show', () => {
    lawful(({ scenario, rates }) => {
      const result = estimated(scenario, rates);
      const shown = (...layers: readonly Layer[]) =>
        result.lines
          .filter(({ layer }) => layers.includes(layer))
          .reduce((total, { cost }) => total + cost, 0n);
      expect(totalsOf(result).map(({ money }) => money)).toEqual([
        shown('base'),
        shown('base', 'operations'),
        shown('base', 'operations', 'buffer'),
        shown('fees'),
      ]);
    });
  });

  it('doubles every base line with the volume, within a picodollar', () => {
    const volumes = WORKLOAD_KINDS.flatMap((each) => {
      const { once, month, perUserPerDay } = definitionOf(each).volume;
      return [once, month, perUserPerDay];
    });
    lawful(({ scenario, rates }) => {
      const twice = withInputs(scenario, (each) =>
        volumes.includes(each.field) ? given(multiply(each.value, ratio(2n))) : each,
      );
      const [once, doubled] = [scenario, twice].map((each) =>
        estimated(each, rates).lines.filter(({ layer }) => layer === 'base'),
      );
      expect(doubled?.map(({ label }) => label)).toEqual(once?.map(({ label }) => label));
      const off = (doubled ?? []).map(({ cost }, at) => cost - 2n * (once?.[at]?.cost ?? 0n));
      expect(off.filter((each) => each > 1n || each < -1n)).toEqual([]);
    });
  });

  it('costs no less when any rate is raised', () => {
    lawful(({ scenario, rates, choose }) => {
      const [raised, by] = [choose(rates.length), anyAmount(choose)];
      const higher = rates.map((rate, at) => (at === raised ? { ...rate, amount: rate.amount + by } : rate));
      const dearer = withInputs(scenario, (each) =>
        each.field.toLowerCase().includes('price') && choose(2) === 0
          ? given(multiply(each.value, ratio(3n, 2n)))
          : each,
      );
      const before = totalsOf(estimated(scenario, rates));
      const after = totalsOf(estimated(dearer, higher));
      // Lines of both are rounded, savings against the cost.
      const rounding = BigInt(estimated(scenario, rates).lines.length);
      after.forEach(({ money }, at) => {
        expect(money).toBeGreaterThanOrEqual((before[at]?.money ?? 0n) - rounding);
      });
    });
  });

  it('plans no less than it expects, and expects no less than the base where nothing is saved', () => {
    lawful(({ scenario, rates }) => {
      const { expected, planned } = estimated(scenario, rates);
      expect(planned.money).toBeGreaterThanOrEqual(expected.money);
      const plain = estimated(withoutSavings(scenario), rates);
      expect(plain.expected.money).toBeGreaterThanOrEqual(plain.base.money);
      expect(plain.lines.filter(({ cost }) => cost < 0n)).toEqual([]);
    });
  });

  it('moves a batch share only between the standard rates and the batch rates', () => {
    lawful(({ scenario, rates }) => {
      const sharing = (share: bigint): Estimate => {
        const plain = without(scenario, TIER_FIELDS);
        const workloads = plain.workloads.map((each): Workload => {
          const takes = fieldsOf(each.kind).includes('batchShare');
          return takes ? { ...each, inputs: { ...each.inputs, batchShare: given(ratio(share, 4n)) } } : each;
        });
        return estimated({ ...plain, workloads }, rates);
      };
      const [none, quarter, all] = [sharing(0n), sharing(1n), sharing(4n)];
      expect(quarter.base.money).toBe(none.base.money);
      const off = 4n * quarter.planned.money - 3n * none.planned.money - all.planned.money;
      const rounding = BigInt(8 * quarter.lines.length);
      expect(off <= rounding && off >= -rounding).toBe(true);
    });
  });

  it('says "at least" of every total as soon as something has no price', () => {
    lawful(({ scenario, rates, choose }) => {
      const plain = withoutSavings(scenario);
      const unstated = {
        ...plain,
        workloads: plain.workloads.map((workload) =>
          withPricings(workload, ({ model = 'nothing', inputs: { fallbackShare } }) => ({
            model,
            inputs: fallbackShare === undefined ? {} : { fallbackShare },
          })),
        ),
      };
      const paid = estimated(unstated, rates).lines.flatMap(({ rate, quantity }) =>
        rate !== undefined && quantity?.numerator !== 0n && BILLING_UNITS[rate.unit].whenUnpriced === 'gap'
          ? [rate.unit]
          : [],
      );
      const unit = paid[choose(paid.length)];
      const result = estimated(
        unstated,
        rates.filter((rate) => rate.unit !== unit),
      );
      if (unit !== undefined) {
        expect(totalsOf(result).map((total) => total.kind)).toEqual(Array(4).fill('at-least'));
        expect(result.gaps).not.toEqual([]);
      }
    });
  });

  it('is the same when every input is changed into itself', () => {
    lawful(({ scenario, rates }) => {
      const [plain, same] = [scenario, withInputs(scenario, (each) => each)].map((each) =>
        estimated(each, rates),
      );
      expect({ ...same, scenario: undefined }).toEqual({ ...plain, scenario: undefined });
    });
  });
});

describe('the scenarios that the laws are tried with', () => {
  it('have every field in them, and many of them no gap', () => {
    const seen = new Set<string>();
    let exact = 0;
    for (const kind of WORKLOAD_KINDS) {
      for (let seed = 0; seed < 100; seed += 1) {
        const choose = choicesOf(seed);
        const result = estimated(anyScenario(choose, { kind, mostSteps: 20 }), anyRates(choose));
        for (const { field } of result.assumptions) seen.add(field);
        if (result.planned.kind === 'exact') exact += 1;
      }
    }
    expect(allFields().filter((field) => !seen.has(field))).toEqual([]);
    expect(exact).toBeGreaterThan(250);
  });
});
