import { describe, expect, it } from 'vitest';

import { read } from './testing/read.ts';

describe('withTimes', () => {
  it.each([
    ['it asks twice a day, 2k in', { monthlyRequests: '60', inputTokens: '2000' }],
    ['3x per week we send 500 emails, one call per email', { monthlyRequests: '6500' }],
    ['zweimal pro Woche 3.000 Rechnungen, ein Aufruf pro Rechnung', { monthlyRequests: '26000' }],
    ['agent runs 24 times a day, 15 calls each run', { tasksPerMonth: '720', callsPerTask: '15' }],
  ] as const)('counts how often in "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([['100 requests every other day', { monthlyRequests: '1500' }]] as const)(
    'takes "every other day" for once in two: "%s"',
    (sentence, facts) => {
      expect(read(sentence)).toEqual(facts);
    },
  );

  it.each([
    ['video: two 12s clips every day', { acceptedClipsPerMonth: '60', secondsPerClip: '12' }],
    ['video: 4 clips of 6 seconds a month', { acceptedClipsPerMonth: '4', secondsPerClip: '6' }],
    ['video: 40 clips a month, each 6 seconds', { acceptedClipsPerMonth: '40', secondsPerClip: '6' }],
  ] as const)('reads the length of each piece in "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });
});
