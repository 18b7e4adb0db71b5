import { readingText } from '@tollkeeper/engine/guarding';
import { usd } from '@tollkeeper/pricing';
import type { StoredReading } from '@tollkeeper/store';
import { describe, expect, it } from 'vitest';

import { daysBefore, spentByCounters, spentByDays } from './spent-in-days.ts';

const FRIDAY = { from: new Date('2026-11-20T00:00:00Z'), until: new Date('2026-11-21T00:00:00Z') };

/** All that the key had ever spent at an instant. */
function read(instant: string, allTime: string): StoredReading {
  const at = new Date(instant);
  const subject = { kind: 'key', id: 'a', name: 'a' } as const;
  const json = readingText({
    kind: 'key',
    subject,
    at,
    limitReset: 'never',
    spent: { allTime: usd(allTime) },
  });
  return { subjectKey: 'key:a', at, kind: 'key', json };
}

const THURSDAY_NIGHT = read('2026-11-19T23:50:00Z', '11');
const FRIDAY_NIGHT = read('2026-11-20T23:59:00Z', '15.25');

describe('spentByCounters', () => {
  it('takes the last counters before each midnight apart', () => {
    // 15.25 − 11.
    expect(spentByCounters({ begin: THURSDAY_NIGHT, end: FRIDAY_NIGHT }, FRIDAY)).toBe(usd('4.25'));
  });

  it('is not known where nothing was read before the day began, or long before', () => {
    expect(spentByCounters({ begin: undefined, end: FRIDAY_NIGHT }, FRIDAY)).toBeUndefined();
    const [late, early] = ['2026-11-19T21:00:00Z', '2026-11-19T20:59:59Z'].map((at) => read(at, '9'));
    expect(spentByCounters({ begin: late, end: FRIDAY_NIGHT }, FRIDAY)).toBe(usd('6.25'));
    expect(spentByCounters({ begin: early, end: FRIDAY_NIGHT }, FRIDAY)).toBeUndefined();
  });

  it('is not known where nothing was read before the day ended', () => {
    const [late, early] = ['2026-11-20T21:00:00Z', '2026-11-20T20:59:59Z'].map((at) => read(at, '12'));
    expect(spentByCounters({ begin: THURSDAY_NIGHT, end: late }, FRIDAY)).toBe(usd('1'));
    expect(spentByCounters({ begin: THURSDAY_NIGHT, end: early }, FRIDAY)).toBeUndefined();
  });

  it('is nothing, and not less, where spending was taken back', () => {
    const begin = read('2026-11-19T23:00:00Z', '20');
    expect(spentByCounters({ begin, end: FRIDAY_NIGHT }, FRIDAY)).toBe(usd('0'));
  });
});

describe('spentByDays', () => {
  it('adds up the days within, and none of the others', () => {
    const day = (name: string, spent: string) => ({ day: name, model: 'm', spent: usd(spent), requests: 1 });
    const listed = [
      day('2026-11-19', '1'),
      day('2026-11-20', '0.1'),
      day('2026-11-20', '0.2'),
      day('2026-11-21', '5'),
    ];
    expect(spentByDays(listed, FRIDAY)).toBe(usd('0.3'));
    expect(spentByDays(listed, daysBefore(FRIDAY))).toBe(usd('1'));
  });
});
