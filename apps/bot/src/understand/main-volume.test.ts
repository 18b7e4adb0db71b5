import { describe, expect, it } from 'vitest';

import { read } from './testing/read.ts';

describe('mainVolume', () => {
  it.each([
    ['1,300 requests per workday', { monthlyRequests: '28600' }],
    ['600 calls per week', { monthlyRequests: '2600' }],
    ['1.2M requests per year', { monthlyRequests: '100000' }],
    ['3,000 requests a quarter', { monthlyRequests: '1000' }],
    ['0.5 qps, 2k in', { monthlyRequests: '1296000', inputTokens: '2000' }],
    ['12 requests per minute', { monthlyRequests: '518400' }],
    [
      '300 requests per hour, 9 hours a day, 22 workdays a month',
      { monthlyRequests: '59400', activeDays: '22' },
    ],
    ['20 requests a minute from 9am to 5pm on workdays', { monthlyRequests: '211200' }],
    ['100 requests a day, weekdays only', { monthlyRequests: '2200' }],
  ] as const)('brings "%s" to a month', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([
    ['it asks the model every 5 minutes, 3k in', { monthlyRequests: '8640', inputTokens: '3000' }],
    ['1 request every 15 minutes', { monthlyRequests: '2880' }],
  ] as const)(
    'counts once in each stretch of time that nothing else is counted by: "%s"',
    (sentence, facts) => {
      expect(read(sentence)).toEqual(facts);
    },
  );

  it.each([
    ['150 tickets a day, 3 calls per ticket', { monthlyRequests: '13500' }],
    ['14 brands × 35 tickets a day per brand × 2 calls per ticket', { monthlyRequests: '29400' }],
    ['40 stores × 15 questions × 30 days', { monthlyRequests: '18000', activeDays: '30' }],
    ['each of our 40 stores asks 15 questions a day', { monthlyRequests: '18000' }],
    ['15 questions a day from each of our 40 stores', { monthlyRequests: '18000' }],
    ['90 questions a month and every question takes 2 calls', { monthlyRequests: '180' }],
    ['twice a day we summarise 300 articles, one call each', { monthlyRequests: '18000' }],
    [
      '140k subscribers, we send twice a month, 1 call per subscriber per send',
      { monthlyRequests: '280000', users: '140000' },
    ],
  ] as const)('multiplies through the nouns of the message: "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([
    [
      '3 shifts a day, 14 nurses on each shift, every nurse writes 9 notes per shift, one call per note',
      { monthlyRequests: '11340' },
    ],
  ] as const)('counts a shift that both numbers are per only once: "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([['9,000 tickets a month, 2k in', { monthlyRequests: '9000', inputTokens: '2000' }]] as const)(
    'takes a noun that nothing multiplies for the requests: "%s"',
    (sentence, facts) => {
      expect(read(sentence)).toEqual(facts);
    },
  );

  it.each([
    ['1.5k users * 1.5 msgs/day * 30 d', { users: '1500', requestsPerUserPerDay: '1.5', activeDays: '30' }],
    ['60 users, they send 25 messages per day each', { users: '60', requestsPerUserPerDay: '25' }],
    ['14 paralegals, 3 requests a day each', { users: '14', requestsPerUserPerDay: '3' }],
    ['85 support agents each ask 30 times per workday', { users: '85', requestsPerUserPerDay: '30' }],
  ] as const)('keeps users and what each makes in a day apart: "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([['50 users, 2,000 requests a day', { monthlyRequests: '60000' }]] as const)(
    'takes a volume above the number of users for that of all of them: "%s"',
    (sentence, facts) => {
      expect(read(sentence)).toEqual(facts);
    },
  );

  it.each([
    ['18,000 subscribers, 12% of them chat with it, 5 messages each a month', { monthlyRequests: '10800' }],
    ['1000 users, 10% daily active, 5 requests each', { monthlyRequests: '15000' }],
  ] as const)('counts only the part of the people who use it: "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([
    ['monthly cost for 6k requests, 2k in?', { monthlyRequests: '6000', inputTokens: '2000' }],
    ['what do 6k requests with 2k in cost?', { calls: '6000', inputTokens: '2000' }],
  ] as const)(
    'takes amounts without a period for those of the month that is asked about: "%s"',
    (sentence, facts) => {
      expect(read(sentence)).toEqual(facts);
    },
  );

  it.each([
    ['10x of what we have today (today: 400 requests/day)', { monthlyRequests: '120000' }],
    ['2,500 requests a month. plan for six times that', { monthlyRequests: '15000' }],
    ['12k requests a month, plan for triple that', { monthlyRequests: '36000' }],
  ] as const)('multiplies the volume by what it will be: "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });
});
