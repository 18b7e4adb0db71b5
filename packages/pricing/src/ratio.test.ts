import { describe, expect, it } from 'vitest';

import {
  compare,
  divide,
  exact,
  parseRatio,
  ratio,
  roundHalfEven,
  sum,
  toDecimal,
  toNumber,
  ZERO,
} from './ratio.ts';

describe('ratio', () => {
  it('is kept in lowest terms with the sign on top', () => {
    expect(ratio(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
    expect(ratio(-6n, -4n)).toEqual({ numerator: 3n, denominator: 2n });
    expect(ratio(0n, -7n)).toEqual({ numerator: 0n, denominator: 1n });
  });

  it('has no value over zero, and says so', () => {
    expect(() => ratio(3n, 0n)).toThrow('ratio 3/0 has no value');
    expect(() => divide(ratio(3n), ZERO)).toThrow('/0 has no value');
  });
});

describe('parseRatio', () => {
  it.each([
    ['0.03', 3n, 100n],
    ['1e6', 1_000_000n, 1n],
    ['1E+6', 1_000_000n, 1n],
    ['2.5e-3', 1n, 400n], // 0.0025 = 25/10,000
    ['-0.25', -1n, 4n],
    ['+7', 7n, 1n],
    ['007', 7n, 1n],
    ['1.50e1', 15n, 1n],
    ['0e999', 0n, 1n],
  ])('reads %s exactly', (text, numerator, denominator) => {
    expect(parseRatio(text)).toEqual({ numerator, denominator });
  });

  it('keeps what a float would lose', () => {
    // 0.1 + 0.2 = 0.3, to the last digit.
    expect(sum([exact('0.1'), exact('0.2')])).toEqual(exact('0.3'));
  });

  it.each(['', ' 1', '1.', '.5', '1,5', '1e', '1e1000', '0x10', 'NaN', 'Infinity', '--1', '1 000', '١'])(
    'takes "%s" for no number',
    (text) => expect(parseRatio(text)).toBeUndefined(),
  );
});

describe('exact', () => {
  it('reads numbers as they are written', () => {
    expect(exact(0.1)).toEqual({ numerator: 1n, denominator: 10n });
    expect(exact(1e-7)).toEqual({ numerator: 1n, denominator: 10_000_000n });
    expect(exact(31n)).toEqual({ numerator: 31n, denominator: 1n });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 'many'])('throws on %s, naming it', (value) => {
    expect(() => exact(value)).toThrow(`"${value}" is not a decimal number`);
  });
});

describe('compare', () => {
  it('orders fractions that differ less than a float can tell', () => {
    const third = ratio(1n, 3n);
    const almost = exact('0.333333333333333333333333');
    expect(compare(almost, third)).toBeLessThan(0);
    expect(compare(third, almost)).toBeGreaterThan(0);
    expect(compare(third, ratio(2n, 6n))).toBe(0);
  });
});

describe('toNumber', () => {
  it('is the nearest double', () => {
    expect(toNumber(exact('0.1'))).toBe(0.1);
    expect(toNumber(exact(200_001))).toBe(200_001);
    expect(toNumber(ratio(-1n, 2n))).toBe(-0.5);
    expect(toNumber(ratio(1n, 3n))).toBe(1 / 3);
    expect(toNumber(ratio(3n, 10n ** 40n + 1n))).toBe(3e-40);
  });
});

describe('roundHalfEven', () => {
  it.each([
    ['2.5', 2n],
    ['3.5', 4n],
    ['-2.5', -2n],
    ['-3.5', -4n],
    ['2.51', 3n],
    ['-2.51', -3n],
    ['-0.4', 0n],
  ])('rounds %s to %s', (decimal, whole) => expect(roundHalfEven(exact(decimal))).toBe(whole));
});

describe('toDecimal', () => {
  it('writes plain decimals without zeros at the end', () => {
    expect(toDecimal(exact('2.400'))).toBe('2.4');
    expect(toDecimal(exact('1e21'))).toBe('1000000000000000000000');
    expect(toDecimal(exact('-1e-12'))).toBe('-0.000000000001');
    expect(toDecimal(ZERO)).toBe('0');
  });

  it('rounds to the places asked for, halves to the even digit', () => {
    expect(toDecimal(ratio(2n, 3n), 4)).toBe('0.6667');
    expect(toDecimal(exact('0.125'), 2)).toBe('0.12');
    expect(toDecimal(exact('0.375'), 2)).toBe('0.38');
    expect(toDecimal(exact('2.5'), 0)).toBe('2');
  });

  it('has no negative zero', () => {
    expect(toDecimal(exact('-0.001'), 2)).toBe('0');
  });
});
