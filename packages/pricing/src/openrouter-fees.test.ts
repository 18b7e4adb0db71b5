import { describe, expect, it } from 'vitest';

import { decimalUsd, usd } from './money.ts';
import { byokFee, freeModelLimits, purchaseFee, webSearchPrice } from './openrouter-fees.ts';

describe('purchaseFee', () => {
  it('is 5.5 % of a purchase by card, and on top of it', () => {
    const { fee, total } = purchaseFee(usd('100'), 'card');

    expect([decimalUsd(fee), decimalUsd(total)]).toEqual(['5.5', '105.5']);
  });

  it('is at least $0.80 by card: the minimum ends at $14.55', () => {
    // 0.055 × $14.54 = $0.7997; 0.055 × $14.55 = $0.80025
    expect(purchaseFee(usd('14.54'), 'card')).toMatchObject({ fee: usd('0.80'), minimumApplies: true });
    expect(purchaseFee(usd('14.55'), 'card')).toMatchObject({ fee: usd('0.80025'), minimumApplies: false });
  });

  it('is 5 % by crypto, without a minimum', () => {
    expect(purchaseFee(usd('5'), 'crypto')).toMatchObject({ fee: usd('0.25'), minimumApplies: false });
  });

  it('refuses what cannot be bought at once', () => {
    expect(() => purchaseFee(usd('4.99'), 'card')).toThrow('$5 to $25,000');
    expect(() => purchaseFee(usd('25000.01'), 'card')).toThrow('$5 to $25,000');
  });
});

describe('byokFee', () => {
  const month = { requests: 2_000_000n, listPrice: usd('30000'), plan: 'pay-as-you-go' as const };

  it('is 5 % of the list price beyond $25,000 since August 2026', () => {
    // 0.05 × ($30,000 − $25,000)
    expect(decimalUsd(byokFee(month, '2026-09').fee)).toBe('250');
    expect(decimalUsd(byokFee({ ...month, listPrice: usd('25000') }, '2026-09').fee)).toBe('0');
    expect(decimalUsd(byokFee({ ...month, plan: 'enterprise' }, '2026-09').fee)).toBe('0');
  });

  it('was 5 % of the requests beyond a million before', () => {
    // Half of the requests were beyond: 0.05 × $15,000
    expect(decimalUsd(byokFee(month, '2026-07').fee)).toBe('750');
    expect(decimalUsd(byokFee({ ...month, requests: 1_000_000n }, '2026-07').fee)).toBe('0');
  });
});

describe('freeModelLimits', () => {
  it('allows 50 requests a day until ten credits were ever bought, then 1,000, and 20 a minute always', () => {
    expect(freeModelLimits(usd('9.99'))).toEqual({ perMinute: 20, perDay: 50 });
    expect(freeModelLimits(usd('10'))).toEqual({ perMinute: 20, perDay: 1_000 });
  });
});

describe('webSearchPrice', () => {
  it('has ten results in the price, and $0.001 for each further one of Exa', () => {
    expect(decimalUsd(webSearchPrice('exa'))).toBe('0.007');
    // $0.007 + 5 × $0.001
    expect(decimalUsd(webSearchPrice('exa', 15))).toBe('0.012');
    expect(decimalUsd(webSearchPrice('parallel', 15))).toBe('0.001');
  });
});
