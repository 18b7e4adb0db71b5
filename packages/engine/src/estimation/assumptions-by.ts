import type { Assumption } from './assumption.ts';
import { OPERATION_FIELDS } from './operations.ts';
import { assumptionsOf, type Scenario } from './scenario.ts';
import type { WorkloadCost } from './workload-cost.ts';
import { fieldsOf } from './workload-definitions.ts';

/** The inputs that the figures rest on, and those that were stated and change nothing: a default of these is neither. */
export function assumptionsBy(
  scenario: Scenario,
  costs: readonly WorkloadCost[],
): { readonly assumptions: readonly Assumption[]; readonly idle: readonly Assumption[] } {
  const all = assumptionsOf(scenario);
  const isIdle = (each: Assumption): boolean => !isUsed(each, scenario, costs);
  return {
    assumptions: all.filter((each) => !isIdle(each)),
    idle: all.filter((each) => each.origin !== 'default' && isIdle(each)),
  };
}

/** Prices stand for whoever is paid, used or not: a list of them is stated as a whole. */
function isUsed(
  { field, workload }: Assumption,
  { workloads }: Scenario,
  costs: readonly WorkloadCost[],
): boolean {
  if (workload !== undefined) {
    const kind = workloads[workload]?.kind;
    const isOfWork =
      OPERATION_FIELDS.includes(field) || (kind !== undefined && fieldsOf(kind).includes(field));
    return !isOfWork || (costs[workload]?.read.has(field) ?? false);
  }
  if (field === 'topUp') return workloads.some(({ kind }) => kind !== 'subscription');
  if (!OPERATION_FIELDS.includes(field)) return true;
  return costs.some(({ read }, at) => read.has(field) && workloads[at]?.inputs[field] === undefined);
}
