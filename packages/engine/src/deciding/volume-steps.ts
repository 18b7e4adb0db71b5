import { calculatorOf, EXACTLY } from '../estimation/arithmetic.ts';
import type { Field } from '../estimation/field.ts';
import { statedVolumes, type VolumeFields, volumeOf } from '../estimation/volume.ts';
import type { Workload } from '../estimation/workload.ts';
import { definitionOf } from '../estimation/workload-definitions.ts';
import type { DiffStep } from './diff-step.ts';
import { fieldsStep, inputSteps } from './input-steps.ts';
import { countText } from './input-text.ts';
import type { PairedWork } from './paired-work.ts';

/**
 * The steps of the volume: users, days, what each does, and attempts. A volume that was stated in another way, such as
 * requests per month instead of users, is changed as a whole.
 */
export function volumeSteps(pair: PairedWork): readonly DiffStep[] {
  const { before, after } = pair;
  const { volume } = definitionOf(after.kind);
  const fields = volumeFields(volume);
  const [old] = statedVolumes(volume, before.inputs);
  const [current] = statedVolumes(volume, after.inputs);
  const words = {
    kind: 'volume',
    label: volume.words.many,
    from: countOf(before),
    to: countOf(after),
  } as const;
  return [
    ...(old === current ? [] : [fieldsStep(pair, fields, words)]),
    ...inputSteps(pair, 'volume', [...(old === current ? fields : []), 'attemptsPerAccepted']),
  ];
}

export function volumeFields({ once, month, perUserPerDay }: VolumeFields): readonly Field[] {
  const others = [perUserPerDay, once].flatMap((field) => field ?? []);
  return ['users', 'activeDays', month, ...others];
}

function countOf({ kind, inputs }: Workload): string {
  const { count, period } = volumeOf(definitionOf(kind).volume, calculatorOf(EXACTLY, inputs));
  return `${countText(count)} ${period === 'month' ? 'a month' : 'once'}`;
}
