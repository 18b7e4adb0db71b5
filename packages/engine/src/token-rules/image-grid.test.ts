import { describe, expect, it } from 'vitest';

import { largestThat, scaled, squares, within } from './image-grid.ts';

describe('squares', () => {
  it('counts a square that is covered in part as a whole one', () => {
    // ⌈1,092 / 28⌉² = 39²; one pixel more is 40 × 39
    expect(squares({ width: 1_092, height: 1_092 }, 28)).toBe(1_521);
    expect(squares({ width: 1_093, height: 1_092 }, 28)).toBe(1_560);
  });
});

describe('scaled', () => {
  it('keeps the shape, in whole pixels, at least one', () => {
    expect(scaled({ width: 1_000, height: 333 }, 1, 2)).toEqual({ width: 500, height: 167 });
    expect(scaled({ width: 1_000, height: 1 }, 1, 10)).toEqual({ width: 100, height: 1 });
  });
});

describe('within', () => {
  it('scales down to the edge and never up', () => {
    expect(within({ width: 4_096, height: 2_048 }, 2_048)).toEqual({ width: 2_048, height: 1_024 });
    expect(within({ width: 100, height: 2_048 }, 2_048)).toEqual({ width: 100, height: 2_048 });
  });
});

describe('largestThat', () => {
  it('is the image itself where it fits', () => {
    expect(largestThat(() => true, { width: 30, height: 20 })).toEqual({ width: 30, height: 20 });
  });

  it('is the largest of the same shape otherwise', () => {
    const fits = ({ width }: { width: number }): boolean => width <= 17;
    expect(largestThat(fits, { width: 30, height: 20 })).toEqual({ width: 17, height: 11 });
  });
});
