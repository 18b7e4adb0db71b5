import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { answersToQuestion, chosenModel, chosenOption } from './answers-to-question.ts';
import { EMPTY_BRIEF } from './brief.ts';
import type { Conversation } from './conversation.ts';
import type { Missing } from './missing.ts';
import { AROUND } from './testing/talk-through.ts';

function fieldsFor(numbers: readonly number[], ...asked: readonly Missing[]): readonly string[] {
  const bare = numbers.map((value) => ({ value: exact(value), words: `${value}` }));
  return answersToQuestion(bare, { brief: EMPTY_BRIEF, asked, offered: [] }).map(
    ({ name, words }) => `${name} ${words}`,
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

describe('chosenModel', () => {
  const offered = [
    'anthropic/claude-haiku-4.5',
    'anthropic/claude-3.5-haiku',
    'anthropic/claude-3-haiku',
    'anthropic/gone-from-the-catalog',
  ];

  function pick(message: string, change: Partial<Conversation> = {}): string | undefined {
    const conversation = { brief: EMPTY_BRIEF, asked: ['model'] as const, offered, ...change };
    return chosenModel(message, conversation, AROUND.catalog)[0]?.id;
  }

  it.each([
    ['1', 'anthropic/claude-haiku-4.5'],
    ['2.', 'anthropic/claude-3.5-haiku'],
    ['(3)', 'anthropic/claude-3-haiku'],
    ['the first', 'anthropic/claude-haiku-4.5'],
    ['The second one', 'anthropic/claude-3.5-haiku'],
    ['newest', 'anthropic/claude-haiku-4.5'],
    ['4.5', 'anthropic/claude-haiku-4.5'],
    ['haiku 3.5', 'anthropic/claude-3.5-haiku'],
  ])('takes "%s" for one of those that were offered', (message, id) => {
    expect(pick(message)).toBe(id);
  });

  it.each([
    '5',
    '0',
    '7',
    'fifth',
    'haiku',
    'the last straw',
    '4',
    '',
    '2 of them, and tell me why it is so',
  ])('takes "%s" for none of them', (message) => {
    expect(pick(message)).toBeUndefined();
  });

  it('minds what was asked', () => {
    expect(pick('1', { asked: ['monthlyRequests'] })).toBeUndefined();
    expect(pick('1', { offered: [] })).toBeUndefined();
  });
});

describe('chosenOption', () => {
  const veo = { ...EMPTY_BRIEF, model: { id: 'google/veo-3.1', words: 'veo 3.1' } };

  function option(message: string, change: Partial<Conversation> = {}) {
    return chosenOption(message, { brief: veo, asked: [], offered: [], ...change }, AROUND.catalog).map(
      ({ name, value }) => `${name}=${value}`,
    );
  }

  it.each(['4k', '4K?', 'in 4k', 'and in 4k?', 'what about 4k?', 'make it 4k!'])(
    'takes "%s" for a value that the price list of the model has',
    (message) => {
      expect(option(message)).toEqual(['resolution=4k']);
    },
  );

  it('takes a value that the list does not have only where nothing else was asked', () => {
    expect(option('8k')).toEqual([]);
    expect(option('8k', { asked: ['choice:resolution'] })).toEqual(['resolution=8k']);
    expect(option('8k', { asked: ['choice:resolution', 'acceptedClipsPerMonth'] })).toEqual([]);
  });

  it('takes nothing out of a longer message, or without a model', () => {
    expect(option('4k clips a month')).toEqual([]);
    expect(option('4k', { brief: EMPTY_BRIEF })).toEqual([]);
  });
});
