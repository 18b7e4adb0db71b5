import { describe, expect, it } from 'vitest';

import { ranksOf } from './ranks.ts';

describe('ranksOf', () => {
  it('counts the smaller values', () => {
    expect(Array.from(ranksOf(Float64Array.of(30, -10, 20)))).toEqual([2, 0, 1]);
  });

  it('gives equal values the mean of their ranks', () => {
    expect(Array.from(ranksOf(Float64Array.of(7, 5, 9, 7)))).toEqual([1.5, 0, 3, 1.5]);
    expect(Array.from(ranksOf(Float64Array.of(4, 4, 4)))).toEqual([1, 1, 1]);
  });

  it('tells small values apart however far the largest lies', () => {
    expect(Array.from(ranksOf(Float64Array.of(1e6, 1, 3, 2)))).toEqual([3, 0, 2, 1]);
  });

  it('takes values for equal that differ by far less than 1/256 of their distance from the least', () => {
    expect(Array.from(ranksOf(Float64Array.of(0, 500, 500.1, 1_000)))).toEqual([0, 1.5, 1.5, 3]);
  });

  it('has nothing to rank in an empty column', () => {
    expect(ranksOf(new Float64Array(0))).toEqual(new Float64Array(0));
  });
});
