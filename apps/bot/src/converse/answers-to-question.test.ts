import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { answersToQuestion } from './answers-to-question.ts';
import { EMPTY_BRIEF } from './brief.ts';
import type { Missing } from './scenario-of-brief.ts';

function fieldsFor(numbers: readonly number[], ...asked: readonly Missing[]): readonly string[] {
  const bare = numbers.map((value) => ({ value: exact(value), words: `${value}` }));
  return answersToQuestion(bare, { brief: EMPTY_BRIEF, asked }).map(
    ({ field, words }) => `${field} ${words}`,
  );
}

describe('answersToQuestion', () => {
  it('takes one number for the volume, whatever else was asked', () => {
    expect(fieldsFor([45], 'seats')).toEqual(['seats 45']);
    expect(fieldsFor([45], 'model', 'acceptedClipsPerMonth', 'secondsPerClip')).toEqual([
      'acceptedClipsPerMonth 45',
    ]);
  });

  it('takes it for anything else only where nothing else was asked', () => {
    expect(fieldsFor([8], 'secondsPerClip')).toEqual(['secondsPerClip 8']);
    expect(fieldsFor([8], 'secondsPerClip', 'callsPerTask')).toEqual([]);
    expect(fieldsFor([8], 'model')).toEqual([]);
    expect(fieldsFor([8])).toEqual([]);
  });

  it('takes two numbers for input and output, and more for nothing', () => {
    expect(fieldsFor([2, 5], 'inputTokens', 'outputTokens')).toEqual(['inputTokens 2', 'outputTokens 5']);
    expect(fieldsFor([2, 5], 'outputTokens')).toEqual([]);
    expect(fieldsFor([2, 5, 7], 'inputTokens', 'outputTokens')).toEqual([]);
  });
});
