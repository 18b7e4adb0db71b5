import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { standardNormal } from './normal.ts';

const share = fc.double({ min: 1e-300, max: 1 - 2 ** -53, noNaN: true });

describe('standardNormal', () => {
  it('undoes the normal distribution', () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (z) => {
        const lower = normalCdf(-Math.abs(z));
        expect(Math.abs(standardNormal(lower) + Math.abs(z))).toBeLessThan(1e-9);
      }),
    );
  });

  it('is the same on both sides of the median', () => {
    fc.assert(
      // Halves of 2^-32, so that 1 - u is exact.
      fc.property(fc.integer({ min: 1, max: 2 ** 32 - 1 }), (step) => {
        const u = step / 2 ** 33;
        expect(standardNormal(1 - u)).toBe(-standardNormal(u));
      }),
    );
  });

  it('rises with the share', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [lower, upper] = a < b ? [a, b] : [b, a];
        // Neighbouring doubles may come out equal, or a rounding error apart.
        expect(standardNormal(lower)).toBeLessThanOrEqual(standardNormal(upper) + 1e-13);
      }),
    );
  });
});

/** Integrates the density from 12 standard deviations below up to `z` by Simpson's rule. */
function normalCdf(z: number): number {
  const steps = 4_000;
  const width = (z + 12) / steps;
  let sum = 0;
  for (let at = 0; at <= steps; at += 1) {
    const x = -12 + at * width;
    const weight = at === 0 || at === steps ? 1 : at % 2 === 1 ? 4 : 2;
    sum += weight * Math.exp((-x * x) / 2);
  }
  return (sum * width) / 3 / Math.sqrt(2 * Math.PI);
}
