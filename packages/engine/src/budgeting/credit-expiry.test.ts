import { type Money, NOTHING, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { expiringUnused } from './credit-expiry.ts';
import type { CreditLedger } from './credit-ledger.ts';
import { datedLot } from './credit-lot.ts';

const NOW = new Date('2026-12-01T00:00:00Z');

/** Lots bought a year before the day of expiry, each with so many dollars left. */
function ledger(...lots: readonly (readonly [expires: string, left: string])[]): CreditLedger {
  return {
    at: NOW,
    overspent: NOTHING,
    unexplained: NOTHING,
    lots: lots.map(([expires, left]) => {
      const purchasedAt = new Date(`${Number(expires.slice(0, 4)) - 1}${expires.slice(4)}T00:00:00Z`);
      const lot = datedLot({ id: expires, amount: usd(left), purchasedAt, origin: 'declared' });
      return { lot, spent: NOTHING, withdrawn: NOTHING, left: usd(left) };
    }),
  };
}

function unused(of: CreditLedger, outlook: Money | ((until: Date) => Money)): readonly Money[] {
  return expiringUnused(of, outlook, NOW).map((each) => each.unused);
}

describe('expiringUnused', () => {
  it('says how many dollars are left of a lot when its year is over', () => {
    // Ten days at $2: 20 of 50.
    expect(unused(ledger(['2026-12-11', '50']), usd('2'))).toEqual([usd('30')]);
  });

  it('says nothing of a lot that is used up in time but 0', () => {
    expect(unused(ledger(['2026-12-11', '20']), usd('2'))).toEqual([usd('0')]);
  });

  it('begins the next lot when the one before is used up', () => {
    // Ten days at $2 use up 12 of the first, and 8 of the second; ten more days use 20 of it: 50 − 28.
    expect(unused(ledger(['2026-12-11', '12'], ['2026-12-21', '50']), usd('2'))).toEqual([
      usd('0'),
      usd('22'),
    ]);
  });

  it('begins the next lot when the one before has expired', () => {
    // The first loses 30 − 20; the second has ten days at $2.
    expect(unused(ledger(['2026-12-11', '30'], ['2026-12-21', '25']), usd('2'))).toEqual([
      usd('10'),
      usd('5'),
    ]);
  });

  it('says the spending a day that uses up a lot and all before it', () => {
    const needed = expiringUnused(ledger(['2026-12-11', '30'], ['2026-12-21', '20']), usd('0'), NOW);

    // 30 in ten days are $3 a day; 50 in twenty would be 2.50, but the first needs 3.
    expect(needed.map(({ neededPerDay }) => neededPerDay)).toEqual([usd('3'), usd('3')]);
  });

  it('takes a lot whose year is over for due, with all that is left, and no pace that helps', () => {
    expect(expiringUnused(ledger(['2026-11-30', '7'], ['2026-12-11', '20']), usd('2'), NOW)).toEqual([
      expect.objectContaining({ unused: usd('7'), isDue: true }),
      expect.objectContaining({ unused: usd('0'), isDue: false, neededPerDay: usd('2') }),
    ]);
    expect(expiringUnused(ledger(['2026-11-30', '7']), usd('2'), NOW)[0]).not.toHaveProperty('neededPerDay');
  });

  it('leaves out lots that are used up', () => {
    expect(unused(ledger(['2026-12-11', '0']), usd('2'))).toEqual([]);
  });

  it('takes a forecast in the place of a pace', () => {
    const nothingUntilLate = (until: Date) => (until < new Date('2026-12-15') ? NOTHING : usd('15'));

    expect(unused(ledger(['2026-12-11', '10'], ['2026-12-21', '20']), nothingUntilLate)).toEqual([
      usd('10'),
      usd('5'),
    ]);
  });
});
