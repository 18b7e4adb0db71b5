import { compare, ZERO } from '@tollkeeper/pricing';

import type { Assumed, Inputs } from '../estimation/assumption.ts';
import { type Field, fieldDefinition } from '../estimation/field.ts';
import type { DiffKind, DiffStep } from './diff-step.ts';
import { inputText } from './input-text.ts';
import { type PairedWork, withFields, withWorkload } from './paired-work.ts';

/** A step for each of the fields whose input the two workloads have differently. */
export function inputSteps(pair: PairedWork, kind: DiffKind, fields: readonly Field[]): readonly DiffStep[] {
  return changedFields(pair, fields).map((field) =>
    fieldsStep(pair, [field], { kind, ...inputWords(field, pair.before.inputs, pair.after.inputs) }),
  );
}

export function changedFields({ before, after }: PairedWork, fields: readonly Field[]): readonly Field[] {
  return fields.filter((field) => !alike(before.inputs[field], after.inputs[field]));
}

/** Whether two inputs cost the same: attempts by default leave room for rejections that stated ones count. */
export function alike(a: Assumed | undefined, b: Assumed | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return compare(a.value, b.value) === 0 && (a.origin === 'default') === (b.origin === 'default');
}

export function inputWords(
  field: Field,
  before: Inputs,
  after: Inputs,
): Pick<DiffStep, 'label' | 'from' | 'to'> {
  const [a, b] = [before[field], after[field]];
  const sameValue = a !== undefined && b !== undefined && compare(a.value, b.value) === 0;
  const text = (assumed: Assumed | undefined): string =>
    `${inputText(field, assumed)}${sameValue && assumed?.origin === 'default' ? ' by default' : ''}`;
  return { label: fieldDefinition(field).label, from: text(a), to: text(b) };
}

/** One step that changes several inputs of a workload, because they say one thing together. */
export function fieldsStep(
  { after, place, workload }: PairedWork,
  fields: readonly Field[],
  words: Pick<DiffStep, 'kind' | 'label' | 'from' | 'to'>,
): DiffStep {
  return {
    ...words,
    ...(workload === undefined ? {} : { workload }),
    made: (basis) =>
      withWorkload(basis, place, (current) => ({
        ...current,
        inputs: withFields(current.inputs, fields, after.inputs),
      })),
  };
}

/** Whether an input becomes less; one that is not there counts as nothing. */
export function falls({ before, after }: PairedWork, field: Field): boolean {
  return compare(after.inputs[field]?.value ?? ZERO, before.inputs[field]?.value ?? ZERO) < 0;
}
