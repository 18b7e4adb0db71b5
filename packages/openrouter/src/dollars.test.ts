import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { dollars } from './dollars.ts';

describe('dollars', () => {
  it.each([
    // 0.1 + 0.2 in doubles
    [0.30000000000000004, '0.3'],
    [1e-7, '0.0000001'],
    [1e21, '1000000000000000000000'],
    [-3.5, '-3.5'],
    [0, '0'],
    // Half-even at the twelfth place: 2.5 picodollars are 2, 3.5 are 4.
    [2.5e-12, '0.000000000002'],
    [3.5e-12, '0.000000000004'],
    [0.000019992, '0.000019992'],
  ])('reads %d to the twelfth place', (amount, decimal) => {
    expect(dollars(amount)).toBe(usd(decimal));
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('throws for %d, which is no amount', (amount) => {
    expect(() => dollars(amount)).toThrow('is not a decimal number');
  });
});
