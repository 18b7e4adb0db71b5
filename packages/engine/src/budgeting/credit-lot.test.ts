import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { burnt, datedLot, inBurningOrder, oneYearAfter, openingLot } from './credit-lot.ts';

describe('oneYearAfter', () => {
  it.each([
    ['2026-03-01T10:30:00Z', '2027-03-01T10:30:00Z'],
    // A leap day lies between: 366 days.
    ['2027-12-31T23:59:59Z', '2028-12-31T23:59:59Z'],
    // No such day in 2029: the day before, which is too early rather than too late.
    ['2028-02-29T12:00:00Z', '2029-02-28T12:00:00Z'],
    ['2028-02-28T12:00:00Z', '2029-02-28T12:00:00Z'],
  ])('is the same instant of the next year: %s', (at, next) => {
    expect(oneYearAfter(new Date(at))).toEqual(new Date(next));
  });
});

describe('openingLot', () => {
  it('has no day of purchase, and only a bound for its expiry: a year after it was first seen', () => {
    expect(openingLot(usd('30'), new Date('2026-11-21T10:00:00Z'))).toEqual({
      id: 'opening',
      amount: usd('30'),
      purchasedAt: 'unknown',
      expiry: { kind: 'latest', at: new Date('2027-11-21T10:00:00Z') },
      origin: 'inferred',
    });
  });
});

describe('inBurningOrder', () => {
  const lot = (id: string, day: string) =>
    datedLot({ id, amount: usd('1'), purchasedAt: new Date(day), origin: 'declared' });

  it('is oldest first, with those of an unknown day before all, and the same whatever the order was', () => {
    const [old, older, twin] = [lot('c', '2026-05-01'), lot('b', '2026-04-01'), lot('a', '2026-05-01')];
    const opening = openingLot(usd('1'), new Date('2026-11-01'));

    for (const lots of [
      [old, older, twin, opening],
      [opening, twin, old, older],
    ])
      expect(inBurningOrder(lots).map(({ id }) => id)).toEqual(['opening', 'b', 'a', 'c']);
  });
});

describe('burnt', () => {
  it('uses one lot up before it begins the next, and says what was used beyond them', () => {
    const lots = [usd('10'), usd('5')];

    expect(burnt(lots, usd('12'))).toEqual({ left: [usd('0'), usd('3')], beyond: usd('0') });
    expect(burnt(lots, usd('15.5'))).toEqual({ left: [usd('0'), usd('0')], beyond: usd('0.5') });
  });
});
