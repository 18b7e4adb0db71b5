import type { Field } from '@tollkeeper/engine';
import { ONE } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { EMPTY_BRIEF } from './brief.ts';
import { kindOf } from './kind-of-brief.ts';

function briefOf(...fields: readonly Field[]) {
  return {
    ...EMPTY_BRIEF,
    facts: new Map(fields.map((field) => [field, { field, value: ONE, words: field }])),
  };
}

describe('kindOf', () => {
  it.each<[string, readonly Field[]]>([
    ['text', ['calls', 'attemptsPerAccepted', 'secondsPerClip']],
    ['agent', ['tasks', 'inputTokens', 'outputTokens']],
    ['image', ['imagesPerUserPerDay']],
    ['video', ['acceptedClipsPerMonth', 'inputTokens', 'outputTokens']],
    ['voice', ['sessions']],
    ['speech', ['charactersPerMonth']],
    ['transcription', ['audioMinutes']],
    ['subscription', ['seats']],
  ])('is %s by its volume, whatever else was said', (kind, fields) => {
    expect(kindOf(briefOf(...fields))).toBe(kind);
  });

  it.each<[string, readonly Field[]]>([
    ['text', []],
    ['text', ['inputTokens', 'outputTokens']],
    ['agent', ['callsPerTask', 'outputTokens']],
    ['image', ['unitPriceUsd']],
    ['video', ['secondsPerClip']],
    ['voice', ['minutesPerSession', 'instructionTokens']],
    ['speech', ['pricePerMillionCharacters']],
    ['transcription', ['pricePerAudioMinute', 'audioTokensPerSecondIn', 'textTokensPerMinute']],
    ['subscription', ['pricePerSeat']],
  ])('is %s by the most of its inputs and prices where no volume is said', (kind, fields) => {
    expect(kindOf(briefOf(...fields))).toBe(kind);
  });

  it('is an agent where one was mentioned, unless another volume says otherwise', () => {
    expect(kindOf({ ...briefOf('inputTokens'), agent: true })).toBe('agent');
    expect(kindOf({ ...briefOf('monthlyRequests'), agent: true })).toBe('text');
  });

  it('is seats for every plan', () => {
    const model = { id: 'plan/claude-max-20x', words: 'max' };

    expect(kindOf({ ...briefOf('monthlyRequests'), model })).toBe('subscription');
  });
});
