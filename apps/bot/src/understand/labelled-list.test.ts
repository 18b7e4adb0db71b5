import { describe, expect, it } from 'vitest';

import { read } from './testing/read.ts';

describe('labelledList', () => {
  it.each([
    [
      '18500, 2750, 640 = requests/mo, prompt tokens, completion tokens',
      { monthlyRequests: '18500', inputTokens: '2750', outputTokens: '640' },
    ],
    [
      'users,days,requests_per_user_day,in,out\n220,19,6,1400,260',
      {
        users: '220',
        activeDays: '19',
        requestsPerUserPerDay: '6',
        inputTokens: '1400',
        outputTokens: '260',
      },
    ],
    [
      'requests/mo\tin\tout\n41,000\t1,250\t310',
      { monthlyRequests: '41000', inputTokens: '1250', outputTokens: '310' },
    ],
    [
      'model;requests_month;tokens_in;tokens_out\nhaiku 4.5;9500;1750;325',
      { monthlyRequests: '9500', inputTokens: '1750', outputTokens: '325' },
    ],
    [
      'model,requests/mo,input,output\nhaiku 4.5,40000,1500,200',
      { monthlyRequests: '40000', inputTokens: '1500', outputTokens: '200' },
    ],
    [
      'requests/mo\ttok in\ttok out\t$/M in\t$/M out\tretry\n40000\t1500\t250\t0.15\t0.60\t2%',
      {
        monthlyRequests: '40000',
        inputTokens: '1500',
        outputTokens: '250',
        priceInputPerMillion: '0.15',
        priceOutputPerMillion: '0.6',
        retryRate: '0.02',
      },
    ],
    [
      '| requests per month | 52,000 |\n| input tokens | 1,900 |\n| cached share of input | 40% |',
      { monthlyRequests: '52000', inputTokens: '1900', cachedShare: '0.4' },
    ],
  ] as const)('reads numbers beside the words of a row in "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([
    [
      '{"requests_per_month": 88000, "input_tokens": 2300, "output_tokens": 275, "retry_rate": 0.015}',
      { monthlyRequests: '88000', inputTokens: '2300', outputTokens: '275', retryRate: '0.015' },
    ],
    [
      'kimi-k3; calls/day=640; tok_in=12000; tok_out=1500; cached=70%',
      { monthlyRequests: '19200', inputTokens: '12000', outputTokens: '1500', cachedShare: '0.7' },
    ],
  ] as const)('reads the keys of "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });
});
