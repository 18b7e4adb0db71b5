import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { lotsInferredFrom } from './credit-lots-inferred.ts';
import type { CreditsReading } from './reading.ts';

function reading(at: string, total: string, spent: string): CreditsReading {
  return {
    kind: 'credits',
    subject: { kind: 'account' },
    at: new Date(at),
    totalCredits: usd(total),
    totalSpent: usd(spent),
  };
}

const FIRST = reading('2026-11-01T00:00:00Z', '100', '70');
const BEFORE = reading('2026-11-05T08:00:00Z', '100', '80');
const AFTER = reading('2026-11-05T08:05:00Z', '150', '80.5');

describe('lotsInferredFrom, purchases', () => {
  it('takes a jump of the total for a purchase at the earlier of the two readings', () => {
    const { lots } = lotsInferredFrom([FIRST, BEFORE, AFTER]);

    expect(lots[1]).toMatchObject({
      amount: usd('50'),
      purchasedAt: BEFORE.at,
      expiry: { kind: 'at', at: new Date('2027-11-05T08:00:00Z') },
      origin: 'inferred',
    });
  });

  it('takes all of the first total for credits of an unknown day, used or not', () => {
    expect(lotsInferredFrom([FIRST]).lots).toMatchObject([{ id: 'opening', amount: usd('100') }]);
  });

  it('leaves to the unknown day only what no declared purchase explains', () => {
    const { lots } = lotsInferredFrom([FIRST], {
      purchases: [{ day: '2026-02-01', amount: usd('60'), note: 'card' }],
      withdrawals: [],
    });

    // 100 − 60
    expect(lots).toMatchObject([
      { id: 'opening', amount: usd('40') },
      { id: '2026-02-01', amount: usd('60'), origin: 'declared', note: 'card' },
    ]);
  });

  it('makes one lot of a jump and the purchase that was declared for about that day', () => {
    const declared = { purchases: [{ day: '2026-11-04', amount: usd('50') }], withdrawals: [] };
    const { lots } = lotsInferredFrom([FIRST, BEFORE, AFTER], declared);

    expect(lots).toMatchObject([
      { id: 'opening', amount: usd('100') },
      { id: '2026-11-04', amount: usd('50'), origin: 'confirmed', purchasedAt: new Date('2026-11-04') },
    ]);
  });

  it('keeps what the declared purchases leave over of a jump as a lot of its own', () => {
    const purchases = [
      { day: '2026-11-05', amount: usd('20') },
      { day: '2026-11-05', amount: usd('10') },
      { day: '2026-11-20', amount: usd('20') },
    ];
    const { lots } = lotsInferredFrom([FIRST, BEFORE, AFTER], { purchases, withdrawals: [] });

    // 50 − 20 − 10
    expect(lots.map(({ id, amount, origin }) => [id, amount, origin])).toEqual([
      ['opening', usd('100'), 'inferred'],
      ['2026-11-05', usd('20'), 'confirmed'],
      ['2026-11-05, 2', usd('10'), 'confirmed'],
      ['2026-11-20', usd('20'), 'declared'],
      ['seen 2026-11-05T08:05:00.000Z', usd('20'), 'inferred'],
    ]);
  });
});

describe('lotsInferredFrom, readings', () => {
  it('takes the last digits of sums in doubles for neither spending, a purchase nor a withdrawal', () => {
    // A double holds $71,234 to about 1.5e-11.
    const high = reading('2026-11-05T08:00:00Z', '71234.10000000002', '70000.30000000002');
    const low = reading('2026-11-05T08:05:00Z', '71234.1', '70000.3');
    const again = { ...high, at: new Date('2026-11-05T08:10:00Z') };
    const { changes, lots, setAside, withdrawals, last } = lotsInferredFrom([high, low, again]);

    expect({ changes, setAside, withdrawals }).toEqual({ changes: [], setAside: [], withdrawals: [] });
    expect(lots).toHaveLength(1);
    expect(last).toBe(again);
  });

  it('does not believe 0 of 0 of an ordinary key, at first or in between', () => {
    const hollow = (at: string) => ({ ...reading(at, '0', '0'), askedWith: 'ordinary-key' as const });
    const { lots, setAside, withdrawals } = lotsInferredFrom([
      hollow('2026-10-01'),
      FIRST,
      hollow('2026-11-03'),
      BEFORE,
    ]);

    expect(lots).toMatchObject([{ id: 'opening', amount: usd('100') }]);
    expect(withdrawals).toEqual([]);
    expect(setAside).toHaveLength(2);
  });

  it('believes 0 of 0 of a management key: a new account', () => {
    const empty = { ...reading('2026-10-01', '0', '0'), askedWith: 'management-key' as const };

    expect(lotsInferredFrom([empty, FIRST]).lots).toMatchObject([
      { amount: usd('100'), purchasedAt: empty.at },
    ]);
  });

  it('sorts readings by their time', () => {
    expect(lotsInferredFrom([AFTER, FIRST, BEFORE])).toEqual(lotsInferredFrom([FIRST, BEFORE, AFTER]));
  });

  it('knows nothing without a reading, but what was declared', () => {
    const purchases = [{ day: '2026-11-05', amount: usd('20') }];

    expect(lotsInferredFrom([], { purchases, withdrawals: [] })).toMatchObject({
      lots: [{ id: '2026-11-05' }],
      withdrawals: [],
    });
  });
});

