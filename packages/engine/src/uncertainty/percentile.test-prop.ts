import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { percentiles } from './percentile.ts';

const column = fc.float64Array({ minLength: 1, maxLength: 50, min: -1e300, max: 1e300, noNaN: true });
const percentage = fc.double({ min: 0, max: 100, noNaN: true });

describe('percentiles', () => {
  it('gives a higher figure, or the same, for a higher percentage: p50 is at most p90', () => {
    fc.assert(
      fc.property(column, fc.array(percentage), (values, wanted) => {
        const rising = percentiles(
          values,
          [50, 90, ...wanted].sort((a, b) => a - b),
        );
        for (let at = 1; at < rising.length; at += 1) {
          expect(rising[at]).toBeGreaterThanOrEqual(rising[at - 1] ?? NaN);
        }
      }),
    );
  });

  it('stays from the least value to the most', () => {
    fc.assert(
      fc.property(column, percentage, (values, wanted) => {
        const [found] = percentiles(values, [wanted]);
        expect(found).toBeGreaterThanOrEqual(Math.min(...values));
        expect(found).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });

  it('does not mind the order of the column', () => {
    fc.assert(
      fc.property(column, percentage, (values, wanted) => {
        expect(percentiles(values.slice().reverse(), [wanted])).toEqual(percentiles(values, [wanted]));
      }),
    );
  });
});
