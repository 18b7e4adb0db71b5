import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { CreditChange } from './credit-change.ts';
import { topUpPatternOf } from './credit-top-up.ts';

const between = { after: new Date('2026-11-01'), by: new Date('2026-11-02') };

function jumps(...all: readonly (readonly [amount: string, balance: string])[]): readonly CreditChange[] {
  return all.map(([amount, balance]) => ({
    between,
    amount: usd(amount),
    balanceBefore: usd(balance),
    spentBefore: usd('0'),
    spentAfter: usd('0'),
  }));
}

describe('topUpPatternOf', () => {
  it('knows three purchases of one amount at about one balance, with others between', () => {
    expect(topUpPatternOf(jumps(['25', '5.10'], ['100', '40'], ['25', '4.80'], ['25', '5.30']))).toEqual({
      amount: usd('25'),
      times: 3,
      lowest: usd('4.80'),
      highest: usd('5.30'),
    });
  });

  it.each([
    ['two', jumps(['25', '5'], ['25', '5'])],
    ['balances more than half the amount apart', jumps(['25', '5'], ['25', '5'], ['25', '17.51'])],
    ['falls', jumps(['-25', '30'], ['-25', '30'], ['-25', '30'])],
    ['none', []],
  ])('does not take %s for it', (_, changes) => {
    expect(topUpPatternOf(changes)).toBeUndefined();
  });
});
