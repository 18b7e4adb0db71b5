import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { normalDraws } from './draws.ts';
import { standardNormal } from './normal.ts';

const cause = fc.string({ maxLength: 12 });
const seed = fc.integer();
const count = fc.integer({ min: 1, max: 500 });

describe('normalDraws', () => {
  it('draws exactly once from each of its equally likely strata', () => {
    fc.assert(
      fc.property(cause, seed, count, (each, from, size) => {
        const sorted = normalDraws(each, from, size).sort();
        for (let stratum = 0; stratum < size; stratum += 1) {
          const draw = sorted[stratum];
          if (stratum > 0) expect(draw).toBeGreaterThanOrEqual(standardNormal(stratum / size));
          if (stratum < size - 1) expect(draw).toBeLessThanOrEqual(standardNormal((stratum + 1) / size));
        }
      }),
    );
  });

  it('does not depend on the causes drawn before', () => {
    fc.assert(
      fc.property(cause, fc.array(cause), seed, (each, others, from) => {
        const alone = normalDraws(each, from, 100);
        for (const other of others) normalDraws(other, from, 100);
        expect(normalDraws(each, from, 100)).toEqual(alone);
      }),
      { numRuns: 30 },
    );
  });

  it('gives other draws for another cause, and for another seed', () => {
    fc.assert(
      fc.property(cause, cause, seed, (one, other, from) => {
        fc.pre(one !== other);
        expect(normalDraws(one, from, 20)).not.toEqual(normalDraws(other, from, 20));
        expect(normalDraws(one, from, 20)).not.toEqual(normalDraws(one, from + 1, 20));
      }),
    );
  });
});
