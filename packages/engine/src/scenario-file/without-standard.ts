import { compare, ZERO } from '@tollkeeper/pricing';

import { type Assumed, byDefault, type Inputs, type Range } from '../estimation/assumption.ts';
import type { Field } from '../estimation/field.ts';
import type { Workload } from '../estimation/workload.ts';
import { completed } from '../estimation/workload-definitions.ts';

/** What a file has to state, and what stands for the rest without being stated. */
export type StatedInputs = { readonly stated: Inputs; readonly standard: Inputs };

/** Leaves out the defaults of a workload that it has without being told, so that none of its figures changes. */
export function withoutStandard(workload: Workload): StatedInputs {
  const completedOf = (inputs: Inputs): Inputs =>
    completed({ workloads: [{ ...workload, inputs }], inputs: {} }).workloads[0]?.inputs ?? {};
  const stated = defaultsIn(workload.inputs).reduce<Inputs>((inputs, field) => {
    const { [field]: _, ...fewer } = inputs;
    return sameFigures(completedOf(fewer), completedOf(inputs)) ? fewer : inputs;
  }, workload.inputs);
  return { stated, standard: leaving(completedOf(stated), (field) => stated[field] === undefined) };
}

/** Leaves out what adds nothing to any of the work: a rate or a buffer of nothing that nobody asked for. */
export function withoutNothing(inputs: Inputs): StatedInputs {
  const isNothing = (field: Field): boolean =>
    field !== 'billedShareOfFailed' &&
    inputs[field]?.origin === 'default' &&
    sameFigure(inputs[field], NOTHING);
  return { stated: leaving(inputs, (field) => !isNothing(field)), standard: leaving(inputs, isNothing) };
}

function defaultsIn(inputs: Inputs): readonly Field[] {
  return Object.keys(leaving(inputs, (field) => inputs[field]?.origin === 'default')) as Field[];
}

function leaving(inputs: Inputs, keeps: (field: Field) => boolean): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([field]) => keeps(field as Field)));
}

function sameFigures(a: Inputs, b: Inputs): boolean {
  const fields = new Set([...Object.keys(a), ...Object.keys(b)] as Field[]);
  return [...fields].every((field) => sameFigure(a[field], b[field]));
}

function sameFigure(a: Assumed | undefined, b: Assumed | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return compare(a.value, b.value) === 0 && sameRange(a.range, b.range);
}

function sameRange(a: Range | undefined, b: Range | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return compare(a.low, b.low) === 0 && compare(a.high, b.high) === 0 && a.cause === b.cause;
}

const NOTHING = byDefault(ZERO, 'what is not there adds nothing');
