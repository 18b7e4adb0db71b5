import { describe, expect, it } from 'vitest';

import { normalDraws } from './draws.ts';

describe('normalDraws', () => {
  it('gives the same draws for the same seed and cause, on this machine and on every other', () => {
    // Estimates made earlier under a seed are repeatable only while these stay as they are.
    expect(Array.from(normalDraws('price', 7, 4))).toEqual([
      -0.09708264640462537, 0.8219528858140103, -0.754751140964616, 0.5269605062008695,
    ]);
    expect(Array.from(normalDraws('tokens', 7, 4))).toEqual([
      -0.44715469051902795, 0.18631754674765935, -3.180552937273721, 0.8345744537256031,
    ]);
    expect(Array.from(normalDraws('price', 8, 4))).toEqual([
      2.0067712264701147, -1.2598740638209818, -0.35290650161854414, 0.58614051376414,
    ]);
  });

  it('holds to the last bit in every stratum, the outermost included', () => {
    const draws = normalDraws('price', 7, 20_000);
    // A sum of squares in the order of the draws changes with any bit of any of them.
    expect(draws.reduce((sum, z) => sum + z * z, 0)).toBe(19_999.167362022396);
  });

  it('draws once from each of two halves, and so on both sides of the median', () => {
    const [first = 0, second = 0] = normalDraws('coin', 1, 2);
    expect(first * second).toBeLessThan(0);
  });

  it('has hardly any sampling error of its own', () => {
    const draws = normalDraws('tokens', 1, 20_000);
    let sum = 0;
    let squares = 0;
    for (const z of draws) {
      sum += z;
      squares += z * z;
    }
    // Plain draws would miss by about 0.007 and 0.01.
    expect(Math.abs(sum / 20_000)).toBeLessThan(1e-4);
    expect(Math.abs(squares / 20_000 - 1)).toBeLessThan(1e-3);
  });

  it('keeps causes, and seeds, independent of one another', () => {
    const columns = ['price', 'tokens', 'retries', 'cache'].map((cause) => normalDraws(cause, 1, 20_000));
    columns.push(normalDraws('price', 2, 20_000));
    for (const [at, one] of columns.entries()) {
      for (const other of columns.slice(at + 1)) {
        let product = 0;
        for (let draw = 0; draw < 20_000; draw += 1) product += (one[draw] ?? 0) * (other[draw] ?? 0);
        // Four standard errors of a correlation: 4 / √20,000.
        expect(Math.abs(product / 20_000)).toBeLessThan(0.0283);
      }
    }
  });

  it.each([0, -1, 1.5, NaN, 1_048_577])('makes no %d draws, and says so', (count) => {
    expect(() => normalDraws('price', 1, count)).toThrow(
      `draws are a whole number from 1 to 1048576, and ${count} is not`,
    );
  });
});
