import { compare, ONE } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cacheBreakEvens, cacheMultiple } from './cache-break-even.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const cents = fc.integer({ min: 1, max: 1_000 });
const dollars = (count: number): string => (count / 100).toFixed(2);

describe('cacheBreakEvens', () => {
  it('names the first number of requests that costs less than without a cache', () => {
    fc.assert(
      fc.property(cents, cents, cents, (plain, read, write) => {
        const rates = {
          'input-token': dollars(plain),
          'cached-input-token': dollars(read),
          'cache-write-5m-token': dollars(write),
        };
        const card = smallCatalog({ 'a/model': rates }).card('a/model');
        const [first] = card === undefined ? [] : cacheBreakEvens(card, 1_000);
        if (first === undefined) throw new Error('a card with all rates has a break-even');
        const saves = (requests: bigint) =>
          compare(cacheMultiple({ writes: 1n, reads: requests - 1n }, first), ONE) < 0;
        const { fromRequests } = first;
        if (fromRequests === undefined) expect(saves(10n ** 9n)).toBe(false);
        else
          expect([saves(fromRequests), fromRequests > 1n && saves(fromRequests - 1n)]).toEqual([true, false]);
      }),
    );
  });
});
