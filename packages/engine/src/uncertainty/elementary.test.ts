import { describe, expect, it } from 'vitest';

import { exp, ln } from './elementary.ts';

describe('exp', () => {
  it.each([
    [0, 1],
    [1, Math.E],
    [-1, 0.36787944117144233],
    [10, 22_026.465794806718],
    [-700, 9.85967654375977e-305],
    [709, 8.218407461554972e307],
  ])('raises e to %d', (x, expected) => expect(Math.abs(exp(x) / expected - 1)).toBeLessThan(1e-15));

  it('passes the ends of what a double can hold', () => {
    expect(exp(709.782712893384)).toBeLessThan(Infinity);
    expect(exp(709.7827128933841)).toBe(Infinity);
    expect(exp(-745.1332191019411)).toBe(Number.MIN_VALUE);
    expect(exp(-745.1332191019412)).toBe(0);
    expect([exp(Infinity), exp(-Infinity), exp(NaN)]).toEqual([Infinity, 0, NaN]);
  });
});

describe('ln', () => {
  it.each([
    [2, Math.LN2],
    [10, Math.LN10],
    [0.5, -Math.LN2],
    [1e-6, -13.815510557964274],
    [1.000_000_1, 9.999999505838704e-8],
    [Number.MAX_VALUE, 709.782712893384],
    [Number.MIN_VALUE, -744.4400719213812],
  ])('takes the logarithm of %d', (x, expected) => {
    expect(Math.abs(ln(x) / expected - 1)).toBeLessThan(1e-15);
  });

  it('is exactly zero at one, so that a figure without a spread stays what it is', () => {
    expect(ln(1)).toBe(0);
  });

  it('has no value at zero and below', () => {
    expect([ln(0), ln(-1), ln(NaN), ln(Infinity)]).toEqual([-Infinity, NaN, NaN, Infinity]);
  });
});
