import { exact, ratio, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import {
  countText,
  differenceText,
  exactMoneyText,
  isCountable,
  moneyText,
  numberText,
  percentText,
  priceText,
  signedMoneyText,
  unitMoneyText,
} from './money-text.ts';

describe('moneyText', () => {
  it.each([
    ['95.9445', '$95.94'],
    ['1234.5', '$1,234.50'],
    ['1', '$1.00'],
    ['1234567890.12', '$1,234,567,890.12'],
    ['999999.995', '$1,000,000.00'], // 99.5 cents: halfway between 99 and 100, and 100 is even
  ])('writes %s in cents, as %s', (dollars, text) => expect(moneyText(usd(dollars))).toBe(text));

  it.each([
    ['0.0165', '$0.0165'],
    ['0.015285', '$0.015285'],
    ['0.999999999999', '$0.999999999999'],
    ['0.000000000001', '$0.000000000001'],
    ['0.5', '$0.50'],
    ['0', '$0.00'],
  ])('writes every digit of %s, below a dollar: %s', (dollars, text) => {
    expect(moneyText(usd(dollars))).toBe(text);
  });

  it.each([
    ['1.005', '$1.00'],
    ['1.015', '$1.02'],
    ['1.025', '$1.02'],
    ['1.025000000001', '$1.03'],
  ])('rounds half a cent to the even one: %s is %s', (dollars, text) => {
    expect(moneyText(usd(dollars))).toBe(text);
  });

  it.each([
    ['-0.001215', '-$0.001215'],
    ['-1234.5', '-$1,234.50'],
    ['-1.005', '-$1.00'],
  ])('puts the minus of a saving before the sign: %s is %s', (dollars, text) => {
    expect(moneyText(usd(dollars))).toBe(text);
  });
});

describe('exactMoneyText', () => {
  it('adds every digit where the cents hide some', () => {
    expect(exactMoneyText(usd('95.9445'))).toBe('$95.94 ($95.9445)');
    expect(exactMoneyText(usd('1234567.000000000001'))).toBe('$1,234,567.00 ($1,234,567.000000000001)');
  });

  it('says once what the cents say already', () => {
    expect(exactMoneyText(usd('83.43'))).toBe('$83.43');
    expect(exactMoneyText(usd('81'))).toBe('$81.00');
    expect(exactMoneyText(usd('0.0165'))).toBe('$0.0165');
  });
});

describe('numberText', () => {
  it.each([
    ['6000', '6,000'],
    ['2.4', '2.4'],
    ['1234567.25', '1,234,567.25'],
    ['999', '999'],
    ['0', '0'],
    ['-12345', '-12,345'],
    ['1e15', '1,000,000,000,000,000'],
  ])('writes %s as %s', (value, text) => expect(numberText(exact(value))).toBe(text));

  it('rounds to four places unless more are asked for', () => {
    expect(numberText(ratio(2n, 3n))).toBe('0.6667');
    expect(numberText(ratio(2n, 3n), 6)).toBe('0.666667');
  });

  it('groups no digits behind the point', () =>
    expect(numberText(exact('0.123456789'), 9)).toBe('0.123456789'));

  it('takes more places rather than calling something nothing', () => {
    expect(numberText(exact('0.00001'))).toBe('0.00001');
    expect(numberText(exact('-0.000001'))).toBe('-0.000001');
  });
});

describe('countText', () => {
  it.each([
    ['1', 'calls', '1 call'],
    ['6000', 'requests', '6,000 requests'],
    ['0.5', 'users', '0.5 users'],
    ['1.5', 'submitted jobs', '1.5 submitted jobs'],
    ['0', 'calls', '0 calls'],
    ['1', 'minutes of audio', '1 minute of audio'],
    ['1', 'web searches per request', '1 web search per request'],
    ['1', 'requests per user per active day', '1 request per user per active day'],
    ['1', 'accepted images per month', '1 accepted image per month'],
  ])('counts %s of %s: %s', (quantity, plural, text) =>
    expect(countText(exact(quantity), plural)).toBe(text),
  );
});

describe('isCountable', () => {
  it('knows words for a number of things', () => {
    expect(isCountable('input tokens per request')).toBe(true);
    expect(isCountable('output as a multiple of what was assumed')).toBe(false);
  });
});

describe('signedMoneyText', () => {
  it('puts the sign before the dollar', () => {
    expect(['31.98', '-5', '0'].map((dollars) => signedMoneyText(usd(dollars)))).toEqual([
      '+$31.98',
      '-$5.00',
      '$0.00',
    ]);
  });
});

describe('unitMoneyText', () => {
  it.each([
    ['0.041666666667', '$0.0416667'],
    ['-0.041666666667', '-$0.0416667'],
    ['0.0135', '$0.0135'],
    ['0.0000000123', '$0.0000000123'],
    ['0.9999999', '$1.00'],
    ['12.3456', '$12.35'],
  ])('keeps six digits of %s below a dollar: %s', (dollars, text) => {
    expect(unitMoneyText(usd(dollars))).toBe(text);
  });
});

describe('differenceText', () => {
  it('is the difference of the amounts as they are written', () => {
    // $17.86 and $14.34 are 3.52 apart, though 17.8646 − 14.3382 is 3.5264
    expect(differenceText(usd('17.8646'), usd('14.3382'))).toBe('$3.52');
    expect(differenceText(usd('0.83511'), usd('0.27837'))).toBe('$0.55674');
    expect(differenceText(usd('1.2512'), usd('0.0453'))).toBe('$1.20');
  });
});

describe('percentText', () => {
  it.each([
    ['0.03', '3%'],
    ['0.125', '12.5%'],
    ['10', '1,000%'],
    ['0.0000001', '0.00001%'],
    ['0', '0%'],
  ])('writes the share %s as %s', (share, text) => expect(percentText(exact(share))).toBe(text));
});

describe('priceText', () => {
  it.each([
    ['3', '$3'],
    ['0.3', '$0.30'],
    ['0.075', '$0.075'],
    ['2.5', '$2.50'],
    ['1200', '$1,200'],
    ['0', '$0'],
    ['0.0000001', '$0.0000001'],
  ])('quotes %s as %s', (dollars, text) => expect(priceText(usd(dollars))).toBe(text));
});
