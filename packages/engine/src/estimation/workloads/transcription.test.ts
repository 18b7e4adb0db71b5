import { describe, expect, it } from 'vitest';

import type { Pricing } from '../pricing.ts';
import { estimateOf, handMadeCatalog, inputs, linesOf, listed, type Values } from '../testing/hand-made.ts';
import type { TranscriptionWorkload } from '../workload.ts';

const catalog = handMadeCatalog({
  'by-second': ['audio-second $0.006/60'],
  'by-session': ['session-second $0.01/60'],
  'by-token': ['input-token $2/1M', 'output-token $10/1M', 'input-audio-token $3/1M'],
});

function audio(pricing: Pricing, values: Values = {}): TranscriptionWorkload {
  return { kind: 'transcription', pricing, inputs: inputs({ audioMinutesPerMonth: '1000', ...values }) };
}

function linesFor(workload: TranscriptionWorkload): ReturnType<typeof linesOf> {
  return linesOf(estimateOf(workload, { catalog }));
}

describe('TRANSCRIPTION', () => {
  it('is charged by the second of audio', () => {
    expect(linesFor(audio(listed('by-second')))).toEqual([['Seconds of audio', '6']]); // 1,000 × $0.006
  });

  it('is charged by the second of the session', () => {
    expect(linesFor(audio(listed('by-session')))).toEqual([['Seconds of session', '10']]); // 1,000 × $0.01
  });

  it('is charged by the token, heard and written', () => {
    const tokens = { audioTokensPerSecondIn: '10', textTokensPerMinute: '200' };
    expect(linesFor(audio(listed('by-token'), tokens))).toEqual([
      ['Audio input tokens', '1.8'], // 1,000 × 60 × 10 × $3/1M
      ['Output tokens', '2'], // 1,000 × 200 × $10/1M
    ]);
  });

  it('takes a stated price before the way in which the list charges', () => {
    const price = { pricePerAudioMinute: '0.02' };
    expect(linesFor(audio(listed('by-session', price)))).toEqual([['Seconds of audio', '20']]); // 1,000 × $0.02
  });

  it('counts the minutes of every user', () => {
    const { audioMinutesPerMonth: _, ...none } = audio(listed('by-second')).inputs;
    const people = inputs({ users: '10', activeDays: '20', audioMinutesPerUserPerDay: '30' });
    const work = { ...audio(listed('by-second')), inputs: { ...none, ...people } };
    expect(linesFor(work)).toEqual([['Seconds of audio', '36']]); // 10 × 20 × 30 × $0.006
  });
});
