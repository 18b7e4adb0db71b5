import { describe, expect, it } from 'vitest';

import { normalDraws } from './draws.ts';
import { driversOf } from './drivers.ts';
import { spreadColumn } from './spread.ts';

describe('driversOf', () => {
  it('squares the rank correlations and divides them by their sum', () => {
    const output = Float64Array.of(1, 2, 3, 4, 5);
    const same = Float64Array.of(10, 20, 30, 40, 50);
    const mixed = Float64Array.of(20, 10, 30, 50, 40);
    // Rank differences 1, 1, 0, 1, 1: 1 - 6 · 4 / (5 · 24) = 0.8; shares 1 / 1.64 and 0.64 / 1.64.
    const drivers = driversOf(
      new Map([
        ['mixed', mixed],
        ['same', same],
      ]),
      output,
    );
    expect(drivers.map(({ cause }) => cause)).toEqual(['same', 'mixed']);
    expect(drivers.map(({ correlation }) => correlation)).toEqual([1, 0.8]);
    expect(drivers[0]?.share).toBeCloseTo(0.609756, 6);
    expect(drivers[1]?.share).toBeCloseTo(0.390244, 6);
  });

  it('counts a cause that lowers the output by its strength, and keeps its sign', () => {
    const output = Float64Array.of(1, 2, 3);
    expect(driversOf(new Map([['discount', Float64Array.of(9, 5, 1)]]), output)).toEqual([
      { cause: 'discount', share: 1, correlation: -1 },
    ]);
  });

  it('puts equal shares in the order of their names', () => {
    const column = Float64Array.of(1, 2, 3);
    const drivers = driversOf(
      new Map([
        ['b', column],
        ['a', column],
        ['B', column],
      ]),
      column,
    );
    expect(drivers.map(({ cause }) => cause)).toEqual(['B', 'a', 'b']);
  });

  it('gives every cause a share of zero when the output is constant, and a constant cause always', () => {
    const column = Float64Array.of(1, 2, 3);
    const constant = Float64Array.of(4, 4, 4);
    expect(driversOf(new Map([['a', column]]), constant)).toEqual([{ cause: 'a', share: 0, correlation: 0 }]);
    expect(
      driversOf(
        new Map([
          ['a', constant],
          ['b', column],
        ]),
        column,
      )[1],
    ).toEqual({ cause: 'a', share: 0, correlation: 0 });
    expect(driversOf(new Map(), column)).toEqual([]);
  });

  it('splits a product of factors nearly as their logarithms split its variance, long tails or not', () => {
    const tokens = spread('tokens', 10);
    const retries = spread('retries', 10 ** 0.5);
    const output = tokens.map((each, at) => each * (retries[at] ?? NaN));
    const drivers = driversOf(
      new Map([
        ['tokens', tokens],
        ['retries', retries],
      ]),
      output,
    );
    // Standard deviations of the logarithms as 2 to 1: variances as 4 to 1.
    expect(drivers[0]?.cause).toBe('tokens');
    expect(Math.abs((drivers[0]?.share ?? 0) - 0.8)).toBeLessThan(0.02);
  });

  it('refuses a cause with other draws than the output', () => {
    expect(() => driversOf(new Map([['a', new Float64Array(2)]]), new Float64Array(3))).toThrow(
      'cause "a" has 2 draws, and the output 3',
    );
  });
});

function spread(cause: string, factor: number): Float64Array {
  const ends = { low: 1 / factor, high: factor, least: 0, most: 1e9 };
  return spreadColumn({ value: 1, ...ends }, normalDraws(cause, 1, 20_000));
}
