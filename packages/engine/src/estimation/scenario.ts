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
  const changed = (inputs: Inputs, workload?: number): Inputs =>
    Object.fromEntries(
      inOrder(inputs).map((assumption) => [
        assumption.field,
        change(workload === undefined ? assumption : { ...assumption, workload }),
      ]),
    );
  return {
    ...scenario,
    inputs: changed(scenario.inputs),
    workloads: scenario.workloads.map((workload, at) => ({
      ...withPricings(workload, (pricing) => ({ ...pricing, inputs: changed(pricing.inputs, at) })),
      inputs: changed(workload.inputs, at),
    })),
  };
}

function assumptionsOfWorkload(workload: Workload, at: number): readonly Assumption[] {
  const groups = [workload.inputs, ...pricingsOf(workload).map(({ inputs }) => inputs)];
  return groups.flatMap(inOrder).map((assumption) => ({ ...assumption, workload: at }));
}

function inOrder(inputs: Inputs): readonly Assumption[] {
  return Object.entries(inputs)
    .map(([field, assumed]) => ({ ...assumed, field: field as Field }))
    .sort((a, b) => PLACE.indexOf(a.field) - PLACE.indexOf(b.field));
}

const PLACE: readonly Field[] = allFields();
