import { describe, expect, it } from 'vitest';

import { read } from './testing/read.ts';

describe('measuresOf', () => {
  it.each([
    ['2k in / 300 out', { inputTokens: '2000', outputTokens: '300' }],
    ['500 in and 1,000 out', { inputTokens: '500', outputTokens: '1000' }],
    ['800 in 150 out', { inputTokens: '800', outputTokens: '150' }],
    ['input 2000 output 300', { inputTokens: '2000', outputTokens: '300' }],
    ['input tokens: 2000, output tokens: 300', { inputTokens: '2000', outputTokens: '300' }],
    ['in=2000 out=300', { inputTokens: '2000', outputTokens: '300' }],
    ['in 2000; out 300', { inputTokens: '2000', outputTokens: '300' }],
    ['1.5k prompt tokens and 0.15k completion tokens', { inputTokens: '1500', outputTokens: '150' }],
    ['prompts are tiny, 350 tokens; replies 60', { inputTokens: '350', outputTokens: '60' }],
    ['2.5k in, .5k out', { inputTokens: '2500', outputTokens: '500' }],
    ['1,000/1,000', { inputTokens: '1000', outputTokens: '1000' }],
    ['tokens: 1.7k → 390', { inputTokens: '1700', outputTokens: '390' }],
  ] as const)('reads tokens in "%s" whichever way round they are named', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([
    ['users: 75, requests_per_user_per_day: 7', { users: '75', requestsPerUserPerDay: '7' }],
    ['monthly_requests: 88000', { monthlyRequests: '88000' }],
    ['requests_month=9500', { monthlyRequests: '9500' }],
    ['req=8000/mo', { monthlyRequests: '8000' }],
    ['retry rate of 3 % and a buffer of 15 %', { retryRate: '0.03', buffer: '0.15' }],
    ['retries 3% buffer 15%', { retryRate: '0.03', buffer: '0.15' }],
  ] as const)(
    'takes a word in front of a number for its name where none stands behind it: "%s"',
    (sentence, facts) => {
      expect(read(sentence)).toEqual(facts);
    },
  );

  it.each([
    ['we send 12k requests through the gateway every month', { monthlyRequests: '12000' }],
    [
      '1.4B input and 95M output tokens through the API every month',
      { inputTokensPerMonth: '1400000000', outputTokensPerMonth: '95000000' },
    ],
  ] as const)('finds the period behind other words of the phrase: "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });
});
