import { describe, expect, it } from 'vitest';

import { payeeFieldsOf } from './payee-fields.ts';
import { problemsOf } from './problem.ts';
import { inputs, NO_MODELS, stated } from './testing/hand-made.ts';
import { SOUND_WORK } from './testing/sound-work.ts';
import { pricingsOf, type Workload } from './workload.ts';

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

describe('payeeFieldsOf', () => {
  it('gives a fallback a share, and the model none', () => {
    const takesShare = pricingsOf(FALLEN_BACK).map((_, at) =>
      payeeFieldsOf(FALLEN_BACK, at).includes('fallbackShare'),
    );
    expect(takesShare).toEqual([false, true, true]);
  });

  it.each([
    ['pricePerSessionMinute', [false, true, false]],
    ['pricePerAudioMinute', [false, true, true]],
    ['pricePerMillionCharacters', [false, false, true]],
    ['priceInputPerMillion', [true, true, true]],
  ] as const)('gives %s to those of a chain who can charge by it', (field, taking) => {
    expect(pricingsOf(CHAIN).map((_, at) => payeeFieldsOf(CHAIN, at).includes(field))).toEqual(taking);
    expect(payeeFieldsOf(TALK, 0).includes('pricePerSessionMinute')).toBe(true);
  });

  it('is what problemsOf refuses all else by', () => {
    const wrong = { ...CHAIN, pricing: { inputs: inputs({ pricePerSessionMinute: '1' }) } } as Workload;
    expect(problemsOf({ workloads: [CHAIN], inputs: {} }, NO_MODELS)).toEqual([]);
    expect(problemsOf({ workloads: [wrong], inputs: {} }, NO_MODELS)).toMatchObject([
      { field: 'pricePerSessionMinute', message: expect.stringContaining('is no input of voice work') },
    ]);
  });
});
