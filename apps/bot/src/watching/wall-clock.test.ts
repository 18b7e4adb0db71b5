import { describe, expect, it } from 'vitest';

import { instantAt, isZone, type WallTime, wallText, wallTimeAt } from './wall-clock.ts';

const at = (text: string) => new Date(text);
/** `2026-11-22 09:00`, as a clock shows it. */
function clock(text: string): WallTime {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  return { year, month, day, hour, minute };
}

describe('instantAt', () => {
  it.each([
    ['UTC', clock('2026-11-22 09:00'), '2026-11-22T09:00:00Z'],
    ['Europe/Berlin', clock('2026-11-22 09:00'), '2026-11-22T08:00:00Z'],
    ['America/Los_Angeles', clock('2026-11-22 09:00'), '2026-11-22T17:00:00Z'],
    ['Asia/Kolkata', clock('2026-11-22 09:15'), '2026-11-22T03:45:00Z'],
    ['Pacific/Kiritimati', clock('2026-11-22 00:00'), '2026-11-21T10:00:00Z'],
  ])('knows when the clocks of %s show a time', (zone, wall, instant) => {
    expect(instantAt(wall, zone)).toEqual(at(instant));
    expect(wallTimeAt(at(instant), zone)).toEqual(wall);
  });

  it('takes the first of two where clocks are set back', () => {
    // Berlin shows half past two at 00:30 UTC and again at 01:30 UTC.
    expect(instantAt(clock('2026-10-25 02:30'), 'Europe/Berlin')).toEqual(at('2026-10-25T00:30:00Z'));
  });

  it('goes on by as much as they jump where they jump over it', () => {
    // From 02:00 to 03:00 on that day: half past two is half past three.
    expect(instantAt(clock('2027-03-28 02:30'), 'Europe/Berlin')).toEqual(at('2027-03-28T01:30:00Z'));
  });

  it('carries days past the end of a month over', () => {
    expect(instantAt(clock('2026-11-31 09:00'), 'UTC')).toEqual(at('2026-12-01T09:00:00Z'));
  });
});

describe('wallText', () => {
  it('writes what the clocks show', () => {
    expect(wallText(at('2026-12-31T23:05:00Z'), 'Europe/Berlin')).toBe('2027-01-01 00:05');
  });
});

describe('isZone', () => {
  it('knows names of zones from others', () => {
    expect(['UTC', 'Europe/Berlin', 'Mars/Base', ''].map(isZone)).toEqual([true, true, false, false]);
  });
});
