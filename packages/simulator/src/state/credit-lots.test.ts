import { describe, expect, it } from 'vitest';

import { usd } from '../money/picodollars.ts';
import { balanceOf, burn, buy, type Credits, expire, noCredits, refund, transfer } from './credit-lots.ts';

const at = (date: string): Date => new Date(`${date}T12:00:00Z`);

function twoLots(): Credits {
  const credits = noCredits();
  buy(credits, usd('10'), at('2026-01-15'));
  buy(credits, usd('20'), at('2026-03-01'));
  return credits;
}

const leftOf = ({ lots }: Credits): readonly bigint[] => lots.map(({ left }) => left);

describe('burn', () => {
  it('spends the oldest lot first', () => {
    const credits = twoLots();
    burn(credits, usd('12'));
    expect(leftOf(credits)).toEqual([0n, usd('18')]);
  });

  it('leaves a debt beyond the last lot, which the next purchase pays', () => {
    const credits = twoLots();
    burn(credits, usd('31'));
    expect(balanceOf(credits)).toBe(usd('-1'));
    buy(credits, usd('5'), at('2026-04-01'));
    expect(leftOf(credits)).toEqual([0n, 0n, usd('4')]);
    expect(balanceOf(credits)).toBe(usd('4'));
  });
});

describe('expire', () => {
  it('takes what is left of a lot at the very instant a year after its purchase', () => {
    const credits = twoLots();
    burn(credits, usd('4'));
    expect(expire(credits, new Date('2027-01-15T11:59:59.999Z'))).toBe(0n);
    expect(expire(credits, at('2027-01-15'))).toBe(usd('6'));
    // 10 + 20 − 6
    expect(credits.granted).toBe(usd('24'));
    expect(balanceOf(credits)).toBe(usd('20'));
    expect(expire(credits, at('2027-01-15'))).toBe(0n);
  });

  it.each([
    // 29 February and 365 days.
    ['2028-02-29', '2029-02-28'],
    ['2028-02-28', '2029-02-28'],
    ['2028-03-01', '2029-03-01'],
    // 366 days: a leap day lies between.
    ['2027-03-01', '2028-03-01'],
  ])('takes credits of %s on %s', (bought, expires) => {
    const credits = noCredits();
    buy(credits, usd('1'), at(bought));
    expect(credits.lots[0]?.expiresAt).toEqual(at(expires));
  });
});

describe('refund', () => {
  it('takes the newest credits, and no more than are unused', () => {
    const credits = twoLots();
    burn(credits, usd('12'));
    expect(refund(credits, usd('25'))).toBe(usd('18'));
    // 30 − 18: what was spent stays granted.
    expect(credits.granted).toBe(usd('12'));
    expect(balanceOf(credits)).toBe(0n);
  });
});

describe('transfer', () => {
  it('takes the oldest credits', () => {
    const credits = twoLots();
    expect(transfer(credits, usd('15'))).toBe(usd('15'));
    expect(leftOf(credits)).toEqual([0n, usd('15')]);
    expect(credits.granted).toBe(usd('15'));
  });
});
