import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { resetPeriod } from './reset-period.ts';

const reset = fc.constantFrom('daily', 'weekly', 'monthly');
const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });

describe('resetPeriod', () => {
  it('holds the instant that it was asked for', () => {
    fc.assert(
      fc.property(reset, instant, (each, at) => {
        const period = resetPeriod(each, at);
        expect(period?.start.getTime()).toBeLessThanOrEqual(at.getTime());
        expect(period?.end.getTime()).toBeGreaterThan(at.getTime());
      }),
    );
  });

  it('meets the next period without a gap', () => {
    fc.assert(
      fc.property(reset, instant, (each, at) => {
        const end = resetPeriod(each, at)?.end ?? at;
        expect(resetPeriod(each, end)?.start).toEqual(end);
      }),
    );
  });

  it('starts at midnight UTC, weeks on Monday and months on the first', () => {
    fc.assert(
      fc.property(reset, instant, (each, at) => {
        const start = resetPeriod(each, at)?.start ?? at;
        expect(start.toISOString()).toMatch(/T00:00:00\.000Z$/);
        if (each === 'weekly') expect(start.getUTCDay()).toBe(1);
        if (each === 'monthly') expect(start.getUTCDate()).toBe(1);
      }),
    );
  });
});
