import { describe, expect, it } from 'vitest';

import { read } from './testing/read.ts';

describe('sizesOf', () => {
  it.each([
    [
      '30M tokens in and 4M tokens out per month',
      { inputTokensPerMonth: '30000000', outputTokensPerMonth: '4000000' },
    ],
    [
      '12M input tokens and 1.2M output tokens a week',
      { inputTokensPerMonth: '52000000', outputTokensPerMonth: '5200000' },
    ],
    [
      'weekly usage: 6M tokens in, 0.9M out',
      { inputTokensPerMonth: '26000000', outputTokensPerMonth: '3900000' },
    ],
    [
      'last month we used 410M prompt tokens and 55M completion tokens',
      { inputTokensPerMonth: '410000000', outputTokensPerMonth: '55000000' },
    ],
  ] as const)('reads totals of tokens in "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([
    [
      'system prompt is 1,200 tokens, the user message adds another 300, the reply is 150',
      { inputTokens: '1500', outputTokens: '150' },
    ],
    [
      'system prompt 1,100 tokens + retrieved docs 3,000 + the question itself 100, answer 350',
      { inputTokens: '4200', outputTokens: '350' },
    ],
    ['1,400 in, out = 150 visible + 850 reasoning tokens', { inputTokens: '1400', outputTokens: '1000' }],
  ] as const)('adds the parts of a prompt in "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([
    [
      'prompt is 400 tokens and the answer comes out at four times that',
      { inputTokens: '400', outputTokens: '1600' },
    ],
  ] as const)('multiplies the tokens of the other way in "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([
    [
      'each call carries 10,000 input tokens and 8,000 of those are a cached prefix',
      { inputTokens: '10000', cachedShare: '0.8' },
    ],
    [
      '2k prompt of which 1.5k cached, 300 out',
      { inputTokens: '2000', outputTokens: '300', cachedShare: '0.75' },
    ],
  ] as const)('counts the cached part by the whole in "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([['128k context, 1k in 200 out', { inputTokens: '1000', outputTokens: '200' }]] as const)(
    'leaves what the model takes at most aside: "%s"',
    (sentence, facts) => {
      expect(read(sentence)).toEqual(facts);
    },
  );

  it.each([['410M input tokens', {}]] as const)(
    'takes no more for a request than any model does: "%s"',
    (sentence, facts) => {
      expect(read(sentence)).toEqual(facts);
    },
  );
});
