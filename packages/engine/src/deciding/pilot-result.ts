import { compare, divide, type Money, ratio, roundToMoney } from '@tollkeeper/pricing';

import type { Assumed, Inputs } from '../estimation/assumption.ts';
import { allFields, type Field } from '../estimation/field.ts';
import { problemOf } from '../estimation/problem.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { completed } from '../estimation/workload-definitions.ts';
import { withInput } from './edit.ts';
import { measuredInputs } from './measured-inputs.ts';
import { measuredVariation } from './measured-variation.ts';
import { observationContradictions, type PilotObservation } from './pilot-observation.ts';
import type { PilotRefused } from './pilot-plan.ts';
import { type PilotUnit, pilotedWork } from './piloted-work.ts';
import type { Variation } from './sample-size.ts';

/** What a pilot changes in the scenario that it was a test of. */
export type PilotResult = {
  readonly kind: 'measured';
  readonly scenario: Scenario;
  /** Inputs that are measured now, and those that they replace, in reading order. */
  readonly changes: readonly MeasuredChange[];
  /** How much the cost of single runs differed, for the next pilot; absent where their squares are unknown. */
  readonly variation?: Variation;
  /** What one run was paid, to be compared with what the new scenario estimates for it. */
  readonly paid?: { readonly unit: PilotUnit; readonly cost: Money };
};

/** An input before and after; absent where it was, or is, no part of the scenario. */
export type MeasuredChange = {
  readonly field: Field;
  readonly from?: Assumed;
  readonly to?: Assumed;
};

/**
 * Puts the results of a pilot into the scenario: what was measured replaces what was assumed.
 *
 * Refuses observations that contradict themselves, the kind of work, or what stays assumed; every reason is a sentence.
 */
export function pilotResult(stated: Scenario, observed: PilotObservation): PilotResult | PilotRefused {
  const piloted = pilotedWork(stated, observed.workload);
  if (piloted.kind === 'refused') return piloted;
  const { workload, place, unit } = piloted;
  const contradictions = observationContradictions(observed, workload.kind);
  if (contradictions.length > 0) return { kind: 'refused', reasons: contradictions };
  const tried = { workload, unit, retries: stated.retries ?? 'once' } as const;
  const measured = measuredInputs(tried, observed);
  if (measured.kind === 'refused') return measured;
  const fields = Object.entries(measured.inputs) as [Field, Assumed][];
  const problems = fields.flatMap(([field, assumed]) => problemOf({ field, ...assumed }));
  if (problems.length > 0) return { kind: 'refused', reasons: problems.map(({ message }) => message) };
  // What is measured of the only work replaces what was stated for all of it.
  const whose = stated.workloads.length > 1 ? { workload: place } : {};
  const scenario = fields.reduce(
    (now, [field, assumed]) => withInput(now, { field, assumed, ...whose }),
    stated,
  );
  const { cost } = observed;
  const variation = measuredVariation(observed, tried);
  return {
    kind: 'measured',
    scenario,
    changes: changesOf(inputsAt(stated, place), inputsAt(scenario, place)),
    ...(variation === undefined ? {} : { variation }),
    ...(cost === undefined
      ? {}
      : { paid: { unit, cost: roundToMoney(divide(ratio(cost), ratio(observed.runs))) } }),
  };
}

function inputsAt(scenario: Scenario, place: number): Inputs {
  return { ...scenario.inputs, ...completed(scenario).workloads[place]?.inputs };
}

function changesOf(before: Inputs, after: Inputs): readonly MeasuredChange[] {
  return allFields().flatMap((field): readonly MeasuredChange[] => {
    const [from, to] = [before[field], after[field]];
    const same = from?.origin === to?.origin && from?.reason === to?.reason && sameValue(from, to);
    if (same) return [];
    return [{ field, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
  });
}

function sameValue(a: Assumed | undefined, b: Assumed | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return compare(a.value, b.value) === 0;
}
