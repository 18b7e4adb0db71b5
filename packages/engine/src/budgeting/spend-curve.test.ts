import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { CreditsReading, KeyReading } from './reading.ts';
import { spendCurve } from './spend-curve.ts';

function keyReading(at: string, allTime: string, daily?: string): KeyReading {
  return {
    kind: 'key',
    subject: { kind: 'key', id: 'k1', name: 'batch' },
    at: new Date(at),
    limitReset: 'never',
    spent: { allTime: usd(allTime), ...(daily !== undefined && { daily: usd(daily) }) },
  };
}

function written(curve: ReturnType<typeof spendCurve>): readonly string[] {
  return curve.map(({ at, dollars }) => `${at.toISOString().slice(0, 16)} ${dollars}`);
}

describe('spendCurve', () => {
  it('sets the counter five minutes before its reading, as it trails', () => {
    expect(written(spendCurve([keyReading('2026-11-20T09:05:00Z', '100')], []))).toEqual([
      '2026-11-20T09:00 100',
    ]);
  });

  it('leaves out a reading whose counter fell, and one that is not later', () => {
    const readings = [
      keyReading('2026-11-20T09:05:00Z', '100'),
      keyReading('2026-11-20T10:05:00Z', '90'),
      keyReading('2026-11-20T09:05:00Z', '101'),
      keyReading('2026-11-20T11:05:00Z', '102'),
    ];

    expect(written(spendCurve(readings, []))).toEqual(['2026-11-20T09:00 100', '2026-11-20T11:00 102']);
  });

  it('counts back from the first reading over the listed days, of which some cost nothing', () => {
    const days = [
      { day: '2026-11-19', spent: usd('5') },
      { day: '2026-11-17', spent: usd('1') },
      { day: '2026-11-17', spent: usd('2') },
    ];

    // 100 − 4 of today; 96 − 5; nothing on the 18th; 91 − (1 + 2).
    expect(written(spendCurve([keyReading('2026-11-20T09:05:00Z', '100', '4')], days))).toEqual([
      '2026-11-17T00:00 88',
      '2026-11-18T00:00 91',
      '2026-11-19T00:00 91',
      '2026-11-20T00:00 96',
      '2026-11-20T09:00 100',
    ]);
  });

  it('takes today to go on like yesterday where no counter of the day is known', () => {
    const credits: CreditsReading = {
      kind: 'credits',
      subject: { kind: 'account' },
      at: new Date('2026-11-20T12:00:00Z'),
      totalCredits: usd('200'),
      totalSpent: usd('100'),
    };

    // Half of yesterday's 8 until noon: 100 − 4, and 96 − 8 the day before.
    expect(written(spendCurve([credits], [{ day: '2026-11-19', spent: usd('8') }]))).toEqual([
      '2026-11-19T00:00 88',
      '2026-11-20T00:00 96',
      '2026-11-20T11:55 100',
    ]);
  });

  it('keeps the days when the first reading comes minutes after midnight', () => {
    const days = [
      { day: '2026-11-19', spent: usd('5') },
      { day: '2026-11-18', spent: usd('1') },
    ];

    // 100 − 5 at the midnight before, 95 − 1 at the one before that.
    expect(written(spendCurve([keyReading('2026-11-20T00:02:00Z', '100', '0')], days))).toEqual([
      '2026-11-18T00:00 94',
      '2026-11-19T00:00 95',
      '2026-11-19T23:57 100',
    ]);
  });

  it('fills the days in which nobody looked from those that are listed, within what the counters say', () => {
    const readings = [
      keyReading('2026-11-16T00:05:00Z', '100', '0'),
      keyReading('2026-11-16T12:05:00Z', '101', '1'),
      keyReading('2026-11-20T09:05:00Z', '110', '2'),
    ];
    const days = [
      { day: '2026-11-16', spent: usd('4') },
      { day: '2026-11-18', spent: usd('3') },
      { day: '2026-11-19', spent: usd('5') },
    ];

    // 100 + 4, nothing on the 17th, + 3, and + 5 would be 112: more than there is.
    expect(written(spendCurve(readings, days))).toEqual([
      '2026-11-16T00:00 100',
      '2026-11-16T12:00 101',
      '2026-11-17T00:00 104',
      '2026-11-18T00:00 104',
      '2026-11-19T00:00 107',
      '2026-11-20T00:00 110',
      '2026-11-20T09:00 110',
    ]);
    // The 19th is not listed yet, or nothing before it is.
    expect(written(spendCurve(readings, days.slice(0, 2))).slice(2, -1)).toEqual([
      '2026-11-17T00:00 104',
      '2026-11-18T00:00 104',
      '2026-11-19T00:00 107',
    ]);
    expect(spendCurve(readings, days.slice(2))).toHaveLength(3);
  });

  it('has no points without a reading', () => {
    expect(spendCurve([], [{ day: '2026-11-19', spent: usd('8') }])).toEqual([]);
  });
});
