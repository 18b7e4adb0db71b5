import { describe, expect, it } from 'vitest';

import { read } from './testing/read.ts';

describe('calendarOf', () => {
  it.each([
    ['20 active days a month', { activeDays: '20' }],
    ['5 days per week', { activeDays: '21.666667' }],
    ['durante 20 días al mes, 80 usuarios', { activeDays: '20', users: '80' }],
  ] as const)('reads the days of use in "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([
    ['copilot business, 45 seats over a year', { seats: '45', months: '12' }],
    ['copilot business, 45 seats for 18 months', { seats: '45', months: '18' }],
    ['4,800 requests over 3 months', { monthlyRequests: '1600', months: '3' }],
  ] as const)('reads for how long the cost is asked in "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([['month 25000, 2k in', { inputTokens: '2000' }]] as const)(
    'takes no thousands for months: "%s"',
    (sentence, facts) => {
      expect(read(sentence)).toEqual(facts);
    },
  );
});
