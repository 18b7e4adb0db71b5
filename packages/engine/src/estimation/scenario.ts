import type { Assumed, Assumption, Inputs } from './assumption.ts';
import { allFields, type Field } from './field.ts';
import { pricingsOf, type Workload, withPricings } from './workload.ts';

/** A plan that somebody wants the cost of: pieces of work, and what goes wrong around them. */
export type Scenario = {
  readonly workloads: readonly Workload[];
  /** Retries, failures, buffer and top-ups; a workload may have its own rate of what can go wrong. */
  readonly inputs: Inputs;
  /** Whether what failed is sent once more, or until it succeeds. */
  readonly retries?: RetryConvention;
  /** Keys of one's own at the provider, used through OpenRouter, which takes a fee for it. */
  readonly ownKeys?: boolean;
};

/**
 * Of 100 requests 3 fail: `once` sends these 3 again and multiplies the cost by 1 + r; `until-success` sends what
 * fails of them again too, and multiplies by 1 / (1 − r).
 */
export type RetryConvention = 'once' | 'until-success';

/** Every input of the scenario under its name, in reading order. */
export function assumptionsOf({ workloads, inputs }: Scenario): readonly Assumption[] {
  return [...workloads.flatMap(assumptionsOfWorkload), ...inOrder(inputs)];
}

/** The scenario with every input changed; what-if, ranges and sensitivities are edits of this kind. */
export function withInputs(scenario: Scenario, change: (assumption: Assumption) => Assumed): Scenario {
  const changed = (inputs: Inputs, place: Place = {}): Inputs =>
    Object.fromEntries(
      inOrder(inputs).map((assumption) => [assumption.field, change({ ...assumption, ...place })]),
    );
  return {
    ...scenario,
    inputs: changed(scenario.inputs),
    workloads: scenario.workloads.map((each, workload) => ({
      ...withPricings(each, (pricing, payee) => ({
        ...pricing,
        inputs: changed(pricing.inputs, { workload, payee }),
      })),
      inputs: changed(each.inputs, { workload }),
    })),
  };
}

type Place = Pick<Assumption, 'workload' | 'payee'>;

function assumptionsOfWorkload(each: Workload, workload: number): readonly Assumption[] {
  const placed = (inputs: Inputs, place: Place): readonly Assumption[] =>
    inOrder(inputs).map((assumption) => ({ ...assumption, ...place }));
  const ofPayees = pricingsOf(each).map(({ inputs }, payee) => placed(inputs, { workload, payee }));
  return [...placed(each.inputs, { workload }), ...ofPayees.flat()];
}

function inOrder(inputs: Inputs): readonly Assumption[] {
  return Object.entries(inputs)
    .map(([field, assumed]) => ({ ...assumed, field: field as Field }))
    .sort((a, b) => PLACE.indexOf(a.field) - PLACE.indexOf(b.field));
}

const PLACE: readonly Field[] = allFields();
