import { decimalUsd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { plannedOf, replyOf, talkThrough } from './testing/talk-through.ts';

const WORK = 'sonnet 4.6 10k requests a month 2k in 500 out';

describe('answer, to what is mentioned without a number', () => {
  it('says what caching would change, and does not say that none was mentioned', () => {
    const { notes, estimate } = replyOf('estimate', talkThrough(`${WORK} with prompt caching`));

    // Half of 20M tokens at $0.30 instead of $3: $30 + $3 + $75
    expect(notes).toEqual([
      'Caching was mentioned without a share, so nothing is counted as cached. With half of the input read from the cache it would be $108.00. Say the share: "50% cached".',
    ]);
    expect(estimate.assumptions.find(({ field }) => field === 'cachedShare')).toMatchObject({
      reason: 'caching was mentioned without a share: nothing is counted as cached',
    });
    expect(replyOf('estimate', talkThrough(`${WORK} with prompt caching`, '50% cached')).notes).toEqual([]);
  });

  it('says that caching would change nothing where no lower price is known', () => {
    const { notes } = replyOf(
      'estimate',
      talkThrough('gpt-4, 10 requests a month, 2k in, 500 out, with caching'),
    );

    expect(notes[0]).toContain('it would be the same: no lower price for it is known');
  });

  it('says so where models are compared or a budget is spent, too', () => {
    const note =
      'Caching was mentioned without a share, so nothing is counted as cached. Say the share: "50% cached".';

    expect(replyOf('comparison', talkThrough(`${WORK} with caching, or haiku 4.5?`)).notes).toEqual([note]);
    expect(
      replyOf('budget', talkThrough('how many requests for $500 on sonnet 4.6, 2k in, 500 out, with caching'))
        .notes,
    ).toEqual([note]);
  });

  it('takes it as a follow-up', () => {
    const { estimate } = replyOf('estimate', talkThrough(WORK, 'with openrouter fees'));

    // 5.5 % of $135
    expect(decimalUsd(estimate.fees.money)).toBe('7.425');
  });

  it('charges OpenRouter’s fee, whatever is bought at a time', () => {
    const { estimate } = replyOf('estimate', talkThrough(`${WORK} with openrouter fees`));

    // 5.5 % of $135
    expect(
      estimate.lines.filter(({ layer }) => layer === 'fees').map(({ cost }) => decimalUsd(cost)),
    ).toEqual(['7.425']);
  });

  it('charges the fee on keys of one’s own, which begins at $25,000', () => {
    const feesOf = (message: string): readonly string[] =>
      replyOf('estimate', talkThrough(message)).estimate.lines.flatMap(({ layer, cost }) =>
        layer === 'fees' ? [decimalUsd(cost)] : [],
      );

    expect(feesOf(`${WORK} with BYOK`)).toEqual(['0']);
    // $135,000 − $25,000, of it 5 %
    expect(feesOf('sonnet 4.6 10M requests a month 2k in 500 out with BYOK')).toEqual(['5500']);
  });

  it.each([
    ['what per year?', 'Over 12 months: $1,620.00 ("what per year").'],
    ['how much per day?', 'A day of it: $4.50 ("how much per day").'],
  ])('answers "%s", at once and later', (question, note) => {
    expect(replyOf('estimate', talkThrough(`${WORK}, ${question}`)).notes).toEqual([note]);
    expect(replyOf('estimate', talkThrough(WORK, question)).notes).toEqual([note]);
  });

  it('says how free variants are rationed', () => {
    const turn = talkThrough('gemma 4 31b free, 10k requests a month, 2k in, 500 out');

    expect(plannedOf(turn)).toBe('0');
    expect(replyOf('estimate', turn).notes).toEqual([
      'Free variants cost nothing and are rationed: OpenRouter serves an account 20 of their requests a minute and 50 a day, 1,000 a day once $10 of credits were bought, so at most about 30,000 a month.',
    ]);
  });

  it('says with the price that there is no free variant', () => {
    const turn = talkThrough('free haiku 4.5, 10k requests a month, 2k in, 500 out');

    // 10,000 × (2,000 × $1 + 500 × $5) / 1M
    expect(plannedOf(turn)).toBe('45');
    expect(replyOf('estimate', turn).notes).toEqual([expect.stringContaining('no free variant of')]);
  });

  it('counts the history of a conversation', () => {
    const turns = '12 turns with a 2k system prompt, user 100 tokens, answer 300 tokens';

    // Input 12 × 2,100 + 400 × (12 × 11 / 2) = 51,600 at $1, output 12 × 300 = 3,600 at $5: $0.0696, 1,000 times
    expect(plannedOf(talkThrough(`haiku 4.5 1000 conversations a month, ${turns}`))).toBe('69.6');
  });
});

describe('answer, to a word that may be a part of a name', () => {
  it('asks which model a mistyped name is, and takes the answer', () => {
    const turn = talkThrough('gpt5 mni 10k requests a month 2k in 500 out');

    expect(replyOf('unknown-model', turn).near[0]?.id).toBe('openai/gpt-5-mini');
    // 10,000 × (2,000 × $0.25 + 500 × $2) / 1M
    expect(plannedOf(talkThrough('gpt5 mni 10k requests a month 2k in 500 out', '1'))).toBe('15');
  });

  it.each([
    'sonnet 4.6 vs haiku 4.5 vs gtp-5 mini for 20k calls a month at 2k in / 500 out',
    'sonnet 4.6 vs haiku 4.5 vs mystery-9 for 20k calls a month at 2k in / 500 out',
    'haiku 4.5 or gpt-5 mnni, 10k requests a month, 2k in 500 out',
  ])('declares no winner over a name that it does not know: "%s"', (message) => {
    expect(talkThrough(message).reply.kind).toBe('unknown-model');
  });

  it('offers for a mistyped name in a comparison what it is nearest to', () => {
    const asked =
      'compare gpt-5 mini, gemini 2.5 flash lit and haiku 4.5 for 10k requests a month 2k in 500 out';
    const { comparison } = replyOf('comparison', talkThrough(asked, '1'));

    expect(comparison.ranked.map(({ model }) => model)).toContain('google/gemini-2.5-flash-lite');
  });

  it('tells another name, known or not, that a plain estimate has no part for', () => {
    const { unused } = replyOf(
      'estimate',
      talkThrough('sonnet 4.6 and mystery-9 for 20k calls a month at 2k in / 500 out'),
    );

    expect(unused).toEqual(['mystery-9']);
  });

  it.each(['max $20', 'under $20'])('reads 500 out before "%s" and tells the money', (words) => {
    const turn = talkThrough(`${WORK} ${words}`);

    // 10,000 × (2,000 × $3 + 500 × $15) / 1M
    expect(plannedOf(turn)).toBe('135');
    expect(replyOf('estimate', turn).unused).toEqual(['$20']);
  });

  it('says at which tier there is no price', () => {
    const { estimate } = replyOf(
      'estimate',
      talkThrough('haiku 4.5 10k requests a month 2k in 500 out flex'),
    );

    expect(estimate.unknowables.join(' ')).toContain('No flex rate of');
  });
});
