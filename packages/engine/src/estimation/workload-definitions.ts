import type { Calculator } from './arithmetic.ts';
import type { Field } from './field.ts';
import type { Payee, Pricing } from './pricing.ts';
import type { Work } from './request-class.ts';
import type { Scenario } from './scenario.ts';
import type { Workload, WorkloadKind } from './workload.ts';
import type { WorkloadDefinition, WorkloadDefinitions } from './workload-definition.ts';
import { AGENT } from './workloads/agent.ts';
import { IMAGE } from './workloads/image.ts';
import { SPEECH } from './workloads/speech.ts';
import { SUBSCRIPTION } from './workloads/subscription.ts';
import { TEXT } from './workloads/text.ts';
import { TRANSCRIPTION } from './workloads/transcription.ts';
import { VIDEO } from './workloads/video.ts';
import { VOICE } from './workloads/voice.ts';

const DEFINITIONS: WorkloadDefinitions = {
  text: TEXT,
  agent: AGENT,
  image: IMAGE,
  video: VIDEO,
  voice: VOICE,
  speech: SPEECH,
  transcription: TRANSCRIPTION,
  subscription: SUBSCRIPTION,
};

export const WORKLOAD_KINDS: readonly WorkloadKind[] = Object.keys(DEFINITIONS) as WorkloadKind[];

/** What a kind of work is. The definition belongs to the kind, so it fits every workload of it. */
export function definitionOf(kind: WorkloadKind): WorkloadDefinition {
  return DEFINITIONS[kind] as WorkloadDefinition;
}

export function workOf<N>(
  workload: Workload,
  n: Calculator<N>,
  payeeOf: (pricing: Pricing) => Payee,
): Work<N> {
  return definitionOf(workload.kind).workOf(workload, n, payeeOf);
}

/** Every input that a kind of work can have, its volume first. */
export function fieldsOf(kind: WorkloadKind): readonly Field[] {
  const { volume, takes } = definitionOf(kind);
  const { once, month, perUserPerDay } = volume;
  const users: readonly Field[] = perUserPerDay === undefined ? [] : ['users', 'activeDays', perUserPerDay];
  return [...new Set([...users, month, ...(once === undefined ? [] : [once]), ...takes])];
}

/** The scenario with a default, and its reason, for every input that was not stated. */
export function completed(scenario: Scenario): Scenario {
  return {
    ...scenario,
    workloads: scenario.workloads.map((workload) => ({
      ...workload,
      inputs: { ...definitionOf(workload.kind).defaults(workload), ...workload.inputs },
    })),
  };
}
