import { describe, expect, it } from 'vitest';

import { percentiles } from './percentile.ts';

describe('percentiles', () => {
  it('interpolates between the two values around the place', () => {
    // Place (4 - 1) · 50 % = 1.5, half-way from 2 to 3; (4 - 1) · 90 % = 2.7, seven tenths of the way from 3 to 4.
    const [p50, p90] = percentiles(Float64Array.of(4, 1, 3, 2), [50, 90]);
    expect(p50).toBe(2.5);
    expect(p90).toBeCloseTo(3.7, 12);
  });

  it('finds the least at 0, the most at 100, and a value itself where the place is whole', () => {
    expect(percentiles(Float64Array.of(30, 10, 20), [0, 50, 100])).toEqual([10, 20, 30]);
  });

  it('sorts numbers as numbers', () => {
    expect(percentiles(Float64Array.of(10, 9, -1), [0, 50, 100])).toEqual([-1, 9, 10]);
  });

  it('answers in the order of the question, and finds a lone value everywhere', () => {
    expect(percentiles(Float64Array.of(1, 2), [100, 0])).toEqual([2, 1]);
    expect(percentiles(Float64Array.of(5), [0, 37, 100])).toEqual([5, 5, 5]);
  });

  it('leaves the column as it is', () => {
    const column = Float64Array.of(3, 1, 2);
    percentiles(column, [50]);
    expect(Array.from(column)).toEqual([3, 1, 2]);
  });

  it('has no answer for an empty column, or for a place outside of it, and says so', () => {
    expect(() => percentiles(new Float64Array(0), [50])).toThrow('an empty column has no percentiles');
    for (const wanted of [-1, 100.5, NaN]) {
      expect(() => percentiles(Float64Array.of(1), [wanted])).toThrow(
        `from 0 to 100, and ${wanted} does not`,
      );
    }
  });
});
