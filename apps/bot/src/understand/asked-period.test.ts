import { describe, expect, it } from 'vitest';

import { askedPeriod } from './asked-period.ts';
import { read } from './testing/read.ts';

describe('askedPeriod', () => {
  it.each([
    ['what per year?', '12'],
    ['how much is that a year', '12'],
    ['and per quarter?', '3'],
    ['yearly cost?', '12'],
    ['annually?', '12'],
    // 1 / 30 and 1 / (365 / 12 / 7) of a month, in six decimals
    ['how much per day?', '0.033333'],
    ['daily cost', '0.033333'],
  ])('"%s" asks for %s months', (text, months) => expect(read(text)).toEqual({ months }));

  it.each([
    'how much for 500 requests a day?',
    'what do 100 users cost',
    '7.5k accepted images daily?',
    'how much a month?',
    'a day in the life',
  ])('asks for none in "%s"', (text) => expect(askedPeriod(text)).toEqual([]));
});