describe('lotsInferredFrom, withdrawals', () => {
  const declared = { purchases: [{ day: '2026-01-10', amount: usd('60') }], withdrawals: [] };
  const old = reading('2026-06-01T00:00:00Z', '60', '45');
  const dueBefore = reading('2027-01-12T00:00:00Z', '60', '48');

  it('takes a fall by what was left of a lot whose year is over for its expiry', () => {
    const fallen = reading('2027-01-12T01:00:00Z', '48', '48');

    // 60 − 48 = 12 were left of the lot of 2026-01-10.
    expect(lotsInferredFrom([old, dueBefore, fallen], declared).withdrawals).toEqual([
      {
        amount: usd('12'),
        between: { after: dueBefore.at, by: fallen.at },
        kind: 'expiry',
        origin: 'inferred',
        from: [{ lot: '2026-01-10', amount: usd('12') }],
      },
    ]);
  });

  it('allows for what was spent between the readings', () => {
    const fallen = reading('2027-01-12T01:00:00Z', '48.5', '48.75');

    // Left when it expired: between 60 − 48.75 = 11.25 and 60 − 48 = 12; the total fell by 11.5.
    expect(lotsInferredFrom([old, dueBefore, fallen], declared).withdrawals[0]).toMatchObject({
      kind: 'expiry',
      amount: usd('11.5'),
    });
  });

  it.each([
    ['another amount', '2027-01-12T01:00:00Z', '49'],
    ['an earlier day', '2027-01-09T23:00:00Z', '48'],
  ])('takes %s for a refund, which is to be confirmed', (_, at, total) => {
    const before = reading('2027-01-09T00:00:00Z', '60', '48');
    const [withdrawal] = lotsInferredFrom([old, before, reading(at, total, '48')], declared).withdrawals;

    expect(withdrawal).toMatchObject({ kind: 'refund', origin: 'inferred' });
  });

  it('takes a refund from the newest lot first', () => {
    const refunded = reading('2026-11-05T20:00:00Z', '95', '80.5');
    const { withdrawals } = lotsInferredFrom([FIRST, BEFORE, AFTER, refunded]);

    // 150 − 95 = 55: all 50 of the new lot, and 5 of the opening.
    expect(withdrawals[0]?.from).toEqual([
      { lot: 'seen 2026-11-05T08:05:00.000Z', amount: usd('50') },
      { lot: 'opening', amount: usd('5') },
    ]);
  });

  it('believes the file what a fall was', () => {
    const moved = reading('2026-11-06T20:00:00Z', '140', '80.5');
    const withdrawals = [{ day: '2026-11-06', amount: usd('10'), kind: 'transfer' as const }];

    expect(
      lotsInferredFrom([FIRST, BEFORE, AFTER, moved], { purchases: [], withdrawals }).withdrawals,
    ).toMatchObject([{ kind: 'transfer', origin: 'confirmed', amount: usd('10') }]);
  });

  it('counts a withdrawal that was declared for a day before the first reading', () => {
    const { lots, withdrawals } = lotsInferredFrom([FIRST], {
      purchases: [{ day: '2026-10-01', amount: usd('120') }],
      withdrawals: [{ day: '2026-10-02', amount: usd('20'), kind: 'refund' }],
    });

    // 100 in total = 120 − 20: nothing is left for an unknown day.
    expect(lots.map(({ id }) => id)).toEqual(['2026-10-01']);
    expect(withdrawals).toMatchObject([{ from: [{ lot: '2026-10-01', amount: usd('20') }] }]);
  });
});
