import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { CreditsReading, KeyReading } from './reading.ts';
import { suspicionsOf } from './suspicion.ts';

/** A Friday: its week began on 16 November, its month on 1 November. */
const FRIDAY = new Date('2026-11-20T09:15:00Z');
/** A Tuesday: its week began on Monday 30 November, its month a day later. */
const FIRST_OF_MONTH = new Date('2026-12-01T09:15:00Z');
const LATER = new Date('2026-11-20T09:20:00Z');

function key(parts: Partial<KeyReading> = {}): KeyReading {
  return {
    kind: 'key',
    subject: { kind: 'key', id: 'a1', name: 'prod' },
    at: FRIDAY,
    limit: usd('100'),
    limitRemaining: usd('16'),
    limitReset: 'monthly',
    spent: { allTime: usd('500'), daily: usd('10'), weekly: usd('30'), monthly: usd('84') },
    ...parts,
  };
}

function credits(parts: Partial<CreditsReading> = {}): CreditsReading {
  return {
    kind: 'credits',
    subject: { kind: 'account' },
    at: FRIDAY,
    totalCredits: usd('100'),
    totalSpent: usd('40'),
    ...parts,
  };
}

describe('suspicionsOf', () => {
  it('finds nothing odd in counters that fit', () => {
    expect(suspicionsOf(key(), undefined)).toEqual([]);
    expect(suspicionsOf(key({ at: LATER }), key())).toEqual([]);
    expect(suspicionsOf(credits({ at: LATER }), credits())).toEqual([]);
  });

  it('finds a lifetime that grew shorter', () => {
    const fell = key({ at: LATER, spent: { allTime: usd('499') } });
    expect(suspicionsOf(fell, key())).toEqual([{ kind: 'spent-fell', from: usd('500'), to: usd('499') }]);
    expect(suspicionsOf(credits({ at: LATER, totalSpent: usd('39') }), credits())).toEqual([
      { kind: 'spent-fell', from: usd('40'), to: usd('39') },
    ]);
    const byok = (allTime: string) => ({ byokSpent: { allTime: usd(allTime) } });
    expect(suspicionsOf(key({ at: LATER, ...byok('1') }), key(byok('2')))).toEqual([
      { kind: 'spent-fell', from: usd('2'), to: usd('1') },
    ]);
  });

  it('lets a window fall, as it does when it begins anew, and the last bits of a double', () => {
    const spent = { allTime: usd('499.999999999'), daily: usd('0'), weekly: usd('20'), monthly: usd('84') };
    expect(suspicionsOf(key({ at: LATER, spent }), key())).toEqual([]);
  });

  it('says that the order is wrong, and not that spending fell, when the reading is the older one', () => {
    const older = key({ spent: { ...key().spent, allTime: usd('400') } });
    expect(suspicionsOf(older, key({ at: LATER }))).toEqual([
      { kind: 'went-back-in-time', from: LATER, to: FRIDAY },
    ]);
  });

  it('finds a day above its month and its week', () => {
    const spent = { allTime: usd('500'), daily: usd('90'), weekly: usd('30'), monthly: usd('84') };
    expect(suspicionsOf(key({ spent }), undefined)).toMatchObject([
      { kind: 'part-above-whole', part: 'daily', whole: 'weekly' },
      {
        kind: 'part-above-whole',
        part: 'daily',
        whole: 'monthly',
        partSpent: usd('90'),
        wholeSpent: usd('84'),
      },
    ]);
  });

  it('lets a week be above its month when it began in the month before', () => {
    const spent = { allTime: usd('500'), daily: usd('10'), weekly: usd('30'), monthly: usd('10') };
    const limit = { limit: usd('100'), limitRemaining: usd('90') };
    expect(suspicionsOf(key({ ...limit, spent, at: FIRST_OF_MONTH }), undefined)).toEqual([]);
    expect(suspicionsOf(key({ ...limit, spent, at: FRIDAY }), undefined)).toMatchObject([
      { part: 'weekly', whole: 'monthly' },
    ]);
  });

  it('finds a window above all that was ever spent', () => {
    const spent = { allTime: usd('80'), monthly: usd('84') };
    expect(suspicionsOf(key({ spent }), undefined)).toMatchObject([{ part: 'monthly', whole: 'allTime' }]);
  });

  it('finds a remainder that does not follow from limit and usage of the same window', () => {
    // 100 − 84 = 16; 1.01 apart is more than a hundredth of the limit, 1.00 is not.
    expect(suspicionsOf(key({ limitRemaining: usd('17.01') }), undefined)).toEqual([
      { kind: 'remaining-differs', remaining: usd('17.01'), computed: usd('16') },
    ]);
    expect(suspicionsOf(key({ limitRemaining: usd('17') }), undefined)).toEqual([]);
    expect(suspicionsOf(key({ limitReset: 'weekly', limitRemaining: usd('70') }), undefined)).toEqual([]);
    expect(suspicionsOf(key({ limitReset: 'never', limitRemaining: usd('16') }), undefined)).toMatchObject([
      { kind: 'remaining-differs', computed: usd('-400') },
    ]);
  });

  it('allows a cent where the limit is tiny', () => {
    const tiny = { limit: usd('0.1'), spent: { allTime: usd('1'), monthly: usd('0.05') } };
    expect(suspicionsOf(key({ ...tiny, limitRemaining: usd('0.06') }), undefined)).toEqual([]);
    expect(suspicionsOf(key({ ...tiny, limitRemaining: usd('0.061') }), undefined)).toHaveLength(1);
  });

  it('counts spending through own provider keys where it counts against the limit', () => {
    const byokSpent = { allTime: usd('9'), monthly: usd('6') };
    // 100 − 84 − 6 = 10
    expect(suspicionsOf(key({ byokSpent, limitRemaining: usd('10') }), undefined)).toEqual([]);
    expect(suspicionsOf(key({ byokSpent, limitRemaining: usd('16') }), undefined)).toHaveLength(1);
  });

  it('takes zero left for as good as below zero', () => {
    const spent = { allTime: usd('500'), monthly: usd('120') };
    expect(suspicionsOf(key({ spent, limitRemaining: usd('0') }), undefined)).toEqual([]);
  });

  it('compares nothing where a counter or the window is not known', () => {
    const spent = { allTime: usd('500') };
    expect(suspicionsOf(key({ spent }), undefined)).toEqual([]);
    expect(suspicionsOf(key({ limitReset: 'unknown', limitRemaining: usd('99') }), undefined)).toEqual([]);
  });

  it('doubts 0 of 0 unless a management key asked', () => {
    const empty = { totalCredits: usd('0'), totalSpent: usd('0') };
    expect(suspicionsOf(credits(empty), undefined)).toEqual([{ kind: 'empty-credits' }]);
    expect(suspicionsOf(credits({ ...empty, askedWith: 'ordinary-key' }), undefined)).toHaveLength(1);
    expect(suspicionsOf(credits({ ...empty, askedWith: 'management-key' }), undefined)).toEqual([]);
  });
});
