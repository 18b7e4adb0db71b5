import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hourlySpend } from './hourly-spend.ts';

const START = Date.UTC(2026, 10, 1);

/** Points that are whole hours apart, up to two days, so that no piece of an hour is dropped. */
const CURVE = fc
  .array(
    fc.record({
      hours: fc.integer({ min: 1, max: 48 }),
      dollars: fc.double({ min: 0, max: 500, noNaN: true }),
    }),
    { minLength: 1, maxLength: 15 },
  )
  .map((steps) => {
    let [hours, dollars] = [0, 0];
    const later = steps.map((step) => {
      hours += step.hours;
      dollars += step.dollars;
      return { at: new Date(START + hours * 3_600_000), dollars };
    });
    return [{ at: new Date(START), dollars: 0 }, ...later];
  });

describe('hourlySpend', () => {
  it('gives every dollar of the curve to one hour or another, and none back', () => {
    fc.assert(
      fc.property(CURVE, (curve) => {
        const { dollars } = hourlySpend(curve);
        const spent = dollars.reduce((sum, each) => sum + each, 0);
        expect(spent).toBeCloseTo(curve.at(-1)?.dollars ?? 0, 6);
        for (const each of dollars) expect(each).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('gives each gap its own dollars', () => {
    fc.assert(
      fc.property(CURVE, (curve) => {
        const { dollars } = hourlySpend(curve);
        const hourOf = (at: Date | undefined) => ((at?.getTime() ?? 0) - START) / 3_600_000;
        for (const [index, { at, dollars: after }] of curve.slice(1).entries()) {
          const before = curve[index];
          const within = dollars.subarray(hourOf(before?.at), hourOf(at));
          expect(within.reduce((sum, each) => sum + each, 0)).toBeCloseTo(after - (before?.dollars ?? 0), 6);
        }
      }),
    );
  });
});
