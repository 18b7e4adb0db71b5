import {
  add,
  compare,
  divide,
  exact,
  type Money,
  multiply,
  NOTHING,
  ONE,
  type Ratio,
  ratio,
  subtract,
  ZERO,
} from '@tollkeeper/pricing';

import type { Assumption } from '../estimation/assumption.ts';
import { type Estimate, estimate, type Total, type UnitCost } from '../estimation/estimate.ts';
import { fieldDefinition } from '../estimation/field.ts';
import type { PriceSource } from '../estimation/pricing.ts';
import { problemsOf } from '../estimation/problem.ts';
import { assumptionsOf, type Scenario, withInputs } from '../estimation/scenario.ts';
import { completed } from '../estimation/workload-definitions.ts';

/** What the planned total, and the cost of one result, become when an input is smaller, and when it is larger. */
export type Sensitivity = {
  readonly assumption: Assumption;
  readonly low: Varied;
  readonly high: Varied;
  /** From the least to the greatest of both totals and the planned one. */
  readonly swing: Money;
  /** From the least to the greatest expected cost of one request, task or accepted result; absent where it stays. */
  readonly unit?: { readonly label: string; readonly swing: Money };
  /** The change of the total for a change of the input, both as shares: 1 when they move together; absent when the total is nothing. */
  readonly elasticity?: Ratio;
};

export type Varied = {
  readonly value: Ratio;
  readonly planned: Total;
  /** The first unit cost of the work that the input belongs to. */
  readonly unitCost?: Money;
};

/**
 * Varies every input by a share of itself, 20 % unless told otherwise, and estimates again; the largest swing first.
 *
 * After them come inputs that move only the cost of one result, such as the share of tasks completed.
 *
 * Because it estimates again, a threshold that is crossed shows as the jump that it is. A value stays within the
 * bounds of its field, and stays as it is where the scenario would contradict itself. Inputs that change nothing are
 * left out, and so are catalog prices, which are no inputs; stated prices are.
 */
export function sensitivitiesOf(
  stated: Scenario,
  prices: PriceSource,
  share: Ratio = A_FIFTH,
): readonly Sensitivity[] {
  const scenario = completed(stated);
  const base = estimated(scenario, prices);
  return distinct(assumptionsOf(scenario))
    .map((assumption) => sensitivityOf(assumption, { scenario, prices, share, base }))
    .filter(({ swing, unit }) => swing > NOTHING || unit !== undefined)
    .toSorted((a, b) => byAmount(b.swing, a.swing));
}

type Circumstances = {
  readonly scenario: Scenario;
  readonly prices: PriceSource;
  readonly share: Ratio;
  readonly base: Estimate;
};

function sensitivityOf(
  assumption: Assumption,
  { scenario, prices, share, base }: Circumstances,
): Sensitivity {
  const of = (value: Ratio, made: Estimate): Varied => {
    const unit = unitOf(made, assumption);
    return { value, planned: made.planned, ...(unit === undefined ? {} : { unitCost: unit.cost }) };
  };
  const varied = (factor: Ratio): Varied => {
    const edited = scaled(scenario, assumption, factor);
    return problemsOf(edited, prices.catalog).length === 0
      ? of(within(assumption, factor), estimated(edited, prices))
      : of(assumption.value, base);
  };
  const [low, planned, high] = [
    varied(subtract(ONE, share)),
    of(assumption.value, base),
    varied(add(ONE, share)),
  ];
  const each = [low, planned, high];
  const unitSwing = swingOf(each.flatMap(({ unitCost }) => unitCost ?? []));
  const label = unitOf(base, assumption)?.label;
  return {
    assumption,
    low,
    high,
    swing: swingOf(each.map(({ planned: { money } }) => money)),
    ...(label === undefined || unitSwing === NOTHING ? {} : { unit: { label, swing: unitSwing } }),
    ...elasticityOf({ assumption, low, high }, base.planned),
  };
}

/** What holds for all work has the unit of the first. */
function unitOf({ unitCosts }: Estimate, { workload = 0 }: Assumption): UnitCost | undefined {
  return unitCosts.find((each) => each.workload === workload);
}

function swingOf(amounts: readonly Money[]): Money {
  const sorted = amounts.toSorted(byAmount);
  return ((sorted.at(-1) ?? NOTHING) - (sorted[0] ?? NOTHING)) as Money;
}

/** Every occurrence of the input in its workload, such as the verbosity of a model and of its fallback. */
function scaled(scenario: Scenario, { field, workload }: Assumption, factor: Ratio): Scenario {
  return withInputs(scenario, ({ field: name, workload: place, ...assumed }) => {
    if (name !== field || place !== workload) return assumed;
    const { range: _range, ...rest } = assumed;
    return { ...rest, value: within({ ...assumed, field }, factor) };
  });
}

function within({ field, value }: Pick<Assumption, 'field' | 'value'>, factor: Ratio): Ratio {
  const { least, most } = fieldDefinition(field);
  const wanted = multiply(value, factor);
  if (compare(wanted, least) < 0) return least;
  return compare(wanted, most) > 0 ? most : wanted;
}

function elasticityOf(
  { assumption: { value }, low, high }: Pick<Sensitivity, 'assumption' | 'low' | 'high'>,
  base: Total,
): Pick<Sensitivity, 'elasticity'> {
  const width = subtract(high.value, low.value);
  if (base.money === NOTHING || compare(width, ZERO) === 0) return {};
  const change = ratio(high.planned.money - low.planned.money, base.money);
  return { elasticity: divide(change, divide(width, value)) };
}

function estimated(scenario: Scenario, { catalog, today }: PriceSource): Estimate {
  return estimate(scenario, catalog, today);
}

function distinct(assumptions: readonly Assumption[]): readonly Assumption[] {
  const byName = new Map(assumptions.map((each) => [`${each.workload} ${each.field}`, each]));
  return [...byName.values()];
}

function byAmount(a: Money, b: Money): number {
  return a < b ? -1 : Number(a > b);
}

const A_FIFTH = exact('0.2');
