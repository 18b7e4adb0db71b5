import type { Field } from '../estimation/field.ts';
import { OPERATION_FIELDS } from '../estimation/operations.ts';
import { payeeFieldsOf } from '../estimation/payee-fields.ts';
import type { Pricing } from '../estimation/pricing.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { pricingsOf, type Workload } from '../estimation/workload.ts';
import { completed, fieldsOf } from '../estimation/workload-definitions.ts';

/** Whether an input is stated once for all work: what can go wrong, the buffer, the top-up. */
export function isOfScenario(field: Field): boolean {
  return OPERATION_FIELDS.includes(field) || isOfScenarioOnly(field);
}

export function isOfScenarioOnly(field: Field): boolean {
  return field === 'buffer' || field === 'topUp';
}

/**
 * The workloads that an input belongs to, by their places: those that have it, or else those that can have it.
 *
 * What belongs nowhere is put to the first, so that `problemsOf` can say so.
 */
export function workloadsWith(field: Field, scenario: Scenario): readonly number[] {
  const places = (belongs: (workload: Workload) => boolean): readonly number[] =>
    completed(scenario).workloads.flatMap((workload, at) => (belongs(workload) ? [at] : []));
  const having = places(
    (workload) =>
      workload.inputs[field] !== undefined || pricingsOf(workload).some((each) => has(each, field)),
  );
  if (having.length > 0) return having;
  const taking = places(
    (workload) => fieldsOf(workload.kind).includes(field) || payeesTaking(field, workload).length > 0,
  );
  return taking.length > 0 ? taking : [0];
}

/**
 * Whom of those that a workload pays an input belongs to, by the places of `pricingsOf`; nobody for most inputs.
 *
 * A price that nobody has yet is that of the first who can have it; a share that a fallback serves is that of each.
 */
export function pricingsWith(field: Field, workload: Workload): readonly number[] {
  const having = pricingsOf(workload).flatMap((each, at) => (has(each, field) ? [at] : []));
  if (having.length > 0) return having;
  const taking = payeesTaking(field, workload);
  return field === 'fallbackShare' ? taking : taking.slice(0, 1);
}

function payeesTaking(field: Field, workload: Workload): readonly number[] {
  return pricingsOf(workload).flatMap((_, at) => (payeeFieldsOf(workload, at).includes(field) ? [at] : []));
}

function has({ inputs }: Pricing, field: Field): boolean {
  return Object.hasOwn(inputs, field);
}
