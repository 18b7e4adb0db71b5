import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { normalDraws } from './draws.ts';
import { percentiles } from './percentile.ts';
import { type Spread, spreadColumn } from './spread.ts';

const DRAWS = normalDraws('figure', 1, 5_000);
const unbounded = { least: -Infinity, most: Infinity };

const factor = fc.double({ min: 1, max: 10, noNaN: true });
const byFactors: fc.Arbitrary<Spread> = fc
  .tuple(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), factor, factor)
  .map(([value, down, up]) => ({ value, low: value / down, high: value * up, ...unbounded }));

const amount = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
const byDifferences: fc.Arbitrary<Spread> = fc
  .tuple(amount, amount, amount)
  .map(([value, down, up]) => ({ value: -value, low: -value - down, high: -value + up, ...unbounded }));

const anySpread = fc.oneof(byFactors, byDifferences);

describe('spreadColumn', () => {
  it('has the percentiles that it was given', () => {
    fc.assert(
      fc.property(anySpread, (spread) => {
        const [low = NaN, middle = NaN, high = NaN] = percentiles(spreadColumn(spread, DRAWS), [10, 50, 90]);
        const tolerance =
          0.003 * Math.max(spread.high - spread.low, Math.abs(spread.value), Math.abs(spread.high));
        expect(Math.abs(low - spread.low)).toBeLessThanOrEqual(tolerance);
        expect(Math.abs(middle - spread.value)).toBeLessThanOrEqual(tolerance);
        expect(Math.abs(high - spread.high)).toBeLessThanOrEqual(tolerance);
      }),
    );
  });

  it('rises with the draw', () => {
    fc.assert(
      fc.property(anySpread, (spread) => {
        const column = spreadColumn(spread, DRAWS.slice().sort());
        for (let at = 1; at < column.length; at += 500) {
          expect(column[at]).toBeGreaterThanOrEqual(
            (column[at - 1] ?? NaN) - 1e-12 * Math.abs(column[at] ?? NaN),
          );
        }
      }),
    );
  });

  it('stays within its bounds', () => {
    fc.assert(
      fc.property(anySpread, (spread) => {
        const [least, most] = [spread.low, spread.high];
        for (const figure of spreadColumn({ ...spread, least, most }, DRAWS.subarray(0, 200))) {
          expect(figure).toBeGreaterThanOrEqual(least);
          expect(figure).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});
