import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  add,
  compare,
  divide,
  exact,
  multiply,
  type Ratio,
  ratio,
  subtract,
  sum,
  toDecimal,
  toNumber,
} from './ratio.ts';

const integer = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 12n });
const fraction = fc.tuple(integer, positive);

/** The oracle: a value equals top/bottom when the cross products agree; nothing is reduced. */
function expectEqual({ numerator, denominator }: Ratio, [top, bottom]: readonly [bigint, bigint]): void {
  expect(numerator * bottom).toBe(top * denominator);
}

describe('ratio', () => {
  it('is in lowest terms with a positive denominator', () => {
    fc.assert(
      fc.property(
        integer,
        fc.oneof(
          positive,
          positive.map((each) => -each),
        ),
        (top, bottom) => {
          const value = ratio(top, bottom);
          expectEqual(value, [top, bottom]);
          expect(value.denominator > 0n).toBe(true);
          expect(commonDivisor(value.numerator, value.denominator)).toBe(1n);
        },
      ),
    );
  });
});

describe('add, subtract, multiply, divide and compare', () => {
  it('agrees with integer arithmetic on unreduced fractions', () => {
    fc.assert(
      fc.property(fraction, fraction, ([a, b], [c, d]) => {
        const [x, y] = [ratio(a, b), ratio(c, d)];
        expectEqual(add(x, y), [a * d + c * b, b * d]);
        expectEqual(subtract(x, y), [a * d - c * b, b * d]);
        expectEqual(multiply(x, y), [a * c, b * d]);
        if (c !== 0n) expectEqual(divide(x, y), [a * d, b * c]);
        expect(Math.sign(compare(x, y))).toBe(a * d < c * b ? -1 : a * d > c * b ? 1 : 0);
      }),
    );
  });

  it('obeys the laws of a field', () => {
    const value = fraction.map(([top, bottom]) => ratio(top, bottom));
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(multiply(a, b)).toEqual(multiply(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(multiply(multiply(a, b), c)).toEqual(multiply(a, multiply(b, c)));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(add(subtract(a, b), b)).toEqual(a);
        if (b.numerator !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
      }),
    );
  });
});

describe('sum', () => {
  it('is the same in any order', () => {
    const values = fc.array(
      fraction.map(([top, bottom]) => ratio(top, bottom)),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(values, (each) => {
        expect(sum(each)).toEqual(sum(each.toReversed()));
      }),
    );
  });
});

describe('parseRatio', () => {
  it('reads scientific text as digits times a power of ten', () => {
    const text = fc.record({
      sign: fc.constantFrom('', '-', '+'),
      whole: fc.nat({ max: 10 ** 9 }),
      fraction: fc.stringMatching(/^\d{1,12}$/),
      exponent: fc.integer({ min: -40, max: 40 }),
      mark: fc.constantFrom('e', 'E'),
    });
    fc.assert(
      fc.property(text, ({ sign, whole, fraction, exponent, mark }) => {
        const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
        // Everything is scaled by 10⁶⁰, more than 12 decimals and an exponent of −40 can reach.
        const scaled = digits * 10n ** BigInt(60 + exponent - fraction.length);
        expectEqual(exact(`${sign}${whole}.${fraction}${mark}${exponent}`), [scaled, 10n ** 60n]);
      }),
    );
  });
});

describe('toDecimal', () => {
  it('is read back as the same value when it has room for all decimals', () => {
    fc.assert(
      fc.property(integer, fc.nat({ max: 12 }), (digits, places) => {
        const value = ratio(digits, 10n ** BigInt(places));
        expect(exact(toDecimal(value))).toEqual(value);
      }),
    );
  });

  it('is off by at most half of the last place', () => {
    fc.assert(
      fc.property(fraction, fc.nat({ max: 12 }), ([top, bottom], places) => {
        const off = subtract(exact(toDecimal(ratio(top, bottom), places)), ratio(top, bottom));
        const half = ratio(1n, 2n * 10n ** BigInt(places));
        expect(compare(off, half)).toBeLessThanOrEqual(0);
        expect(compare(off, ratio(-half.numerator, half.denominator))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

function commonDivisor(a: bigint, b: bigint): bigint {
  const [x, y] = [a < 0n ? -a : a, b];
  return y === 0n ? x : commonDivisor(y, x % y);
}

describe('toNumber', () => {
  it('is within a rounding of the quotient of two doubles', () => {
    const small = fc.integer({ min: -(2 ** 53) + 1, max: 2 ** 53 - 1 });
    const below = fc.integer({ min: 1, max: 2 ** 53 - 1 });
    fc.assert(
      fc.property(small, below, (top, bottom) => {
        const quotient = top / bottom;
        expect(Math.abs(toNumber(ratio(BigInt(top), BigInt(bottom))) - quotient)).toBeLessThanOrEqual(
          Math.abs(quotient) * 2 ** -51,
        );
      }),
    );
  });
});
