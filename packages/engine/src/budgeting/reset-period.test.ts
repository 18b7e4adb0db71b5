import { describe, expect, it } from 'vitest';

import { resetPeriod } from './reset-period.ts';

describe('resetPeriod', () => {
  it.each([
    ['daily', '2026-11-20T09:15:00Z', ['2026-11-20', '2026-11-21']],
    ['daily', '2026-12-31T23:59:59.999Z', ['2026-12-31', '2027-01-01']],
    // 20 November 2026 is a Friday.
    ['weekly', '2026-11-20T09:15:00Z', ['2026-11-16', '2026-11-23']],
    ['weekly', '2026-11-22T23:59:59Z', ['2026-11-16', '2026-11-23']],
    ['weekly', '2026-11-23T00:00:00Z', ['2026-11-23', '2026-11-30']],
    ['weekly', '2027-01-01T00:00:00Z', ['2026-12-28', '2027-01-04']],
    ['monthly', '2026-12-31T23:59:59Z', ['2026-12-01', '2027-01-01']],
    ['monthly', '2028-02-29T12:00:00Z', ['2028-02-01', '2028-03-01']],
  ] as const)('%s at %s runs from and up to %j', (reset, at, [start, end]) => {
    expect(resetPeriod(reset, new Date(at))).toEqual({
      start: new Date(`${start}T00:00:00Z`),
      end: new Date(`${end}T00:00:00Z`),
    });
  });

  it('is none for a limit that never resets', () => {
    expect(resetPeriod('never', new Date('2026-11-20T09:15:00Z'))).toBeUndefined();
  });
});
