import { bundledCatalog, decimalUsd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { readFields } from '../commands/estimate-fields.ts';
import { answer, answerTo } from './answer.ts';
import { NEW_CONVERSATION } from './conversation.ts';
import { replyCard } from './reply-card.ts';
import type { Turn } from './turn.ts';

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

  // $81 for 100 users on 20 days with 3 requests of $0.0135 each
  it.each([
    ['20 more users', '97.2'], // 120 users
    ['add 50 users', '121.5'],
    ['2x users', '162'],
    ['now double the users', '162'],
    ['half the users', '40.5'],
    ['20% more users', '97.2'],
    ['cut the output by half', '58.5'], // 6,000 × (2,000 × $3/1M + 250 × $15/1M)
    ['reduce the output by 100', '72'], // 6,000 × (2,000 × $3/1M + 400 × $15/1M)
    ['what if we batch 60% of it?', '56.7'], // half price for 60 %
    ['what about haiku 4.5?', '27'],
    ['and with a 10% buffer', '89.1'],
    ['no retries', '81'],
  ])('changes the last scenario by "%s", and says what that changes', (change, planned) => {
    const question = 'sonnet 4.6, 100 users, 20 active days, 3 requests per user per day, 2,000 in, 500 out';
    const turn = talk(question, change);

    expect(plannedOf(turn)).toBe(planned);
    const { reply } = turn;
    const difference = Number(planned) - 81;
    const change_ =
      reply.kind === 'estimate' && reply.since !== undefined ? decimalUsd(reply.since.change) : '0';
    expect(Number(change_)).toBeCloseTo(difference, 9);
  });

  it.each(['triple the images', '20 more requests'])(
    'does not change what was not said, or what could mean two things: "%s"',
    (change) => {
      const question = 'sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out';
      const turn = talk(question, change);

      expect(turn.reply.kind).toBe('refused');
      expect(turn.conversation).toEqual(talk(question).conversation);
    },
  );

  it('tells what was understood and has no part in the figures', () => {
    const { reply } = talk('sonnet 4.6, 20 active days, 1,000 requests a month, 2,000 in, 500 out');

    expect(reply).toMatchObject({ kind: 'estimate', unused: ['20 active days'] });
  });

  it('tells people who have no part in a stated volume', () => {
    const { reply } = talk('sonnet 4.6, 50 users, 1,000 requests a month, 2,000 in, 500 out');

    expect(reply).toMatchObject({ kind: 'estimate', unused: ['50 users'] });
  });

  it('asks again for a volume of which only the users have changed', () => {
    const turn = talk('sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out', 'what if 200 users?');

    expect(turn.reply).toMatchObject({
      kind: 'question',
      question: expect.stringContaining('How many requests'),
    });
  });

  it('refuses a scenario whose work contradicts itself', () => {
    const both = 'model=sonnet-4.6 calls=2 monthly_requests=6000 input_tokens=2000 output_tokens=500';
    expect(answerTo(readFields(both, around.catalog), NEW_CONVERSATION, around).reply).toMatchObject({
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

  it('says what seats cost over a year, beside the month', () => {
    const { reply } = talk("Copilot Business for 45 devs, what's that over a year?");

    // 45 × $19, and twelve times that
    expect(plannedOf({ reply, conversation: NEW_CONVERSATION })).toBe('855');
    expect(reply).toMatchObject({ notes: ['Over 12 months: $10,260.00 ("over a year").'] });
    expect(talk('Copilot Business for 45 devs', 'over a year').reply).toMatchObject({
      notes: ['Over 12 months: $10,260.00 ("over a year").'],
    });
  });

  it.each([
    ['did the staging key blow through its $200 monthly cap already?', 'not-watched'],
    ['how much credit is left? what is our balance', 'not-watched'],
    ['how much credit is left?', 'not-watched'],
    ['how much of our credit is left', 'not-watched'],
    ['how many credits do we still have left?', 'not-watched'],
    ['how much money have we got left', 'not-watched'],
    ['how much do we have left?', 'not-watched'],
    ["what's left of our credit?", 'not-watched'],
    ['¿cómo funciona este bot?', 'help'],
    ['help', 'help'],
    ['what can you do?', 'help'],
    ['write me a haiku about gpus', 'refused'],
    ['can you book the big meeting room for 20 people on tuesday at 3', 'refused'],
  ])('needs no scenario for "%s", and keeps the one of before', (message, kind) => {
    const question = 'sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out';

    expect(talk(message).reply.kind).toBe(kind);
    if (kind === 'refused') return;
    expect(talk(question, message).reply.kind).toBe(kind);
    expect(talk(question, message).conversation).toEqual(talk(question).conversation);
  });

  it('says which numbers it could not place when nothing is to be estimated', () => {
    expect(talk('the meeting is at 3 with 20 slides').reply).toMatchObject({
      kind: 'refused',
      sentences: [expect.stringMatching(/I could not place "[^"]+"/)],
    });
  });

  it('asks which of several values is meant, and takes one, also later on', () => {
    const clips = '100 veo 3.1 fast clips a month, 8 seconds each';

    expect(talk(clips).reply).toMatchObject({
      kind: 'question',
      question: 'Which resolution (720p, 1080p, 4k)? For example: "720p".',
      options: ['720p', '1080p', '4k'],
    });
    // 800 s × $0.30, and × $0.12
    expect(plannedOf(talk(clips, '4k'))).toBe('240');
    expect(plannedOf(talk(clips, '4k', 'and in 1080p?'))).toBe('96');
  });

  it('takes "4k" for a resolution where clips are asked for too, not for 4,000 of them', () => {
    const { reply } = talk('veo 3.1 fast clips a month', '4k');

    expect(reply).toMatchObject({ kind: 'question', unused: [] });
    // 800 s × $0.30
    expect(plannedOf(talk('veo 3.1 fast clips a month', '4k', '100 clips, 8 seconds each'))).toBe('240');
  });

  it('answers the same text in another language with the difference', () => {
    const question = 'haiku 4.5, 2,400 requests a month, 1,000 in, 1,000 out';

    // 2,400 × 1,000 × ($1 + $5)/1M = $14.40; × 29/24
    expect(plannedOf(talk(question, 'and in German?'))).toBe('17.4');
    expect(plannedOf(talk(question, 'and in German?', 'back to English'))).toBe('14.4');
    expect(plannedOf(talk(question, 'and in German?', 'und auf Japanisch?'))).toBe('15.6');
  });

  it.each([
    ['over 12 months', '972'],
    ['for 6 months', '486'],
  ])('takes a horizon for no amount: "… 500 out %s"', (horizon, total) => {
    const turn = talk(`6,000 requests a month on sonnet 4.6, 2k in / 500 out ${horizon}`);

    // $81 a month
    expect(plannedOf(turn)).toBe('81');
    expect(turn.reply).toMatchObject({ notes: [expect.stringContaining(`$${total}.00`)] });
  });

  it('starts anew with a whole scenario while something is still asked', () => {
    const call = 'one call of 500 in and 1,000 out on sonnet 4.6, with 90% of the input read from the cache';

    // 6,000 × (2,000 × $0.25/1M + 500 × $2/1M) = $9, without the cache of before
    expect(plannedOf(talk(call, 'gpt-5 mini, 6,000 requests a month, 2k in, 500 out'))).toBe('9');
  });

  it.each([
    // 22 days × 200 × $0.0135
    [['sonnet 4.6, 2k in, 500 out on workdays', '200 a day'], '59.4'],
    // 100 users × 30 days × 20 × $0.0135
    [['100 users on sonnet 4.6, 2k in, 500 out', '20 per day'], '810'],
    // the middle of 5,000 and 8,000 × $0.0135
    [['sonnet 4.6, 2k in, 500 out', '5,000 to 8,000'], '87.75'],
  ])('takes a bare answer with its days, its users and its range: %j', (messages, planned) => {
    expect(plannedOf(talk(...messages))).toBe(planned);
  });

  it('doubles both totals where only totals were said', () => {
    // 30M × $3/1M + 4M × $15/1M = $150
    expect(
      plannedOf(talk('30M tokens in and 4M tokens out a month on sonnet 4.6', 'double the traffic')),
    ).toBe('300');
  });

  it.each(['100 requests every 0 minutes', 'how many requests for $500 per 0 days'])(
    'survives a period of nothing: "%s"',
    (start) => {
      expect(() => talk(`${start} on sonnet 4.6, 2k in, 500 out`)).not.toThrow();
    },
  );

  it('shows no key that invisible signs had broken', () => {
    const turn = talk(
      '6000 requests per sk-or-\u200bv1-abcdefghij\u200bklmnopqrstuv a month on sonnet 4.6, 2k in 500 out',
    );

    expect(JSON.stringify(replyCard(turn.reply))).not.toContain('abcdefghijklmnopqr');
  });

  it('takes a bare volume for that of each user where that was talked about', () => {
    const question = 'haiku 4.5, 100 users, 10 requests per user per day, 1k in, 200 out';

    // 100 × 30 × 20 × $0.002
    expect(plannedOf(talk(question, '20 requests'))).toBe('120');
  });

  it('changes nothing by a model that is excluded', () => {
    const question = 'sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out';

    expect(talk(question, 'without gpt-5.4').conversation).toEqual(talk(question).conversation);
  });
});
