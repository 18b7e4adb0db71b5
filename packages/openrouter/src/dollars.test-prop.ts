import { decimalUsd, type Money } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dollars } from './dollars.ts';

describe('dollars', () => {
  it('gives back every picodollar below $4,096, where doubles lie closer than picodollars', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -4_096n * 10n ** 12n, max: 4_096n * 10n ** 12n }), (picodollars) => {
        const written = JSON.parse(decimalUsd(picodollars as Money)) as number;
        expect(dollars(written)).toBe(picodollars);
      }),
    );
  });
});
