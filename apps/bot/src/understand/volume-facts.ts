import type { Field, WorkloadKind } from '@tollkeeper/engine';

import { callsPerTask } from './calls-per-task.ts';
import { clips } from './clip-volume.ts';
import { factFrom } from './fact-of.ts';
import { mainVolume, together, type VolumeFacts, type Volumes } from './main-volume.ts';
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
  const flow = flows.find(({ of }) => of === 'seat') ?? flows.find(({ of }) => of === 'user');
  if (flow === undefined) return { facts: [], used: [] };
  return {
    facts: [factFrom('seats' satisfies Field, flow.amount, { words: flow.measure.words })],
    used: [flow.measure],
  };
}
