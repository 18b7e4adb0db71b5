import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { randomFrom } from './random.ts';

describe('randomFrom', () => {
  it('stays strictly between 0 and 1, with no two numbers in a row alike', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer()), (seed) => {
        const random = randomFrom(seed);
        let last = 0;
        for (let at = 0; at < 50; at += 1) {
          const next = random();
          expect(next).toBeGreaterThan(0);
          expect(next).toBeLessThan(1);
          expect(next).not.toBe(last);
          last = next;
        }
      }),
    );
  });

  it('repeats itself under the same seed, and only under it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const [a, again, b] = [randomFrom(one), randomFrom(one), randomFrom(other)];
        const firsts = [a(), a(), a()];
        expect([again(), again(), again()]).toEqual(firsts);
        if (one !== other) expect([b(), b(), b()]).not.toEqual(firsts);
      }),
    );
  });
});
