import {
  decimalUsd,
  exact,
  type Money,
  multiply,
  type Ratio,
  ratio,
  subtract,
  usd,
} from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { exactMoneyText, moneyText, numberText, priceText } from './money-text.ts';

const anyMoney = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }).map((amount) => amount as Money);
const someMoney = fc.bigInt({ min: 0n, max: 10n ** 24n }).map((amount) => amount as Money);
const underADollar = fc.bigInt({ min: 0n, max: 10n ** 12n - 1n }).map((amount) => amount as Money);

/** The figure in a text as a person would type it back. */
function read(text: string): Ratio {
  return exact(text.replace(/[$,]/g, ''));
}

describe('moneyText', () => {
  it('looks like money', () => {
    fc.assert(
      fc.property(anyMoney, (amount) => {
        expect(moneyText(amount)).toMatch(/^-?\$(0|[1-9]\d{0,2}(,\d{3})*)\.\d{2,12}$/);
      }),
    );
  });

  it('hides nothing below a dollar', () => {
    fc.assert(
      fc.property(underADollar, (amount) => {
        expect(read(moneyText(amount))).toEqual(read(decimalUsd(amount)));
      }),
    );
  });

  it('is within half a cent of the amount', () => {
    fc.assert(
      fc.property(anyMoney, (amount) => {
        const { numerator, denominator } = subtract(read(moneyText(amount)), read(decimalUsd(amount)));
        expect((numerator < 0n ? -numerator : numerator) * 200n <= denominator).toBe(true);
      }),
    );
  });

  it('never shows nothing for something', () => {
    fc.assert(
      fc.property(fc.oneof(anyMoney, underADollar), (amount) => {
        expect(/[1-9]/.test(moneyText(amount))).toBe(amount !== 0n);
      }),
    );
  });
});

describe('exactMoneyText', () => {
  it('holds every digit of the amount', () => {
    fc.assert(
      fc.property(someMoney, (amount) => {
        const [, whole] = /\((.+)\)$/.exec(exactMoneyText(amount)) ?? [];
        expect(usd((whole ?? exactMoneyText(amount)).replace(/[$,]/g, ''))).toBe(amount);
      }),
    );
  });
});

describe('priceText', () => {
  it('is read back as the same price', () => {
    fc.assert(
      fc.property(someMoney, (amount) => {
        expect(usd(priceText(amount).replace(/[$,]/g, ''))).toBe(amount);
      }),
    );
  });
});

describe('numberText', () => {
  const picoUp = fc.bigInt({ min: 1n, max: 10n ** 27n });

  it('never shows 0 for what is not nothing, down to a millionth of a millionth', () => {
    fc.assert(
      fc.property(picoUp, fc.constantFrom(1n, -1n), fc.nat({ max: 12 }), (size, sign, places) => {
        expect(numberText(ratio(size * sign, 10n ** 12n), places)).toMatch(/[1-9]/);
      }),
    );
  });

  it('keeps the sign and the grouped digits of a whole number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (whole) => {
        const text = numberText(ratio(whole));
        expect(text).toMatch(/^-?\d{1,3}(,\d{3})*$/);
        expect(multiply(read(text), exact(1))).toEqual(ratio(whole));
      }),
    );
  });
});
