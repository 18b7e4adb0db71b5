import { type Money, NOTHING, usd } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { expiringUnused } from './credit-expiry.ts';
import { creditLedger } from './credit-ledger.ts';
import { lotsInferredFrom } from './credit-lots-inferred.ts';
import { sumOf } from './credit-sums.ts';
import type { DeclaredCredits } from './declared-credits.ts';
import type { CreditsReading } from './reading.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const HOUR = 3_600_000;
const cents = (most: number) =>
  fc.integer({ min: 0, max: most }).map((count) => (BigInt(count) * 10n ** 10n) as Money);

/** A life of an account: purchases, use, and now and then credits that leave it. */
const readings: fc.Arbitrary<readonly CreditsReading[]> = fc
  .array(
    fc.record({
      hours: fc.integer({ min: 1, max: 2_000 }),
      bought: fc.oneof({ weight: 3, arbitrary: fc.constant(NOTHING) }, cents(10_000)),
      used: cents(2_000),
      gone: fc.oneof({ weight: 5, arbitrary: fc.constant(NOTHING) }, cents(1_000)),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((steps) => {
    let [at, total, spent] = [START, 0n, 0n];
    return steps.map(({ hours, bought, used, gone }): CreditsReading => {
      at += hours * HOUR;
      total += bought - (gone < total ? gone : 0n);
      spent += used;
      return {
        kind: 'credits',
        subject: { kind: 'account' },
        at: new Date(at),
        totalCredits: total as Money,
        totalSpent: spent as Money,
        askedWith: 'management-key',
      };
    });
  });

const entry = fc.record({
  day: fc
    .integer({ min: -30, max: 700 })
    .map((days) => new Date(START + days * 24 * HOUR).toISOString().slice(0, 10)),
  amount: cents(10_000).map((amount) => (amount + 1n) as Money),
});
const declared: fc.Arbitrary<DeclaredCredits> = fc.record({
  purchases: fc.array(entry, { maxLength: 6 }),
  withdrawals: fc.array(
    fc
      .record({ kind: fc.constantFrom('expiry', 'refund', 'transfer'), each: entry })
      .map(({ kind, each }) => ({
        ...each,
        kind,
      })),
    { maxLength: 3 },
  ),
});

describe('the credit ledger', () => {
  it('loses no cent: of every lot, spent and withdrawn and left are what was bought', () => {
    fc.assert(
      fc.property(readings, declared, (seen, file) => {
        const { lots, last, ledger } = ledgerOf(seen, file);
        if (last === undefined) return;
        for (const { lot, spent, withdrawn, left } of ledger.lots) {
          expect(spent + withdrawn + left).toBe(lot.amount);
          for (const part of [spent, withdrawn, left]) expect(part).toBeGreaterThanOrEqual(0n);
        }
        const bought = lots.filter(({ purchasedAt }) => purchasedAt === 'unknown' || purchasedAt <= last.at);
        expect(ledger.lots).toHaveLength(bought.length);
        expect(sumOf(ledger.lots.map(({ spent }) => spent)) + ledger.overspent).toBe(last.totalSpent);
      }),
    );
  });

  it('ends at the balance: what is left, less what is overspent, plus what no lot explains', () => {
    fc.assert(
      fc.property(readings, declared, (seen, file) => {
        const { last, ledger } = ledgerOf(seen, file);
        if (last === undefined) return;
        const left = sumOf(ledger.lots.map((each) => each.left));

        expect(left - ledger.overspent + ledger.unexplained).toBe(last.totalCredits - last.totalSpent);
      }),
    );
  });

  it('explains every credit where nothing was declared and the account was never below zero', () => {
    fc.assert(
      fc.property(readings, (seen) => {
        fc.pre(seen.every(({ totalCredits, totalSpent }) => totalCredits >= totalSpent));
        const { last, ledger } = ledgerOf(seen);

        if (last !== undefined) expect(ledger).toMatchObject({ unexplained: 0n, overspent: 0n });
      }),
    );
  });

  it('begins no lot before the older ones are used up', () => {
    fc.assert(
      fc.property(readings, declared, (seen, file) => {
        const { ledger } = ledgerOf(seen, file);
        const begun = ledger.lots.findLastIndex(({ spent }) => spent > 0n);

        for (const { left } of ledger.lots.slice(0, Math.max(0, begun))) expect(left).toBe(0n);
      }),
    );
  });

  it('leaves of no lot more when more was spent', () => {
    fc.assert(
      fc.property(readings, declared, cents(5_000), (seen, file, more) => {
        const { movements, last, ledger } = ledgerOf(seen, file);
        if (last === undefined) return;
        const later = creditLedger(movements, { ...last, totalSpent: (last.totalSpent + more) as Money });

        later.lots.forEach(({ left }, at) => {
          expect(left).toBeLessThanOrEqual(ledger.lots[at]?.left ?? -1n);
        });
      }),
    );
  });
});

describe('expiringUnused, over any ledger', () => {
  it('wastes nothing of a lot at the pace that it names, and no more at a higher pace', () => {
    fc.assert(
      fc.property(readings, cents(1_000), (seen, pace) => {
        const { last, ledger } = ledgerOf(seen);
        if (last === undefined) return;
        expiringUnused(ledger, pace, last.at).forEach(({ standing, unused, neededPerDay }, at) => {
          expect(unused).toBeGreaterThanOrEqual(0n);
          expect(unused).toBeLessThanOrEqual(standing.left);
          if (neededPerDay === undefined) return;
          expect(expiringUnused(ledger, neededPerDay, last.at)[at]?.unused).toBe(0n);
        });
        const all = (perDay: Money) =>
          sumOf(expiringUnused(ledger, perDay, last.at).map((each) => each.unused));
        expect(all((pace + usd('0.01')) as Money)).toBeLessThanOrEqual(all(pace));
      }),
    );
  });
});

function ledgerOf(seen: readonly CreditsReading[], file?: DeclaredCredits) {
  const movements = lotsInferredFrom(seen, file);
  const { lots, last } = movements;
  const nothing = { at: new Date(START), lots: [], overspent: NOTHING, unexplained: NOTHING };
  return { movements, lots, last, ledger: last === undefined ? nothing : creditLedger(movements, last) };
}
