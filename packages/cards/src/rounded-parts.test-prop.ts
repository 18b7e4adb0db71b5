import { type Money, ratio, roundHalfEven } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { roundedParts } from './rounded-parts.ts';

const DOLLAR = 10n ** 12n;
const CENT = DOLLAR / 100n;
const amount = fc
  .bigInt({ min: -1_000_000n * DOLLAR, max: 1_000_000n * DOLLAR })
  .map((each) => each as Money);

describe('roundedParts', () => {
  it('adds up to the sum in whole cents, with no part off by more than one', () => {
    fc.assert(
      fc.property(fc.array(amount), (others) => {
        const parts = [DOLLAR as Money, ...others];
        const rounded = roundedParts(parts);
        const sum = (each: readonly bigint[]): bigint => each.reduce((a, b) => a + b, 0n);
        expect(sum(rounded)).toBe(roundHalfEven(ratio(sum(parts), CENT)) * CENT);
        for (const [at, part] of parts.entries()) {
          const off = part - (rounded[at] ?? 0n);
          expect(off < 0n ? -off : off).toBeLessThanOrEqual(CENT);
        }
      }),
    );
  });
});
