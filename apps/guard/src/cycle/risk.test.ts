import type { CreditsReading, KeyReading } from '@tollkeeper/engine';
import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { riskBook } from './risk.ts';

const NOON = new Date('2026-11-21T12:00:00Z');
const after = (hours: number): Date => new Date(NOON.getTime() + hours * 3_600_000);

function key(hours: number, spent: string, change: Partial<KeyReading> = {}): KeyReading {
  return {
    kind: 'key',
    subject: { kind: 'key', id: 'a', name: 'prod' },
    at: after(hours),
    limit: usd('100'),
    limitReset: 'never',
    spent: { allTime: usd(spent) },
    ...change,
  };
}

function hoursLeft(...readings: readonly KeyReading[]): number {
  const book = riskBook();
  for (const reading of readings) book.note([reading]);
  const last = readings.at(-1);
  return last === undefined ? Number.NaN : book.hoursLeft([last], last.at);
}

describe('riskBook', () => {
  it('takes what is left at the pace of the last two polls, less what the counters trail', () => {
    // $10 an hour, $80 left: 8 h, less 5 min.
    expect(hoursLeft(key(0, '10'), key(1, '20'))).toBeCloseTo(8 - 5 / 60, 6);
  });

  it('wants a key with a limit to be looked at soon until its pace is known', () => {
    // 40 min, a twentieth of which is two minutes.
    expect(hoursLeft(key(0, '10'))).toBeCloseTo(40 / 60, 6);
    const { limit: _, ...unlimited } = key(0, '10');
    expect(hoursLeft(unlimited)).toBe(Number.POSITIVE_INFINITY);
  });

  it('expects no end of what is spent, of what stands still, and of what resets before', () => {
    expect(hoursLeft(key(0, '90'), key(1, '100'))).toBe(Number.POSITIVE_INFINITY);
    expect(hoursLeft(key(0, '90'), key(1, '90'))).toBe(Number.POSITIVE_INFINITY);
    const daily = (hours: number, spent: string): KeyReading =>
      key(hours, spent, { limitReset: 'daily', spent: { allTime: usd(spent), daily: usd(spent) } });
    // $1 an hour, $98 left, eleven hours until midnight.
    expect(hoursLeft(daily(0, '1'), daily(1, '2'))).toBe(Number.POSITIVE_INFINITY);
    // $20 an hour, $60 left.
    expect(hoursLeft(daily(0, '20'), daily(1, '40'))).toBeCloseTo(3 - 5 / 60, 6);
  });

  it('keeps the pace it knows through a counter that fell and an answer that came twice', () => {
    expect(hoursLeft(key(0, '10'), key(1, '20'), key(1, '20'))).toBeCloseTo(8 - 5 / 60, 6);
    expect(hoursLeft(key(0, '10'), key(1, '20'), key(2, '15'))).toBeCloseTo(8.5 - 5 / 60, 6);
  });

  it('knows the balance, and a forecast that ends sooner than the pace', () => {
    const book = riskBook();
    const credits = (hours: number, spent: string): CreditsReading => ({
      kind: 'credits',
      subject: { kind: 'account' },
      at: after(hours),
      totalCredits: usd('50'),
      totalSpent: usd(spent),
    });
    for (const reading of [credits(0, '10'), credits(1, '12')]) book.note([reading]);
    // $2 an hour, $38 left.
    expect(book.hoursLeft([credits(1, '12')], after(1))).toBeCloseTo(19 - 5 / 60, 6);
    const end = { kind: 'ends', at: after(3) } as const;
    const layer = { kind: 'balance', remaining: usd('38') } as const;
    const layers = [{ layer, basis: 'day-blocks', ends: { p10: end, p50: end, p90: end } } as const];
    book.note([
      { kind: 'forecast', subject: { kind: 'account' }, at: after(1), forecast: { at: after(1), layers } },
    ]);
    expect(book.hoursLeft([credits(1, '12')], after(1))).toBeCloseTo(2, 6);
  });
});
