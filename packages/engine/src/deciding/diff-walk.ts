import { fieldDefinition } from '../estimation/field.ts';
import { OPERATION_FIELDS } from '../estimation/operations.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { pricingsOf, type Workload } from '../estimation/workload.ts';
import { completed } from '../estimation/workload-definitions.ts';
import { assumptionSteps } from './assumption-steps.ts';
import type { Basis } from './basis.ts';
import type { DiffStep } from './diff-step.ts';
import { alike } from './input-steps.ts';
import { inputText } from './input-text.ts';
import { matchedWork } from './matched-work.ts';
import { modelSteps } from './model-steps.ts';
import { operationSteps } from './operation-steps.ts';
import { type PairedWork, withFields } from './paired-work.ts';
import { priceSteps } from './price-steps.ts';
import { volumeSteps } from './volume-steps.ts';

/** The way from one basis to another: where it starts, and the steps that lead to the other. */
export type DiffWalk = { readonly start: Basis; readonly steps: readonly DiffStep[] };

/** Finds the way. Its ends cost what the two bases cost as planned; fees are no part of that. */
export function diffWalk(before: Basis, after: Basis): DiffWalk {
  const [old, current] = [settled(before.scenario), settled(after.scenario)];
  const { pairs, removed, added } = matchedWork(old.workloads, current.workloads);
  const several = pairs.length + removed.length + added.length > 1;
  const paired = pairs.map(
    (pair, place): PairedWork => ({
      ...pair,
      place,
      ...(several ? { workload: nameOf(pair.after) } : {}),
    }),
  );
  const stay = pairs.map((pair) => pair.before);
  const models = stay.flatMap(pricingsOf).flatMap(({ model }) => model ?? []);
  const naming = { card: (id: string) => after.catalog.card(id) ?? before.catalog.card(id) };
  return {
    start: { ...before, scenario: { ...old, workloads: [...stay, ...removed] } },
    steps: [
      ...removed.map((workload) => withoutWorkload(workload)),
      ...priceSteps(before, after, [...new Set(models)]),
      ...paired.flatMap(volumeSteps),
      ...operationSteps(paired, { before: old, after: current }),
      ...paired.flatMap((pair) => modelSteps(pair, naming)),
      ...paired.flatMap(assumptionSteps),
      ...bufferStep(old, current),
      ...added.map((workload) => withAdded(workload)),
    ],
  };
}

/** The scenario with a default for what was not stated, and what goes wrong stated with each workload. */
function settled(stated: Scenario): Scenario {
  const { workloads, inputs, retries } = completed(stated);
  return {
    inputs: withFields({}, ['buffer'], inputs),
    workloads: workloads.map((workload) => ({
      ...workload,
      inputs: { ...withFields({}, OPERATION_FIELDS, inputs), ...workload.inputs },
    })),
    ...(retries === undefined ? {} : { retries }),
  };
}

function withoutWorkload(gone: Workload): DiffStep {
  return {
    kind: 'removed',
    label: nameOf(gone),
    from: 'in the plan',
    to: 'not in the plan',
    made: ({ scenario, ...rest }) => ({
      ...rest,
      scenario: { ...scenario, workloads: scenario.workloads.filter((workload) => workload !== gone) },
    }),
  };
}

function withAdded(workload: Workload): DiffStep {
  return {
    kind: 'added',
    label: nameOf(workload),
    from: 'not in the plan',
    to: 'in the plan',
    made: ({ scenario, ...rest }) => ({
      ...rest,
      scenario: { ...scenario, workloads: [...scenario.workloads, workload] },
    }),
  };
}

function bufferStep(old: Scenario, current: Scenario): readonly DiffStep[] {
  const [from, to] = [old.inputs.buffer, current.inputs.buffer];
  if (alike(from, to)) return [];
  return [
    {
      kind: 'buffer',
      label: fieldDefinition('buffer').label,
      from: inputText('buffer', from),
      to: inputText('buffer', to),
      made: ({ scenario, ...rest }) => ({ ...rest, scenario: { ...scenario, inputs: current.inputs } }),
    },
  ];
}

function nameOf({ name, kind }: Workload): string {
  return name ?? `${kind} work`;
}
