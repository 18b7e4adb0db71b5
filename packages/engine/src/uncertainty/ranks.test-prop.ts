import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ranksOf } from './ranks.ts';

const column = fc.float64Array({ minLength: 1, maxLength: 60, min: -1e100, max: 1e100, noNaN: true });

describe('ranksOf', () => {
  it('never puts a smaller value above a larger one', () => {
    fc.assert(
      fc.property(column, (values) => {
        const ranks = ranksOf(values);
        const order = Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
        for (let at = 1; at < order.length; at += 1) {
          expect(ranks[order[at] ?? 0]).toBeGreaterThanOrEqual(ranks[order[at - 1] ?? 0] ?? NaN);
        }
      }),
    );
  });

  it('hands out all ranks, however they are shared', () => {
    fc.assert(
      fc.property(column, (values) => {
        const sum = ranksOf(values).reduce((total, rank) => total + rank, 0);
        expect(sum).toBe((values.length * (values.length - 1)) / 2);
      }),
    );
  });

  it('is exact for up to 256 equally spaced values', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Array.from({ length: 257 }, (_, at) => at)), (values) => {
        fc.pre(values.length > 0);
        const sorted = values.toSorted((a, b) => a - b);
        const expected = values.map((value) => sorted.indexOf(value));
        expect(Array.from(ranksOf(Float64Array.from(values)))).toEqual(expected);
      }),
    );
  });
});
