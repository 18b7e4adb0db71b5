import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { balanceOf, burn, buy, expire, noCredits, refund, transfer } from './credit-lots.ts';

const action = fc.record({
  kind: fc.constantFrom('buy', 'burn', 'refund', 'transfer', 'expire'),
  amount: fc.bigInt({ min: 0n, max: 10n ** 14n }),
  day: fc.integer({ min: 0, max: 900 }),
});

describe('balanceOf', () => {
  it('is always what was granted less what was spent', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const credits = noCredits();
        let spent = 0n;
        for (const { kind, amount, day } of actions) {
          const at = new Date(day * 86_400_000);
          if (kind === 'buy') buy(credits, amount, at);
          if (kind === 'refund') refund(credits, amount);
          if (kind === 'transfer') transfer(credits, amount);
          if (kind === 'expire') expire(credits, at);
          if (kind === 'burn') {
            burn(credits, amount);
            spent += amount;
          }
          expect(balanceOf(credits)).toBe(credits.granted - spent);
          expect(credits.lots.every(({ left, bought }) => left >= 0n && left <= bought)).toBe(true);
        }
      }),
    );
  });
});
