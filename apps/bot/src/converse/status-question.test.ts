import { describe, expect, it } from 'vitest';

import { statusQuestion } from './status-question.ts';
import { replyOf, talkThrough } from './testing/talk-through.ts';

describe('statusQuestion', () => {
  it.each([
    ['why do I get 402 with haiku 4.5', '402'],
    ['why am I getting a 429?', '429'],
    ['what does 429 mean?', '429'],
    ["what's an HTTP 503", '503'],
    ['what does error code 529 mean', '529'],
    ['warum bekomme ich einen 403', '403'],
  ])('leads "%s" to /diagnose', (message, status) => {
    const { title, sentences } = replyOf('refused', talkThrough(message));

    expect(title).toBe(`What a ${status} is about`);
    expect(sentences[1]).toContain('/diagnose');
  });

  it.each([
    'what do 402 requests cost on haiku 4.5',
    'why is it 500 requests',
    'what is 500 in, 500 out on haiku 4.5',
    '429 users, 3 requests per user per day, what is it a month',
    'what is 404k calls',
  ])('leaves amounts alone: "%s"', (message) => expect(statusQuestion(message)).toBeUndefined());
});
