import { compare } from '@tollkeeper/pricing';

import type { Assumed, Inputs } from '../estimation/assumption.ts';
import type { Field } from '../estimation/field.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { definitionOf } from '../estimation/workload-definitions.ts';

/**
 * The scenario without the inputs that `completed` fills in by itself, such as the tokens of an image by the rule
 * of the model's maker: after an edit they are derived anew.
 */
export function withoutDerived(scenario: Scenario): Scenario {
  return {
    ...scenario,
    workloads: scenario.workloads.map((workload) => {
      const derived = definitionOf(workload.kind).defaults(workload);
      return {
        ...workload,
        inputs: without(workload.inputs, (field, stated) => same(stated, derived[field])),
      };
    }),
  };
}

/** The inputs without those that a rule removes. */
export function without(inputs: Inputs, removes: (field: Field, stated: Assumed) => boolean): Inputs {
  const entries = Object.entries(inputs) as [Field, Assumed][];
  return Object.fromEntries(entries.filter(([field, stated]) => !removes(field, stated)));
}

/** What somebody varied is no longer the default, even where it kept the reason of one. */
function same(stated: Assumed, derived: Assumed | undefined): boolean {
  return (
    derived !== undefined &&
    stated.origin === 'default' &&
    stated.reason === derived.reason &&
    compare(stated.value, derived.value) === 0
  );
}
