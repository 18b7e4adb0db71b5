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
import { estimate, type Total } from '../estimation/estimate.ts';
import { fieldDefinition } from '../estimation/field.ts';
import type { PriceSource } from '../estimation/pricing.ts';
import { problemsOf } from '../estimation/problem.ts';
import { assumptionsOf, type Scenario, withInputs } from '../estimation/scenario.ts';
import { completed } from '../estimation/workload-definitions.ts';

/** What the planned total becomes when one input is smaller, and when it is larger. */
export type Sensitivity = {
  readonly assumption: Assumption;
  readonly low: Varied;
  readonly high: Varied;
  /** From the least to the greatest of both totals and the planned one. */
  readonly swing: Money;
  /** The change of the total for a change of the input, both as shares: 1 when they move together; absent when the total is nothing. */
  readonly elasticity?: Ratio;
};

export type Varied = { readonly value: Ratio; readonly planned: Total };

/**
 * Varies every input by a share of itself, 20 % unless told otherwise, and estimates again; the largest swing first.
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
  const base = plannedOf(scenario, prices);
  return distinct(assumptionsOf(scenario))
    .map((assumption) => sensitivityOf(assumption, { scenario, prices, share, base }))
    .filter(({ swing }) => swing > NOTHING)
    .toSorted((a, b) => byAmount(b.swing, a.swing));
}

type Circumstances = {
  readonly scenario: Scenario;
  readonly prices: PriceSource;
  readonly share: Ratio;
  readonly base: Total;
};

function sensitivityOf(
  assumption: Assumption,
  { scenario, prices, share, base }: Circumstances,
): Sensitivity {
  const varied = (factor: Ratio): Varied => {
    const edited = scaled(scenario, assumption, factor);
    return problemsOf(edited, prices.catalog).length === 0
      ? { value: within(assumption, factor), planned: plannedOf(edited, prices) }
      : { value: assumption.value, planned: base };
  };
  const [low, high] = [varied(subtract(ONE, share)), varied(add(ONE, share))];
  const [least, , most] = [low.planned.money, base.money, high.planned.money].toSorted(byAmount);
  const swing = ((most ?? NOTHING) - (least ?? NOTHING)) as Money;
  return { assumption, low, high, swing, ...elasticityOf({ assumption, low, high }, base) };
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

function plannedOf(scenario: Scenario, { catalog, today }: PriceSource): Total {
  return estimate(scenario, catalog, today).planned;
}

function distinct(assumptions: readonly Assumption[]): readonly Assumption[] {
  const byName = new Map(assumptions.map((each) => [`${each.workload} ${each.field}`, each]));
  return [...byName.values()];
}

function byAmount(a: Money, b: Money): number {
  return a < b ? -1 : Number(a > b);
}

const A_FIFTH = exact('0.2');
