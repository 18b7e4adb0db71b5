import { describe, expect, it } from 'vitest';

import { usd } from './money.ts';
import { costOf, type Price } from './price.ts';
import { exact, ratio } from './ratio.ts';

describe('costOf', () => {
  it('multiplies exactly and leaves rounding to the line item', () => {
    const threePerMillion: Price = { kind: 'flat', amount: usd('3'), per: 1_000_000n };
    // 500 × $3 / 1,000,000 = $0.0015
    expect(costOf(threePerMillion, exact(500))).toEqual(ratio(usd('0.0015')));
    // A third of a token at 1 picodollar a million is a third of a millionth of a picodollar.
    expect(costOf({ kind: 'flat', amount: usd('1e-12'), per: 1_000_000n }, ratio(1n, 3n))).toEqual(
      ratio(1n, 3_000_000n),
    );
  });
});
