import { exact, ratio } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { type Measure, numberPattern, statedNumber } from './stated-number.ts';

function whyNot(text: string, measure: Measure = 'count'): string {
  const stated = statedNumber(text, measure);
  return stated.kind === 'refused' ? stated.why : 'it is read';
}

describe('statedNumber', () => {
  it.each([
    ['2000', 'count', '2000'],
    ['2,000', 'count', '2000'],
    ['1,234,567.5', 'tokens', '1234567.5'],
    ['1.000', 'count', '1'],
    ['.5', 'count', '0.5'],
    ['-3', 'count', '-3'],
    ['+3', 'count', '3'],
    ['2k', 'tokens', '2000'],
    ['1.5 M', 'tokens', '1500000'],
    ['2B', 'tokens', '2000000000'],
    ['2e3', 'count', '2000'],
    ['5E-1', 'days', '0.5'],
    ['50%', 'share', '0.5'],
    ['3 %', 'share', '0.03'],
    ['0.5', 'share', '0.5'],
    ['1', 'share', '1'],
    ['150%', 'share', '1.5'],
    ['$3', 'usd', '3'],
    ['$ 0.25', 'usd', '0.25'],
    ['1,000', 'usd', '1000'],
    // More digits than a double has: none is lost.
    ['0.12345678901234567891', 'usd', '0.12345678901234567891'],
  ] as const)('reads %s as a %s of %s', (text, measure, value) => {
    expect(statedNumber(text, measure)).toEqual({ kind: 'read', value: exact(value) });
    expect(text).toMatch(new RegExp(`^${numberPattern(measure)}$`));
  });

  it('reads a fraction exactly, in percent as well', () => {
    expect(statedNumber('100/7', 'count')).toEqual({ kind: 'read', value: ratio(100n, 7n) });
    expect(statedNumber('100/3%', 'share')).toEqual({ kind: 'read', value: ratio(1n, 3n) });
  });

  it.each([
    ['1,5', 'count', 'a comma only sets thousands apart, as in 1,000; write a decimal point, as in 1.5'],
    ['$1.000,50', 'usd', 'a comma only sets thousands apart'],
    ['10,00', 'count', 'a comma only sets thousands apart'],
    ['1,0000', 'count', 'a comma only sets thousands apart'],
    ['1m', 'tokens', 'expected k for thousands, M for millions or B for billions'],
    ['2K', 'tokens', 'expected k for thousands'],
    ['500-900', 'tokens', 'expected a range to be written as 500 to 900'],
    ['500 – 900', 'tokens', 'expected a range to be written as 500 to 900'],
    ['5%', 'tokens', 'it is no share; leave out the %'],
    ['$5', 'tokens', 'it is no amount of dollars; leave out the $'],
    ['15', 'share', 'one above the whole needs its %, as in 150%'],
    ['1/0', 'count', 'nothing can be divided by 0'],
    ['', 'count', 'expected a number such as 2000'],
    ['many', 'share', 'expected a share such as 50%'],
    ['0x1F', 'count', 'expected a number'],
    ['1_000', 'count', 'expected a number'],
    ['.inf', 'usd', 'expected dollars'],
    ['1e9999', 'count', 'expected a number'],
    ['20 days', 'days', 'expected a number such as 20'],
    ['9'.repeat(101), 'count', 'expected a number'],
  ] as const)('refuses %s as a %s and says what to write', (text, measure, why) => {
    expect(whyNot(text, measure)).toContain(why);
  });
});
