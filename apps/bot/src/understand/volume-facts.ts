import type { Field, WorkloadKind } from '@tollkeeper/engine';

import { callsPerTask } from './calls-per-task.ts';
import { clips } from './clip-volume.ts';
import { factFrom } from './fact-of.ts';
import { volumeOf } from './flow.ts';
import {
  chainNote,
  mainVolume,
  measuresBehind,
  together,
  type VolumeFacts,
  type Volumes,
  wordsOf,
} from './main-volume.ts';
import { recorded, spoken } from './minutes-volume.ts';

/** Finds the volume of a kind of work, and what is counted within one piece of it. */
export function volumeFacts(kind: WorkloadKind | undefined, volumes: Volumes): VolumeFacts {
  switch (kind) {
    case 'agent':
      return together(mainVolume('task', kind, volumes), callsPerTask(volumes));
    case 'image':
      return together(mainVolume('result', kind, volumes), attempts(volumes));
    case 'video':
      return together(clips(volumes), attempts(volumes));
    case 'voice':
      return spoken(volumes);
    case 'transcription':
      return recorded(volumes);
    case 'speech':
      return mainVolume('character', kind, volumes);
    case 'subscription':
      return seats(volumes);
    default:
      return mainVolume('request', 'text', volumes);
  }
}

function attempts({ flows }: Volumes): VolumeFacts {
  const flow = flows.find(({ of, period }) => of === 'attempt' && period === undefined);
  if (flow === undefined) return { facts: [], used: [] };
  return {
    facts: [factFrom('attemptsPerAccepted', flow.amount, { words: flow.measure.words })],
    used: [flow.measure],
  };
}

function seats({ flows }: Volumes): VolumeFacts {
  const volume = volumeOf('seat', flows) ?? volumeOf('user', flows);
  if (volume === undefined || volume.open.length > 0) return { facts: [], used: [] };
  const note = chainNote(volume);
  const said = { words: wordsOf(volume), ...(note === undefined ? {} : { note }) };
  return {
    facts: [factFrom('seats' satisfies Field, volume.amount, said)],
    used: measuresBehind(volume),
  };
}
