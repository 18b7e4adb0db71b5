import { describe, expect, it } from 'vitest';

import { read } from './testing/read.ts';

describe('joinedNumbers', () => {
  it.each([
    ['10k-12k requests a month', '10000..12000'],
    ['8–12k requests a month', '8000..12000'],
    ['between 200 and 300 requests a month', '200..300'],
    ['200 to 300 requests a month', '200..300'],
    ['10k ± 2k requests a month', '8000..12000'],
    ['10k requests ± 10% a month', '9000..11000'],
    ['two or three requests a month', '2..3'],
  ])('puts the ends of "%s" together', (sentence, range) => {
    expect(read(sentence)).toEqual({ monthlyRequests: range });
  });

  it('reads "1 thousand 200" as one number', () => {
    expect(read('1 thousand 200 requests a month')).toEqual({ monthlyRequests: '1200' });
  });

  it.each([
    ['1 in 4 calls is retried', '0.25'],
    ['3 out of 10 calls are retried', '0.3'],
    ['one call in twenty is retried', '0.05'],
    ['every tenth call is retried', '0.1'],
  ])('reads "%s" as a share', (sentence, share) => {
    expect(read(sentence)).toEqual({ retryRate: share });
  });

  it.each([
    ['30k requests a month — sorry, 13k', { monthlyRequests: '13000' }],
    ['2k in, 300 out. no wait, make that 3k in', { inputTokens: '3000', outputTokens: '300' }],
    ['2k in, 900 out - wait no, 300 out', { inputTokens: '2000', outputTokens: '300' }],
    ['10k requests. no wait, 12k requests a month', { monthlyRequests: '12000' }],
    [
      "54k requests a month, 900 in. typo, it's 45k not 54k",
      { monthlyRequests: '45000', inputTokens: '900' },
    ],
  ])('corrects "%s" where the label says', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it('corrects nothing that has another label', () => {
    expect(read('12k requests a month, sorry 2k in and 300 out')).toEqual({
      monthlyRequests: '12000',
      inputTokens: '2000',
      outputTokens: '300',
    });
  });
});
