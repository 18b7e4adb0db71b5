import { decimalUsd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { replyOf, talkThrough } from './testing/talk-through.ts';

const WORK = '20k calls a month at 2k in / 500 out';

/** The models in their order, with the planned dollars of each. */
function rankingAfter(...messages: readonly string[]): readonly string[] {
  const { comparison } = replyOf('comparison', talkThrough(...messages));
  return comparison.ranked.map(
    ({ model, estimate }) => `${model.split('/').at(-1)} ${decimalUsd(estimate.planned.money)}`,
  );
}

// 20,000 × (2,000 × $3/1M + 500 × $15/1M); $2.50 and $15; $1 and $5; $0.25 and $2
const [SONNET, GPT, HAIKU, MINI] = [
  'claude-sonnet-4.6 270',
  'gpt-5.4 250',
  'claude-haiku-4.5 90',
  'gpt-5-mini 30',
];

describe('comparisonTurn', () => {
  it('ranks the models that are named, the cheapest first', () => {
    expect(rankingAfter(`sonnet 4.6 vs gpt-5.4 for ${WORK}`)).toEqual([GPT, SONNET]);
    expect(rankingAfter(`sonnet 4.6 vs gpt-5.4 vs haiku 4.5 for ${WORK}`)).toEqual([HAIKU, GPT, SONNET]);
  });

  it('compares one model with the one talked about before', () => {
    expect(rankingAfter(`sonnet 4.6, ${WORK}`, 'compare with haiku 4.5')).toEqual([HAIKU, SONNET]);
  });

  it('asks for what is missing once, and then compares', () => {
    const asked = talkThrough('gpt-5 mini vs haiku 4.5');

    expect(replyOf('question', asked).question).toMatch(/^How many requests per month, how many input/);
    expect(rankingAfter('gpt-5 mini vs haiku 4.5', WORK)).toEqual([MINI, HAIKU]);
    expect(rankingAfter('gpt-5 mini vs haiku 4.5', '20k calls a month', '2k in, 500 out')).toEqual([
      MINI,
      HAIKU,
    ]);
  });

  it('asks which model an unclear name means, one name a turn, and then compares', () => {
    const question = `opus vs sonnet, ${WORK}`;

    expect(replyOf('ambiguous-model', talkThrough(question)).name).toBe('opus');
    expect(replyOf('ambiguous-model', talkThrough(question, 'opus 4.6')).name).toBe('sonnet');
    // Opus 4.6: $5 and $25
    expect(rankingAfter(question, 'opus 4.6', 'sonnet 4.6')).toEqual([SONNET, 'claude-opus-4.6 450']);
  });

  it('takes the place of what was offered, and does not tell it as unused', () => {
    const question = `opus vs haiku 4.5, ${WORK}`;
    const { candidates } = replyOf('ambiguous-model', talkThrough(question));
    const { comparison, unused } = replyOf('comparison', talkThrough(question, '2'));

    expect(comparison.ranked.map(({ model }) => model)).toContain(candidates[1]?.id);
    expect(comparison.ranked).toHaveLength(2);
    expect(unused).toEqual([]);
  });

  it('names near models for one that is not known, and goes on with the right name', () => {
    const question = `gpt-9 vs haiku 4.5, ${WORK}`;

    expect(replyOf('unknown-model', talkThrough(question)).name).toBe('gpt-9');
    expect(rankingAfter(question, 'gpt-5.4')).toEqual([HAIKU, GPT]);
  });

  it('goes on comparing after a change, until another model is asked about', () => {
    const question = `sonnet 4.6 vs gpt-5.4 for ${WORK}`;

    // Twice as much
    expect(rankingAfter(question, 'and at 40k calls a month?')).toEqual([
      'gpt-5.4 500',
      'claude-sonnet-4.6 540',
    ]);
    expect(talkThrough(question, 'and haiku 4.5?').reply.kind).toBe('estimate');
  });

  it('says why there is nothing to compare', () => {
    const question = 'lyria 3 pro preview vs lyria 3 clip preview for 10k requests a month, 1k in, 100 out';

    expect(replyOf('refused', talkThrough(question)).sentences[0]).toBe('There is nothing to compare.');
  });
});
