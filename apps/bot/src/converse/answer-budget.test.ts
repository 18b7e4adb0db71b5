import { toDecimal } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { replyOf, talkThrough } from './testing/talk-through.ts';

/** What is asked for and how much of it the budget allows. */
function allowedAfter(...messages: readonly string[]): string {
  const { question, within } = replyOf('budget', talkThrough(...messages));
  const much = within.kind === 'found' ? toDecimal(within.at.value) : within.kind;
  return `${question.field} ${much}`;
}

describe('budgetTurn', () => {
  it('finds how many users there can be', () => {
    // 20 × 30 × (1,500 × $0.25/1M + 400 × $2/1M) = $0.705 a user; $500 / $0.705 = 709.2
    expect(
      allowedAfter(
        'how many users can we serve for $500/month at 20 requests per user per day, 1.5k in / 400 out on gpt-5 mini?',
      ),
    ).toBe('users 709');
  });

  it('finds how many requests, and how many images, there can be', () => {
    // $500 / $0.0135 = 37,037.04
    expect(allowedAfter('how many requests for $500 a month on sonnet 4.6, 2k in, 500 out')).toBe(
      'monthlyRequests 37037',
    );
    // $200 / (2 × $0.04)
    expect(
      allowedAfter(
        '¿Cuántas imágenes aceptadas puedo generar con 200 USD al mes a 0,04 USD por generación y 2 intentos por imagen?',
      ),
    ).toBe('acceptedImagesPerMonth 2500');
  });

  it('says that the budget allows nothing, with what one would cost', () => {
    const { within } = replyOf(
      'budget',
      talkThrough('how many requests for $0.01 a month on sonnet 4.6, 2k in, 500 out'),
    );

    expect(within).toMatchObject({ kind: 'nothing' });
  });

  it('asks for what each user does where users are asked for, and then answers the budget', () => {
    const question = 'how many users for $500 a month on sonnet 4.6';

    expect(replyOf('question', talkThrough(question)).question).toBe(
      'How many requests per user per active day, how many input tokens per request, and how many output tokens per request? For example: "20 requests per user per day, 2,000 in, 500 out".',
    );
    // 20 × 30 × (1,500 × $3/1M + 400 × $15/1M) = $6.30 a user; $500 / $6.30 = 79.4
    expect(allowedAfter(question, '20 requests per user per day, 1,500 in, 400 out')).toBe('users 79');
  });

  it('does not take what all users do for what each of them does', () => {
    const all = 'sonnet 4.6, 20k calls a month, 1,500 in, 400 out';
    const question = 'and how many users for $500 a month?';

    expect(replyOf('question', talkThrough(all, question)).question).toMatch(/^How many requests per user/);
    expect(allowedAfter(all, question, '20 requests per user per day')).toBe('users 79');
  });

  it('asks for the model of a budget, and then answers the budget', () => {
    const question = 'how many requests for $500 a month, 2k in, 500 out';

    expect(replyOf('question', talkThrough(question)).question).toMatch(/^Which model/);
    expect(allowedAfter(question, 'sonnet 4.6')).toBe('monthlyRequests 37037');
    expect(replyOf('ambiguous-model', talkThrough(question, 'haiku')).name).toBe('haiku');
    // $500 / (2,000 × $1/1M + 500 × $5/1M)
    expect(allowedAfter(question, 'haiku', '4.5')).toBe('monthlyRequests 111111');
  });

  it('goes on with the budget after a change, until what was to be found is said', () => {
    const question = 'how many requests for $500 a month on sonnet 4.6, 2k in, 500 out';

    expect(allowedAfter(question, 'and on haiku 4.5?')).toBe('monthlyRequests 111111');
    expect(talkThrough(question, 'what if 1,000 requests a month?').reply.kind).toBe('estimate');
  });

  it('gives no figure where a price is not known', () => {
    const { reply } = talkThrough(
      'how many requests for $500 a month on lyria 3 pro preview, 2k in, 500 out',
    );

    expect(reply.kind === 'budget' ? reply.within.kind : reply.kind).toMatch(/^(?:unknown|refused)$/);
  });
});
