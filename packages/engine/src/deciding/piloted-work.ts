import { exact, multiply, ONE, type Ratio, ratio } from '@tollkeeper/pricing';

import { byDefault, given } from '../estimation/assumption.ts';
import type { Field } from '../estimation/field.ts';
import type { Scenario } from '../estimation/scenario.ts';
import type { Workload, WorkloadKind } from '../estimation/workload.ts';
import { completed, definitionOf } from '../estimation/workload-definitions.ts';
import { withFields } from './paired-work.ts';
import { volumeFields } from './volume-steps.ts';

/** The one piece of work that a pilot tries, with its defaults, or why there is none. */
export type PilotedWork =
  | { readonly kind: 'work'; readonly workload: Workload; readonly place: number; readonly unit: PilotUnit }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** What a pilot runs some of: requests, tasks, generations. */
export type PilotUnit = { readonly one: string; readonly many: string };

/** Finds the work by its name; a scenario of a single piece of work needs none. */
export function pilotedWork(stated: Scenario, name?: string): PilotedWork {
  const { workloads } = completed(stated);
  const places = workloads.flatMap((workload, at) =>
    name === undefined || workload.name === name ? [at] : [],
  );
  const names = workloads.map((workload) => workload.name ?? `${workload.kind} work`).join(', ');
  const [place = -1, another] = places;
  const workload = workloads[place];
  if (workload === undefined) return refused(`There is no work named "${name}": there is ${names}.`);
  if (another !== undefined) return refused(`A pilot tries one piece of work: name one of ${names}.`);
  const unit = UNITS[workload.kind];
  if (unit === undefined) return refused('Seats cost the same whatever they use: there is nothing to try.');
  return { kind: 'work', workload, place, unit };
}

/** The scenario in which the work is done so often, once, and nothing is planned on top. */
export function pilotScenario({ inputs, retries }: Scenario, workload: Workload, runs: bigint): Scenario {
  const { volume } = definitionOf(workload.kind);
  const count = multiply(ratio(runs), sizeOf(workload));
  const volumeField: Field = volume.once ?? volume.month;
  const rest = withFields(workload.inputs, [...volumeFields(volume), 'buffer', 'topUp'], {});
  const generates = workload.kind === 'image' || workload.kind === 'video';
  return {
    inputs: withFields(inputs, ['buffer', 'topUp'], {}),
    workloads: [
      {
        ...workload,
        inputs: {
          ...rest,
          [volumeField]: byDefault(count, 'as many as the pilot runs'),
          ...(generates ? { attemptsPerAccepted: EVERY_GENERATION } : {}),
        },
      },
    ],
    ...(retries === undefined ? {} : { retries }),
  };
}

/** How much volume one run is: a minute of speech is so many characters. */
function sizeOf({ kind, inputs }: Workload): Ratio {
  return kind === 'speech' ? (inputs.charactersPerMinute?.value ?? exact(1)) : ONE;
}

function refused(reason: string): PilotedWork {
  return { kind: 'refused', reasons: [reason] };
}

const EVERY_GENERATION = given(ONE, 'a pilot counts every generation, accepted or not');

const UNITS: { readonly [Kind in WorkloadKind]?: PilotUnit } = {
  text: { one: 'request', many: 'requests' },
  agent: { one: 'task', many: 'tasks' },
  image: { one: 'generation', many: 'generations' },
  video: { one: 'generation', many: 'generations' },
  voice: { one: 'session', many: 'sessions' },
  speech: { one: 'minute of speech', many: 'minutes of speech' },
  transcription: { one: 'minute of audio', many: 'minutes of audio' },
};
