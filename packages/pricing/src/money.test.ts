import { describe, expect, it } from 'vitest';

import { addMoney, decimalUsd, NOTHING, roundToMoney, usd } from './money.ts';
import { ratio } from './ratio.ts';

describe('usd', () => {
  it('reads dollars as whole picodollars', () => {
    expect(usd('3')).toBe(3_000_000_000_000n);
    // 0.0165 × 10¹² = 16,500,000,000
    expect(usd('0.0165')).toBe(16_500_000_000n);
    expect(usd('-0.5')).toBe(-500_000_000_000n);
    expect(usd('0')).toBe(NOTHING);
  });

  it('reads the smallest amount, a picodollar, exactly', () => {
    expect(usd('0.000000000001')).toBe(1n);
    expect(usd('1e-12')).toBe(1n);
  });

  it('throws beyond twelve decimals rather than rounding, naming the amount', () => {
    expect(() => usd('0.0000000000001')).toThrow('0.0000000000001 USD has more than 12 decimals');
    // Float dust, as open price lists hold it: 17 decimals.
    expect(() => usd('0.18000000000000002')).toThrow('0.18000000000000002');
  });

  it('counts decimals that say something: zeros at the end do not', () => {
    expect(usd('0.10000000000000000')).toBe(100_000_000_000n);
  });

  it.each(['three', '', '$3', '1,000', '.5', '3 ', 'NaN', 'Infinity'])('refuses "%s", naming it', (text) => {
    expect(() => usd(text)).toThrow(`"${text}" is not an amount in dollars`);
  });
});

describe('roundToMoney', () => {
  it.each([
    [5n, 2n, 2n], // 2.5 → 2
    [7n, 2n, 4n], // 3.5 → 4
    [1n, 2n, 0n], // 0.5 → 0
    [-1n, 2n, 0n], // −0.5 → 0
    [-5n, 2n, -2n], // −2.5 → −2
    [-7n, 2n, -4n], // −3.5 → −4
  ])('rounds the half %s/%s to the even neighbour, %s', (numerator, denominator, rounded) => {
    expect(roundToMoney(ratio(numerator, denominator))).toBe(rounded);
  });

  it.each([
    [2_500_001n, 1_000_000n, 3n], // 2.500001 → 3
    [2_499_999n, 1_000_000n, 2n],
    [-2_500_001n, 1_000_000n, -3n],
    [-2_499_999n, 1_000_000n, -2n],
  ])('rounds %s/%s, beside the half, to the nearer %s', (numerator, denominator, rounded) => {
    expect(roundToMoney(ratio(numerator, denominator))).toBe(rounded);
  });
});

describe('addMoney', () => {
  it('adds to the picodollar, however large the sum', () => {
    expect(addMoney(usd('9007199254.740993'), usd('0.000000000001'))).toBe(9_007_199_254_740_993_000_001n);
  });
});

describe('decimalUsd', () => {
  it.each([
    ['95.9445', 95_944_500_000_000n],
    ['0.000000000001', 1n],
    ['-0.5', -500_000_000_000n],
    ['1200', 1_200_000_000_000_000n],
    ['0', 0n],
  ])('writes %s without zeros at the end', (decimal, picodollars) => {
    expect(decimalUsd(addMoney(NOTHING, usd(decimal)))).toBe(decimal);
    expect(usd(decimal)).toBe(picodollars);
  });
});
