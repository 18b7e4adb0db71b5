import { describe, expect, it } from 'vitest';

import { latestSlot, nextSlot } from './digest-slot.ts';

const UTC = { hour: 9, minute: 0, zone: 'UTC' };
const MONDAY = { ...UTC, weekday: 1 };
const BERLIN = { hour: 9, minute: 30, zone: 'Europe/Berlin' };
const EARLY = { hour: 2, minute: 30, zone: 'Europe/Berlin' };

function around(time: typeof UTC & { readonly weekday?: number }, now: string): readonly string[] {
  return [latestSlot, nextSlot].map((slot) => slot(time, new Date(now)).toISOString());
}

describe('latestSlot and nextSlot', () => {
  it('lie a day apart, and an instant that is one is the latest', () => {
    expect(around(UTC, '2026-11-21T08:59:59.999Z')).toEqual([
      '2026-11-20T09:00:00.000Z',
      '2026-11-21T09:00:00.000Z',
    ]);
    expect(around(UTC, '2026-11-21T09:00:00Z')).toEqual([
      '2026-11-21T09:00:00.000Z',
      '2026-11-22T09:00:00.000Z',
    ]);
  });

  it('lie a week apart on a weekday', () => {
    // The 16th and the 23rd of November 2026 are Mondays.
    expect(around(MONDAY, '2026-11-23T08:00:00Z')).toEqual([
      '2026-11-16T09:00:00.000Z',
      '2026-11-23T09:00:00.000Z',
    ]);
    expect(around(MONDAY, '2026-11-23T10:00:00Z')).toEqual([
      '2026-11-23T09:00:00.000Z',
      '2026-11-30T09:00:00.000Z',
    ]);
  });

  it('follow the clocks of their zone when these change', () => {
    // Berlin is two hours ahead until 25 October 2026, 01:00 UTC, and one hour from then on.
    expect(around(BERLIN, '2026-10-25T00:00:00Z')).toEqual([
      '2026-10-24T07:30:00.000Z',
      '2026-10-25T08:30:00.000Z',
    ]);
    // On 29 March 2026 02:30 does not exist there: it comes an hour later, or earlier, but comes once.
    const [before, next] = around(EARLY, '2026-03-28T12:00:00Z');
    expect(before).toBe('2026-03-28T01:30:00.000Z');
    expect(['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z']).toContain(next);
  });

  it('take the day of the zone and not of UTC', () => {
    const tokyo = { hour: 8, minute: 0, weekday: 1, zone: 'Asia/Tokyo' };
    // Monday, eight in the morning in Tokyo is Sunday, 23:00 UTC.
    expect(around(tokyo, '2026-11-22T23:30:00Z')).toEqual([
      '2026-11-22T23:00:00.000Z',
      '2026-11-29T23:00:00.000Z',
    ]);
    const honolulu = { hour: 20, minute: 0, zone: 'Pacific/Honolulu' };
    expect(around(honolulu, '2026-11-22T05:00:00Z')).toEqual([
      '2026-11-21T06:00:00.000Z',
      '2026-11-22T06:00:00.000Z',
    ]);
  });
});
