import { readingText } from '@tollkeeper/engine';
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

const READ = [
  read('2026-11-19T22:50:00Z', '10'),
  read('2026-11-19T23:50:00Z', '11'),
  read('2026-11-20T12:00:00Z', '14'),
  read('2026-11-20T23:59:00Z', '15.25'),
  read('2026-11-21T00:10:00Z', '16'),
];

describe('spentByCounters', () => {
  it('takes the last counters before each midnight apart', () => {
    // 15.25 − 11.
    expect(spentByCounters(READ, FRIDAY)).toBe(usd('4.25'));
  });

  it('is not known where nothing was read before the day began, or long before', () => {
    expect(spentByCounters(READ.slice(2), FRIDAY)).toBeUndefined();
    expect(spentByCounters([read('2026-11-19T20:59:00Z', '9'), ...READ.slice(2)], FRIDAY)).toBeUndefined();
  });

  it('is nothing, and not less, where spending was taken back', () => {
    expect(spentByCounters([read('2026-11-19T23:00:00Z', '20'), ...READ.slice(3)], FRIDAY)).toBe(usd('0'));
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
