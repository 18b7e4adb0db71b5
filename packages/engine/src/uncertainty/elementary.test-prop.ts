import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { exp, ln } from './elementary.ts';

const exponent = fc.double({ min: -700, max: 700, noNaN: true });
const positive = fc.double({ min: 0, minExcluded: true, max: Number.MAX_VALUE, noNaN: true });

describe('exp', () => {
  it("agrees with the engine's own", () => {
    fc.assert(
      fc.property(exponent, (x) => {
        expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-15);
      }),
    );
  });

  it('never falls as its argument rises', () => {
    fc.assert(
      fc.property(exponent, fc.double({ min: 0, max: 1, noNaN: true }), (x, more) => {
        expect(exp(x + more)).toBeGreaterThanOrEqual(exp(x) * (1 - 1e-15));
      }),
    );
  });
});

describe('ln', () => {
  it("agrees with the engine's own", () => {
    fc.assert(
      fc.property(positive, (x) => {
        expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(1e-15 * Math.abs(Math.log(x)));
      }),
    );
  });

  it('agrees with it near one too, where little is left', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.7, max: 1.5, noNaN: true }), (x) => {
        expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(1e-15 * Math.abs(Math.log(x)));
      }),
    );
  });

  it('undoes exp', () => {
    fc.assert(
      fc.property(exponent, (x) => {
        // A last bit of e^x is 1.1e-16 of its logarithm, however small that is.
        expect(Math.abs(ln(exp(x)) - x)).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(x)));
      }),
    );
  });
});
