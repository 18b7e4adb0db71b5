import { type Money, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { creditLedger } from './credit-ledger.ts';
import { datedLot, openingLot } from './credit-lot.ts';
import type { CreditsReading } from './reading.ts';

const AT = new Date('2026-11-21T00:00:00Z');
const OLD = lot('old', '2026-01-10', '20');
const NEW = lot('new', '2026-08-10', '50');

function lot(id: string, day: string, amount: string) {
  return datedLot({ id, amount: usd(amount), purchasedAt: new Date(day), origin: 'declared' });
}

function counted(total: string, spent: string): CreditsReading {
  return {
    kind: 'credits',
    subject: { kind: 'account' },
    at: AT,
    totalCredits: usd(total),
    totalSpent: usd(spent),
  };
}

function left(lots: readonly { readonly left: Money }[]): readonly Money[] {
  return lots.map((each) => each.left);
}

describe('creditLedger', () => {
  it('uses the oldest lot up first', () => {
    const ledger = creditLedger({ lots: [NEW, OLD], withdrawals: [] }, counted('70', '25'));

    expect(ledger.lots.map(({ lot: { id }, spent, left: rest }) => [id, spent, rest])).toEqual([
      ['old', usd('20'), usd('0')],
      // 25 − 20 = 5 of 50
      ['new', usd('5'), usd('45')],
    ]);
    expect(ledger).toMatchObject({ overspent: usd('0'), unexplained: usd('0') });
  });

  it('tells a negative balance as what was used beyond every lot', () => {
    expect(creditLedger({ lots: [OLD], withdrawals: [] }, counted('20', '20.5'))).toMatchObject({
      overspent: usd('0.5'),
    });
  });

  it('tells by how much the lots and the total differ, and in which direction', () => {
    const unexplained = (total: string) =>
      creditLedger({ lots: [OLD, NEW], withdrawals: [] }, counted(total, '0')).unexplained;

    // 75 − 70 and 60 − 70
    expect([unexplained('75'), unexplained('60')]).toEqual([usd('5'), usd('-10')]);
  });

  it('takes out what left a lot unused', () => {
    const withdrawals = [
      {
        amount: usd('8'),
        between: { after: AT, by: AT },
        kind: 'refund' as const,
        origin: 'confirmed' as const,
        from: [{ lot: 'new', amount: usd('8') }],
      },
    ];
    const { lots, unexplained } = creditLedger({ lots: [OLD, NEW], withdrawals }, counted('62', '25'));

    // 50 − 8 − 5
    expect(lots[1]).toMatchObject({ spent: usd('5'), withdrawn: usd('8'), left: usd('37') });
    expect(unexplained).toBe(usd('0'));
  });

  it('leaves out purchases after the reading', () => {
    const later = lot('later', '2026-11-22', '10');

    expect(left(creditLedger({ lots: [OLD, later], withdrawals: [] }, counted('20', '0')).lots)).toEqual([
      usd('20'),
    ]);
  });

  it('uses credits of an unknown day before all others', () => {
    const { lots } = creditLedger(
      { lots: [OLD, openingLot(usd('30'), AT)], withdrawals: [] },
      counted('50', '25'),
    );

    expect(left(lots)).toEqual([usd('5'), usd('20')]);
  });
});
