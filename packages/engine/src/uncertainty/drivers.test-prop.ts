import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { driversOf } from './drivers.ts';

const DRAWS = 12;
const column = fc.float64Array({ minLength: DRAWS, maxLength: DRAWS, min: -1e6, max: 1e6, noNaN: true });
const columns = fc
  .uniqueArray(fc.tuple(fc.string(), column), { selector: ([cause]) => cause, minLength: 1, maxLength: 6 })
  .map((entries) => new Map(entries));

describe('driversOf', () => {
  it('has shares that add up to one, or all of them zero', () => {
    fc.assert(
      fc.property(columns, column, (causes, output) => {
        const drivers = driversOf(causes, output);
        const sum = drivers.reduce((total, { share }) => total + share, 0);
        expect(drivers.length).toBe(causes.size);
        if (drivers.every(({ correlation }) => correlation === 0)) expect(sum).toBe(0);
        else expect(sum).toBeCloseTo(1, 12);
      }),
    );
  });

  it('puts the strongest cause first, with correlations from -1 to 1', () => {
    fc.assert(
      fc.property(columns, column, (causes, output) => {
        let last = Infinity;
        for (const { share, correlation } of driversOf(causes, output)) {
          expect(share).toBeLessThanOrEqual(last);
          expect(Math.abs(correlation)).toBeLessThanOrEqual(1 + 1e-12);
          last = share;
        }
      }),
    );
  });

  it('does not mind the order in which the causes come', () => {
    fc.assert(
      fc.property(columns, column, (causes, output) => {
        const backwards = driversOf(new Map(Array.from(causes).reverse()), output);
        for (const driver of driversOf(causes, output)) {
          const same = backwards.find(({ cause }) => cause === driver.cause);
          expect(same?.correlation).toBe(driver.correlation);
          expect(same?.share).toBeCloseTo(driver.share, 12);
        }
      }),
    );
  });
});
