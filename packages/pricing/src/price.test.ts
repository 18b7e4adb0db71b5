import { describe, expect, it } from 'vitest';

import { usd } from './money.ts';
import { costOf, firstAmount, type Price, samePrice } from './price.ts';
import { exact, ratio, ZERO } from './ratio.ts';

const THREE_PER_MILLION: Price = { kind: 'flat', amount: usd('3'), per: 1_000_000n };

/** Volume discount: the first 1,000 at $0.10, the next 4,000 at $0.08, the rest at $0.05. */
const DISCOUNT = {
  kind: 'graduated',
  slices: [
    { amount: usd('0.10'), upTo: 1_000n },
    { amount: usd('0.08'), upTo: 5_000n },
    { amount: usd('0.05') },
  ],
  per: 1n,
} as const satisfies Price;

describe('costOf', () => {
  it('multiplies exactly and leaves rounding to the line item', () => {
    // 500 × $3 / 1,000,000 = $0.0015
    expect(costOf(THREE_PER_MILLION, exact(500))).toEqual(ratio(usd('0.0015')));
    // A third of a token at 1 picodollar a million is a third of a millionth of a picodollar.
    expect(costOf({ kind: 'flat', amount: usd('1e-12'), per: 1_000_000n }, ratio(1n, 3n))).toEqual(
      ratio(1n, 3_000_000n),
    );
  });

  it.each([
    ['0', '0'],
    ['999', '99.9'], // 999 × $0.10
    ['1000', '100'],
    ['1001', '100.08'], // 1,000 × $0.10 + 1 × $0.08
    ['5000', '420'], // $100 + 4,000 × $0.08
    ['6000.5', '470.025'], // $100 + $320 + 1,000.5 × $0.05
  ])('charges each slice of %s at its own amount: $%s', (quantity, dollars) => {
    expect(costOf(DISCOUNT, exact(quantity))).toEqual(ratio(usd(dollars)));
  });

  it('costs nothing where nothing is used', () => {
    expect(costOf(THREE_PER_MILLION, ZERO)).toEqual(ZERO);
  });
});

describe('samePrice', () => {
  it('compares what one unit costs, however large the blocks', () => {
    expect(samePrice(THREE_PER_MILLION, { kind: 'flat', amount: usd('0.000003'), per: 1n })).toBe(true);
    expect(samePrice(THREE_PER_MILLION, { kind: 'flat', amount: usd('0.000003'), per: 10n })).toBe(false);
  });

  it('wants every slice to be the same', () => {
    expect(samePrice(DISCOUNT, { ...DISCOUNT, slices: [...DISCOUNT.slices] })).toBe(true);
    const shorter = { ...DISCOUNT, slices: DISCOUNT.slices.slice(0, 2) };
    expect(samePrice(DISCOUNT, shorter)).toBe(false);
    expect(samePrice(shorter, DISCOUNT)).toBe(false);
    expect(samePrice(DISCOUNT, { kind: 'flat', amount: usd('0.10'), per: 1n })).toBe(false);
    const longer = { amount: usd('0.10'), upTo: 2_000n };
    expect(samePrice(DISCOUNT, { ...DISCOUNT, slices: [longer, ...DISCOUNT.slices.slice(1)] })).toBe(false);
  });
});

describe('firstAmount', () => {
  it('is what the first unit pays', () => {
    expect(firstAmount(THREE_PER_MILLION)).toBe(usd('3'));
    expect(firstAmount(DISCOUNT)).toBe(usd('0.10'));
  });
});
