import type { Field } from '@tollkeeper/engine';
import { ONE } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { EMPTY_BRIEF } from './brief.ts';
import { kindOf } from './kind-of-brief.ts';

function briefOf(...fields: readonly Field[]) {
  return {
    ...EMPTY_BRIEF,
    facts: new Map(fields.map((name) => [name, { name, value: ONE, words: name }])),
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

  it('is what the words of the message told, whatever the inputs look like', () => {
    expect(kindOf({ ...briefOf('inputTokens'), kind: 'agent' })).toBe('agent');
    expect(kindOf({ ...briefOf('monthlyRequests'), kind: 'voice' })).toBe('voice');
  });

  it('is seats for every plan', () => {
    const model = { id: 'plan/claude-max-20x', words: 'max' };

    expect(kindOf({ ...briefOf('monthlyRequests'), model })).toBe('subscription');
  });
});
