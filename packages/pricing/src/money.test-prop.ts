import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decimalUsd, type Money, roundToMoney, usd } from './money.ts';
import { ratio } from './ratio.ts';

const anyMoney = fc.bigInt({ min: -(10n ** 27n), max: 10n ** 27n }).map((amount) => amount as Money);
const anyFraction = fc.record({
  numerator: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
  denominator: fc.bigInt({ min: 1n, max: 10n ** 9n }),
});

describe('decimalUsd', () => {
  it('is read back by usd as the same money', () => {
    fc.assert(
      fc.property(anyMoney, (amount) => {
        expect(usd(decimalUsd(amount))).toBe(amount);
      }),
    );
  });

  it('writes at most twelve decimals and no zero at the end of them', () => {
    fc.assert(
      fc.property(anyMoney, (amount) => {
        expect(decimalUsd(amount)).toMatch(/^-?(0|[1-9]\d*)(\.\d{0,11}[1-9])?$/);
      }),
    );
  });
});

describe('roundToMoney', () => {
  it('is never further off than half a picodollar', () => {
    fc.assert(
      fc.property(anyFraction, ({ numerator, denominator }) => {
        const twiceOff = 2n * (roundToMoney(ratio(numerator, denominator)) * denominator - numerator);
        expect(twiceOff <= denominator && twiceOff >= -denominator).toBe(true);
      }),
    );
  });

  it('ends every half on an even number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (whole) => {
        expect(roundToMoney(ratio(2n * whole + 1n, 2n)) % 2n).toBe(0n);
      }),
    );
  });

  it('treats debts as it treats credits', () => {
    fc.assert(
      fc.property(anyFraction, ({ numerator, denominator }) => {
        expect(roundToMoney(ratio(-numerator, denominator))).toBe(
          -roundToMoney(ratio(numerator, denominator)),
        );
      }),
    );
  });
});
