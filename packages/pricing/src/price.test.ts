import { describe, expect, it } from 'vitest';

import { usd } from './money.ts';
import { applies, costOf } from './price.ts';
import { exact, ratio } from './ratio.ts';

describe('costOf', () => {
  it('multiplies exactly and leaves rounding to the line item', () => {
    const threePerMillion = { amount: usd('3'), per: 1_000_000n };
    // 500 × $3 / 1,000,000 = $0.0015
    expect(costOf(threePerMillion, exact(500))).toEqual(ratio(usd('0.0015')));
    // A third of a token at 1 picodollar a million is a third of a millionth of a picodollar.
    expect(costOf({ amount: usd('1e-12'), per: 1_000_000n }, ratio(1n, 3n))).toEqual(ratio(1n, 3_000_000n));
  });
});

describe('applies', () => {
  const long = { promptOver: 200_000n };

  it('is strict: the prompt is longer than the threshold, not as long', () => {
    expect(applies(long, { promptTokens: exact(200_000) })).toBe(false);
    expect(applies(long, { promptTokens: exact(200_001) })).toBe(true);
  });

  it('compares averages as the fractions they are', () => {
    expect(applies(long, { promptTokens: exact('199999.999999') })).toBe(false);
    expect(applies(long, { promptTokens: exact('200000.000001') })).toBe(true);
  });

  it('holds for every request where a price has no condition', () => {
    expect(applies({}, { promptTokens: exact(0) })).toBe(true);
    expect(applies({}, { promptTokens: exact('1e12') })).toBe(true);
  });
});
