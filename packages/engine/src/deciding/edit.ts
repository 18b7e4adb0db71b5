import type { Catalog } from '@tollkeeper/pricing';

import type { Assumed } from '../estimation/assumption.ts';
import type { Field } from '../estimation/field.ts';
import type { Pricing } from '../estimation/pricing.ts';
import type { Scenario } from '../estimation/scenario.ts';
import type { Variant } from '../estimation/variant.ts';
import { type Workload, withPricings } from '../estimation/workload.ts';
import { without, withoutDerived } from './derived-inputs.ts';
import { isOfScenario, isOfScenarioOnly, pricingsWith, workloadsWith } from './field-places.ts';
import { withoutReplaced } from './replaced-fields.ts';

/** One input set to another value; `workload` is a place, absent when every workload that has the input is meant. */
export type InputEdit = { readonly field: Field; readonly assumed: Assumed; readonly workload?: number };

/** Another model; `workload` is a place, absent when every workload that pays the same model as the first is meant. */
export type ModelEdit = { readonly model: string; readonly workload?: number };

/**
 * The scenario with an input set wherever it belongs: a workload's inputs, its prices, or the scenario's.
 *
 * Other ways of saying the same are removed, and so are defaults that `completed` derives anew. An input that
 * belongs nowhere is set all the same, and `problemsOf` names it. Throws for a workload that is not there.
 */
export function withInput(stated: Scenario, { field, assumed, workload }: InputEdit): Scenario {
  const scenario = withoutDerived(stated);
  if (isOfScenarioOnly(field) || (workload === undefined && isOfScenario(field))) {
    return {
      ...scenario,
      inputs: { ...scenario.inputs, [field]: assumed },
      workloads: scenario.workloads.map((each) => ({
        ...each,
        inputs: without(each.inputs, (name) => name === field),
      })),
    };
  }
  const places = workload === undefined ? workloadsWith(field, scenario) : [placeIn(scenario, workload)];
  return {
    ...scenario,
    workloads: scenario.workloads.map((each, at) =>
      places.includes(at) ? withOwnInput(each, field, assumed) : each,
    ),
  };
}

/**
 * The scenario with another model, at the prices of the catalog.
 *
 * Prices and verbosity that were stated for the old model go with it, and so does what was chosen of its variant
 * where the new price list has that choice, but not this value.
 */
export function withModel(stated: Scenario, { model, workload }: ModelEdit, catalog: Catalog): Scenario {
  const scenario = withoutDerived(stated);
  const place = workload === undefined ? undefined : placeIn(scenario, workload);
  const replaced = scenario.workloads[0]?.pricing.model;
  return {
    ...scenario,
    workloads: scenario.workloads.map((each, at) => {
      const meant = place === undefined ? each.pricing.model === replaced : at === place;
      return meant ? { ...each, pricing: repriced(each.pricing, model, catalog) } : each;
    }),
  };
}

function withOwnInput(workload: Workload, field: Field, assumed: Assumed): Workload {
  const payees = pricingsWith(field, workload);
  if (payees.length > 0) {
    return withPricings(workload, (pricing, at) =>
      payees.includes(at) ? { ...pricing, inputs: { ...pricing.inputs, [field]: assumed } } : pricing,
    );
  }
  return {
    ...workload,
    inputs: { ...withoutReplaced(workload.inputs, field, workload.kind), [field]: assumed },
  };
}

function repriced(pricing: Pricing, model: string, catalog: Catalog): Pricing {
  if (pricing.model === model) return pricing;
  const variant = keptVariant(pricing.variant ?? {}, model, catalog);
  return { model, inputs: {}, ...(Object.keys(variant).length === 0 ? {} : { variant }) };
}

/** A choice that the new list does not tell apart stays: an image's tokens may still depend on its size. */
function keptVariant(said: Variant, model: string, catalog: Catalog): Variant {
  const listed = (catalog.card(model)?.rates ?? []).map(({ condition }) => condition.variant ?? {});
  return Object.fromEntries(
    Object.entries(said).filter(([name, value]) => {
      const values = listed.flatMap((variant) => variant[name] ?? []);
      return values.length === 0 || values.includes(value);
    }),
  );
}

function placeIn({ workloads }: Scenario, workload: number): number {
  if (workloads[workload] === undefined) throw new Error(`the scenario has no workload at place ${workload}`);
  return workload;
}
