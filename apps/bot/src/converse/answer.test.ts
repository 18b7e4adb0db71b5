import { bundledCatalog, decimalUsd, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { answer, type Turn } from './answer.ts';
import { NEW_CONVERSATION } from './conversation.ts';
import { replyCard } from './reply-card.ts';

const around = { catalog: bundledCatalog(), today: '2026-11-21' };

/** Says the messages one after the other and returns the last turn. */
function talk(...messages: readonly string[]): Turn {
  const start: Turn = { reply: { kind: 'help' }, conversation: NEW_CONVERSATION };
  return messages.reduce((turn, message) => answer(message, turn.conversation, around), start);
}

function plannedOf({ reply }: Turn): string {
  if (reply.kind !== 'estimate') throw new Error(`expected an estimate, got ${JSON.stringify(reply.kind)}`);
  return decimalUsd(reply.estimate.planned.money);
}

describe('answer', () => {
  it('prices a complete sentence', () => {
    // 6,000 × (2,000 × $3/1M + 500 × $15/1M) = $81
    expect(plannedOf(talk('sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out'))).toBe('81');
  });

  it('asks once for all that is missing, and goes on with the answer', () => {
    const first = talk('500 users on sonnet 4.6');
    const then = talk('500 users on sonnet 4.6', '6,000 requests a month, 2,000 in and 500 out');

    expect(first.reply).toMatchObject({
      kind: 'question',
      question: expect.stringContaining('How many requests'),
    });
    expect(plannedOf(then)).toBe('81');
  });

  it('takes a bare number as the answer to its question', () => {
    expect(plannedOf(talk('sonnet 4.6, 2,000 in, 500 out', '6000'))).toBe('81');
    // 200 a day are 6,000 a month
    expect(plannedOf(talk('sonnet 4.6, 2,000 in, 500 out', '200 a day'))).toBe('81');
  });

  it('prices one call where no volume is named, and asks for it', () => {
    const turn = talk('1,000 in and 500 out at $3/$15');

    // 1,000 × $3/1M + 500 × $15/1M
    expect(plannedOf(turn)).toBe('0.0105');
    expect(turn.reply).toMatchObject({ question: expect.stringContaining('How many requests') });
  });

  it('asks for the model when only it is missing, and takes its name as the answer', () => {
    expect(talk('6,000 requests a month, 2,000 in, 500 out').reply).toMatchObject({ kind: 'question' });
    expect(plannedOf(talk('6,000 requests a month, 2,000 in, 500 out', 'sonnet 4.6'))).toBe('81');
  });

  it('changes what a later message names and keeps the rest', () => {
    const question = 'sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out';

    // $81 × 1.03
    expect(plannedOf(talk(question, 'what about 3% retries?'))).toBe('83.43');
    // Haiku 4.5 costs a third: $1 and $5
    expect(plannedOf(talk(question, 'and haiku 4.5?'))).toBe('27');
    expect(plannedOf(talk(question, '12,000 requests a month'))).toBe('162');
  });

  it('starts anew with a sentence that is complete by itself', () => {
    const first = 'sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out, 15% buffer';

    // 10 × (1,000 × $1/1M + 100 × $5/1M), without the buffer of before
    expect(plannedOf(talk(first, 'haiku 4.5, 10 requests a month, 1,000 in, 100 out'))).toBe('0.015');
  });

  it('names near models for an unknown one, gives no figure, and keeps the rest for the right name', () => {
    const question = 'gpt-5.7-imaginary, 6,000 requests a month, 2,000 in, 500 out';

    expect(talk(question).reply).toMatchObject({ kind: 'unknown-model', name: 'gpt-5.7-imaginary' });
    expect(plannedOf(talk(question, 'sonnet 4.6'))).toBe('81');
  });

  it('asks which one when a name fits several models', () => {
    expect(talk('opus, 10 requests a month, 1 in, 1 out').reply).toMatchObject({
      kind: 'ambiguous-model',
      name: 'opus',
    });
  });

  it('loses nothing over a message that it cannot use', () => {
    const question = 'sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out';

    for (const bad of ['-5 users', '🎉', 'cached share 130%', 'x'.repeat(10_001)]) {
      const turn = talk(question, bad);
      expect(turn.reply.kind).toBe('refused');
      expect(turn.conversation).toEqual(talk(question).conversation);
    }
  });

  it.each([
    ['-5 users', /users is -5/],
    ['1e309 tokens', /10\^15/],
    ['retry rate 300%, sonnet 4.6, 1 in, 1 out', /retry rate is 300%, but the most is 100%/],
    [
      '0.5 attempts per image, 10 images, $1 per image',
      /attempts per accepted result is 0.5, but the least is 1/,
    ],
    ['', /nothing to estimate/],
    ['x'.repeat(10_240), /10,240 characters/],
  ])('says in a sentence why "%.20s" has no figure', (message, reason) => {
    expect(talk(message).reply).toMatchObject({
      kind: 'refused',
      sentences: [expect.stringMatching(reason)],
    });
  });

  it('gives no figure for a model without a known price, and says what would help', () => {
    expect(talk('lyria 3 pro preview, 10 requests a month, 1,000 in, 100 out').reply).toMatchObject({
      kind: 'refused',
      sentences: [expect.stringContaining('State the price'), expect.anything()],
    });
  });

  it('takes stated prices before those of the catalog', () => {
    // 1,000,000 × $1/1M + 1,000,000 × $15/1M
    expect(plannedOf(talk('sonnet 4.6 at $1 per 1M input, one call, 1,000,000 in and 1,000,000 out'))).toBe(
      '16',
    );
  });

  it('estimates a routed model by the prices of the model, and says what the routing changes', () => {
    const { reply } = talk('anthropic/claude-sonnet-4.6:nitro, 6,000 requests a month, 2,000 in, 500 out');

    expect(plannedOf({ reply, conversation: NEW_CONVERSATION })).toBe('81');
    expect(JSON.stringify(replyCard(reply))).toContain('it can cost more than this');
  });

  it('does not pretend to estimate a web search that a suffix adds', () => {
    expect(talk('sonnet 4.6:online, 10 requests a month, 1 in, 1 out').reply).toMatchObject({
      kind: 'refused',
      sentences: [expect.stringMatching(/web search/)],
    });
  });

  it('estimates a plan by its seats, one for each person', () => {
    const turn = talk('claude max 20x for 5 people');

    // 5 × $200
    expect(plannedOf(turn)).toBe('1000');
    expect(turn.reply).toMatchObject({ unused: [] });
    expect(talk('claude max 20x').reply).toMatchObject({
      question: expect.stringContaining('How many seats?'),
    });
  });

  it.each(['20 more users', 'add 50 users', 'reduce the output by 100', '2x users', 'double the users'])(
    'does not take the amount of "%s" for the new value',
    (change) => {
      const question =
        'sonnet 4.6, 100 users, 20 active days, 3 requests per user per day, 2,000 in, 500 out';
      const turn = talk(question, change);

      expect(turn.reply.kind).toBe('refused');
      expect(turn.conversation).toEqual(talk(question).conversation);
    },
  );

  it('tells what was understood and has no part in the figures', () => {
    const { reply } = talk('sonnet 4.6, 20 active days, 1,000 requests a month, 2,000 in, 500 out');

    expect(reply).toMatchObject({ kind: 'estimate', unused: ['20 active days'] });
  });

  it('gives the cost of a user where users stand beside a number of requests', () => {
    const { reply } = talk('sonnet 4.6, 50 users, 1,000 requests a month, 2,000 in, 500 out');

    // 1,000 × $0.0135 / 50
    const perUser = { label: 'user', cost: usd('0.27'), kind: 'exact', workload: 0 };
    expect(reply).toMatchObject({ unused: [], estimate: { unitCosts: expect.arrayContaining([perUser]) } });
  });

  it('asks again for a volume of which only the users have changed', () => {
    const turn = talk('sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out', 'what if 200 users?');

    expect(turn.reply).toMatchObject({
      kind: 'question',
      question: expect.stringContaining('How many requests'),
    });
  });

  it('refuses a scenario whose work contradicts itself', () => {
    const both = 'sonnet 4.6, one call and 6,000 requests a month, 2,000 in, 500 out';
    expect(talk(both).reply).toMatchObject({
      kind: 'refused',
      sentences: [expect.stringMatching(/both stated/)],
    });
  });

  it('counts 22 days where workdays were mentioned without a number', () => {
    // 100 × 22 × 3 × $0.0135
    expect(
      plannedOf(talk('sonnet 4.6, 100 users, weekdays, 3 requests per user per day, 2,000 in, 500 out')),
    ).toBe('89.1');
  });
});
