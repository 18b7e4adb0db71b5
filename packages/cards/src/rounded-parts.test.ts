import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { roundedParts } from './rounded-parts.ts';

const parts = (...dollars: readonly string[]) => dollars.map(usd);

describe('roundedParts', () => {
  it('adds up to the rounded sum', () => {
    // 1.004 → 1.00, then 2.008 → 2.01, then 3.012 → 3.01
    expect(roundedParts(parts('1.004', '1.004', '1.004'))).toEqual(parts('1', '1.01', '1'));
  });

  it('rounds to cents as soon as one part is a dollar, whatever its sign', () => {
    expect(roundedParts(parts('-1', '0.1234'))).toEqual(parts('-1', '0.12'));
  });

  it('keeps six digits of the largest part below a dollar', () => {
    expect(roundedParts(parts('0.123456789', '0.000000449'))).toEqual(parts('0.123457', '0'));
  });

  it('leaves the smallest amounts as they are', () => {
    expect(roundedParts(parts('0.000000000001', '0'))).toEqual(parts('0.000000000001', '0'));
    expect(roundedParts([])).toEqual([]);
  });
});
