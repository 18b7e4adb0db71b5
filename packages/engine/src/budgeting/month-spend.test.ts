import { NOTHING, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { monthOf, monthSpend } from './month-spend.ts';
import type { CreditsReading, KeyReading } from './reading.ts';
import { type SpendHistory, spendHistory } from './spend-history.ts';

const NOVEMBER = monthOf('2026-11');

function credits(at: string, spent: string): CreditsReading {
  return {
    kind: 'credits',
    subject: { kind: 'account' },
    at: new Date(at),
    totalCredits: usd('2000'),
    totalSpent: usd(spent),
  };
}

/** A dollar an hour since the last day of October. */
function accountUntil(until: string): SpendHistory {
  const begin = Date.UTC(2026, 9, 31);
  const count = Math.floor((Date.parse(until) - begin) / 3_600_000);
  const readings = Array.from({ length: count + 1 }, (_, hour): CreditsReading => {
    return credits(new Date(begin + hour * 3_600_000).toISOString(), String(hour));
  });
  return historyOf(readings);
}

function key(at: string, monthly: string | undefined): KeyReading {
  return {
    kind: 'key',
    subject: { kind: 'key', id: 'a1', name: 'prod' },
    at: new Date(at),
    limitReset: 'never',
    spent: { allTime: usd('700'), ...(monthly !== undefined && { monthly: usd(monthly) }) },
  };
}

function historyOf(readings: readonly (CreditsReading | KeyReading)[]): SpendHistory {
  const history = spendHistory(readings, [], 'key');
  if (history === undefined) throw new Error('Nothing was read.');
  return history;
}

describe('monthOf', () => {
  it('ends with the first instant of the next, over the year as well', () => {
    expect(monthOf('2026-12')).toEqual({
      from: new Date('2026-12-01T00:00:00Z'),
      until: new Date('2027-01-01T00:00:00Z'),
    });
    expect(monthOf('2028-02').until).toEqual(new Date('2028-03-01T00:00:00Z'));
  });
});

describe('monthSpend', () => {
  it('takes the counter of the month where a key has one', () => {
    const now = new Date('2026-11-11T01:00:00Z');
    const found = monthSpend([historyOf([key('2026-11-11T00:00:00Z', '12.345678')])], NOVEMBER, now);

    expect(found).toMatchObject({
      spent: usd('12.345678'),
      isCounted: true,
      readAt: new Date('2026-11-11T00:00:00Z'),
    });
  });

  it('takes no counter of the month before for this month’s, nor nothing for zero', () => {
    const old = historyOf([key('2026-10-31T23:00:00Z', '300')]);

    expect(monthSpend([old], NOVEMBER, new Date('2026-11-01T01:00:00Z'))).toBeUndefined();
  });

  it('takes the difference of what the account had spent in all, and projects it with an interval', () => {
    const now = new Date('2026-11-11T00:00:00Z');
    const found = monthSpend([accountUntil('2026-11-11T00:00:00Z')], NOVEMBER, now);

    // 240 hours of a dollar; 20 more days make 720 in all, to the few minutes by which counters trail.
    expect(Number(found?.spent) / 1e12).toBeCloseTo(240, 0);
    expect(found?.isCounted).toBe(false);
    expect(Number(found?.projected?.middle) / 1e12).toBeGreaterThan(600);
    expect(Number(found?.projected?.middle) / 1e12).toBeLessThan(840);
    expect(found?.projected?.low).toBeLessThan(found?.projected?.middle ?? 0n);
    expect(found?.projected?.high).toBeGreaterThan(found?.projected?.middle ?? 0n);
  });

  it('adds up several subjects, and knows nothing where one is not known', () => {
    const [one, other] = [
      historyOf([key('2026-11-11T00:00:00Z', '1')]),
      historyOf([key('2026-11-10T00:00:00Z', '2')]),
    ];
    const now = new Date('2026-11-11T01:00:00Z');

    expect(monthSpend([one, other], NOVEMBER, now)).toMatchObject({
      spent: usd('3'),
      readAt: new Date('2026-11-10T00:00:00Z'),
    });
    const unknown = historyOf([key('2026-11-11T00:00:00Z', undefined)]);
    expect(monthSpend([one, unknown], NOVEMBER, now)).toBeUndefined();
    expect(monthSpend([], NOVEMBER, now)).toBeUndefined();
  });

  it('counts a month that is over to its end, and projects nothing', () => {
    const found = monthSpend(
      [accountUntil('2026-12-05T00:00:00Z')],
      NOVEMBER,
      new Date('2026-12-05T00:00:00Z'),
    );

    expect(Number(found?.spent) / 1e12).toBeCloseTo(720, 0);
    expect(found?.projected).toBeUndefined();
  });

  it('knows nothing of a month that began while nobody looked for days, unless nothing was spent or its days are listed', () => {
    const [before, after] = [credits('2026-10-30T00:00:00Z', '10'), credits('2026-11-02T00:00:00Z', '16')];
    const now = new Date('2026-11-02T01:00:00Z');
    const days = [
      { day: '2026-10-29', spent: usd('1') },
      { day: '2026-10-30', spent: usd('4') },
      { day: '2026-11-01', spent: usd('1') },
    ];

    expect(monthSpend([historyOf([before, after])], NOVEMBER, now)).toBeUndefined();
    const idle = credits('2026-11-02T00:00:00Z', '10');
    expect(monthSpend([historyOf([before, idle])], NOVEMBER, now)).toMatchObject({ spent: NOTHING });
    // $14 by the end of October, as the last looks of the 29th and the listed 30th say; $2 of the $16 are November's.
    const seen = [credits('2026-10-29T00:05:00Z', '9'), credits('2026-10-30T00:05:00Z', '10'), after];
    const listed = spendHistory(seen, days, 'account') as SpendHistory;
    expect(monthSpend([listed], NOVEMBER, now)).toMatchObject({ spent: usd('2') });
  });

  it('knows nothing of a month that began before the first reading', () => {
    const late = historyOf([accountUntil('2026-11-11T00:00:00Z').counters.at(-1) as CreditsReading]);

    expect(monthSpend([late], NOVEMBER, new Date('2026-11-11T00:00:00Z'))).toBeUndefined();
  });
});
