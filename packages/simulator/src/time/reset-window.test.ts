import { describe, expect, it } from 'vitest';

import { dateText, firstDay, resetsAt } from './reset-window.ts';

describe('firstDay', () => {
  it.each([
    ['daily', '2026-11-21T23:59:59.999Z', '2026-11-21'],
    ['daily', '2026-11-22T00:00:00.000Z', '2026-11-22'],
    // 2026-11-16 was a Monday.
    ['weekly', '2026-11-16T00:00:00Z', '2026-11-16'],
    ['weekly', '2026-11-22T23:59:59.999Z', '2026-11-16'],
    ['weekly', '2026-11-23T00:00:00Z', '2026-11-23'],
    // The ISO week of New Year 2027 began in the old year.
    ['weekly', '2027-01-02T12:00:00Z', '2026-12-28'],
    ['monthly', '2026-11-30T23:59:59.999Z', '2026-11-01'],
    ['monthly', '2028-02-29T12:00:00Z', '2028-02-01'],
    ['monthly', '2028-03-01T00:00:00Z', '2028-03-01'],
  ] as const)('is, %s at %s, %s', (reset, now, first) => {
    expect(dateText(firstDay(reset, new Date(now)))).toBe(first);
  });
});

describe('resetsAt', () => {
  it.each([
    ['daily', '2028-02-28T12:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['weekly', '2026-11-23T00:00:00Z', '2026-11-30T00:00:00.000Z'],
    ['weekly', '2026-12-31T12:00:00Z', '2027-01-04T00:00:00.000Z'],
    ['monthly', '2026-01-31T12:00:00Z', '2026-02-01T00:00:00.000Z'],
    ['monthly', '2028-02-29T12:00:00Z', '2028-03-01T00:00:00.000Z'],
    ['monthly', '2026-12-31T23:59:59Z', '2027-01-01T00:00:00.000Z'],
  ] as const)('is, %s at %s, %s', (reset, now, at) => {
    expect(resetsAt(reset, new Date(now))?.toISOString()).toBe(at);
  });

  it('is never without a window', () => {
    expect(resetsAt(null, new Date('2026-11-21T00:00:00Z'))).toBeNull();
  });
});
