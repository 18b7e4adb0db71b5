import { describe, expect, it } from 'vitest';

import type { Field } from '../estimation/field.ts';
import { stated } from '../estimation/testing/hand-made.ts';
import { SOUND_WORK } from '../estimation/testing/sound-work.ts';
import type { Workload } from '../estimation/workload.ts';
import { pricingsWith, workloadsWith } from './field-places.ts';

const TALK = SOUND_WORK.voice;
const CHAIN = {
  ...TALK,
  pricing: stated({ priceInputPerMillion: '1', priceOutputPerMillion: '2' }),
  chain: {
    transcription: stated({ pricePerAudioMinute: '1' }),
    speech: stated({ pricePerMillionCharacters: '1' }),
  },
} as Workload;
const FALLEN_BACK = {
  ...SOUND_WORK.text,
  fallbacks: [stated({ priceInputPerMillion: '1' }), stated({ priceInputPerMillion: '1' })],
} as Workload;

describe('pricingsWith', () => {
  it.each([
    ['pricePerAudioMinute', CHAIN, [1]],
    ['pricePerMillionCharacters', CHAIN, [2]],
    ['pricePerSessionMinute', CHAIN, [1]],
    ['pricePerSessionMinute', TALK, [0]],
    ['priceCachedInputPerMillion', CHAIN, [0]],
    ['fallbackShare', FALLEN_BACK, [1, 2]],
    ['verbosity', FALLEN_BACK, [0]],
    ['priceInputPerMillion', SOUND_WORK.video, []],
    ['inputTokens', SOUND_WORK.text, []],
  ] as const)('puts %s to whoever has it, or else can have it', (field: Field, workload, places) => {
    expect(pricingsWith(field, workload)).toEqual(places);
  });
});

describe('workloadsWith', () => {
  it('puts a price to the work that can have it', () => {
    const scenario = { workloads: [SOUND_WORK.video, SOUND_WORK.text, SOUND_WORK.image], inputs: {} };
    expect(workloadsWith('priceCacheWritePerMillion', scenario)).toEqual([1, 2]);
  });
});
