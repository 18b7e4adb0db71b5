import { exact, ratio } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { factorText, roundPercentText, timesText } from './factor-text.ts';

describe('roundPercentText', () => {
  it.each([
    ['0.18', '18%'],
    ['0.6667', '67%'],
    ['0.0072', '0.7%'],
    ['0.0004', 'under 0.1%'],
    ['0', '0%'],
    ['12.5', '1,250%'],
  ])('writes the share %s as %s', (share, text) => expect(roundPercentText(exact(share))).toBe(text));
});

describe('timesText', () => {
  it.each([
    ['3', '3 times as much'],
    ['2', '2 times as much'],
    ['1.18', '18% more'],
    ['1.0004', 'under 0.1% more'],
  ])('says that %s times are %s', (factor, text) => expect(timesText(exact(factor))).toBe(text));

  it('rounds to two decimals', () => expect(timesText(ratio(22n, 7n))).toBe('3.14 times as much'));
});

describe('factorText', () => {
  it.each([
    ['3', '3×'],
    ['1.18', '+18%'],
    ['1.0004', 'under 0.1%'],
  ])('writes %s in a table as %s', (factor, text) => expect(factorText(exact(factor))).toBe(text));
});
