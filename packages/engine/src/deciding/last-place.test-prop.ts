import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lastPlace } from './last-place.ts';

const anySearch = fc
  .tuple(fc.bigInt(0n, 10n ** 15n), fc.bigInt(0n, 10n ** 15n), fc.bigInt(0n, 10n ** 15n))
  .map((places) => places.toSorted((a, b) => (a < b ? -1 : Number(a > b))));

describe('lastPlace', () => {
  it('finds the last place at which it holds, and asks no more than twice about each digit', () => {
    fc.assert(
      fc.property(anySearch, ([first = 0n, limit = 0n, last = 0n]) => {
        let asked = 0;
        const found = lastPlace([first, last], (place) => {
          asked += 1;
          expect(place > first && place <= last).toBe(true);
          return place <= limit;
        });
        expect(found).toBe(limit);
        expect(asked).toBeLessThanOrEqual(2 * last.toString(2).length + 2);
      }),
    );
  });
});
