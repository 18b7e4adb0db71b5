import type { Workload, WorkloadKind } from '../workload.ts';
import { inputs, stated } from './hand-made.ts';

/** One piece of work of every kind that has nothing wrong with it, with no input that it does not need. */
export const SOUND_WORK: Readonly<Record<WorkloadKind, Workload>> = {
  text: {
    kind: 'text',
    pricing: stated({ priceInputPerMillion: '3', priceOutputPerMillion: '15' }),
    inputs: inputs({ monthlyRequests: '1000', inputTokens: '2000', outputTokens: '500' }),
  },
  agent: {
    kind: 'agent',
    pricing: stated({ priceInputPerMillion: '3', priceOutputPerMillion: '15' }),
    inputs: inputs({ tasksPerMonth: '100', callsPerTask: '12', contextTokens: '20000', outputTokens: '800' }),
  },
  image: {
    kind: 'image',
    pricing: stated({ unitPriceUsd: '0.04' }),
    inputs: inputs({ acceptedImagesPerMonth: '100' }),
  },
  video: {
    kind: 'video',
    pricing: stated({ pricePerVideoSecond: '0.4' }),
    inputs: inputs({ acceptedClipsPerMonth: '10', secondsPerClip: '8' }),
  },
  voice: {
    kind: 'voice',
    pricing: stated({ pricePerSessionMinute: '0.06' }),
    inputs: inputs({ sessionsPerMonth: '1000', minutesPerSession: '5' }),
  },
  speech: {
    kind: 'speech',
    pricing: stated({ pricePerMillionCharacters: '15' }),
    inputs: inputs({ charactersPerMonth: '900000' }),
  },
  transcription: {
    kind: 'transcription',
    pricing: stated({ pricePerAudioMinute: '0.006' }),
    inputs: inputs({ audioMinutesPerMonth: '1000' }),
  },
  subscription: {
    kind: 'subscription',
    pricing: stated({ pricePerSeat: '20' }),
    inputs: inputs({ seats: '10' }),
  },
};
