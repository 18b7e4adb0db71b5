import { describe, expect, it } from 'vitest';

import { normalDraws } from './draws.ts';
import { type Spread, spreadColumn } from './spread.ts';

const Z90 = 1.2815515655446004;
const draws = Float64Array.of(-2 * Z90, -Z90, 0, Z90, 2 * Z90);

describe('spreadColumn', () => {
  it('multiplies by a factor per deviation, one below the median and one above', () => {
    // 100 / 2 / 2, 100 / 2, 100, 100 · 3, 100 · 3 · 3
    expectColumn({ value: 100, low: 50, high: 300, least: 0, most: 1e6 }, [25, 50, 100, 300, 900]);
  });

  it('goes down in a straight line to a low of zero, where no factor leads, and up by factors still', () => {
    expectColumn({ value: 100, low: 0, high: 300, least: -1e6, most: 1e6 }, [-100, 0, 100, 300, 900]);
  });

  it('goes in straight lines from a median of zero, or of less', () => {
    expectColumn({ value: 0, low: -1, high: 4, least: -9, most: 9 }, [-2, -1, 0, 4, 8]);
    expectColumn({ value: -10, low: -20, high: 5, least: -99, most: 99 }, [-30, -20, -10, 5, 20]);
  });

  it('never passes its bounds', () => {
    expectColumn({ value: 100, low: 50, high: 300, least: 40, most: 400 }, [40, 50, 100, 300, 400]);
  });

  it('stays at its value, to the last digit, when nothing is uncertain', () => {
    const column = spreadColumn({ value: 0.1, low: 0.1, high: 0.1, least: 0, most: 1 }, draws);
    expect(Array.from(column)).toEqual([0.1, 0.1, 0.1, 0.1, 0.1]);
  });

  it('holds to the last bit, on this machine and on every other', () => {
    const spread = { value: 100, low: 50, high: 300, least: 0, most: 1e6 };
    const column = spreadColumn(spread, normalDraws('price', 7, 20_000));
    expect(column.reduce((sum, figure) => sum + figure, 0)).toBe(3_003_921.0580481263);
  });

  it('leaves the draws as they are', () => {
    const given = draws.slice();
    spreadColumn({ value: 100, low: 50, high: 300, least: 0, most: 1e6 }, given);
    expect(given).toEqual(draws);
  });

  it.each([
    { value: 1, low: 2, high: 3, least: 0, most: 9 },
    { value: 4, low: 2, high: 3, least: 0, most: 9 },
    { value: 2, low: 1, high: 3, least: 9, most: 0 },
    { value: NaN, low: 1, high: 3, least: 0, most: 9 },
  ])('refuses $low, $value, $high within $least and $most, and names them', (spread) => {
    const { value, low, high, least, most } = spread;
    expect(() => spreadColumn(spread, draws)).toThrow(
      `has low ${low}, value ${value}, high ${high}, least ${least}, most ${most}`,
    );
  });
});

function expectColumn(spread: Spread, expected: readonly number[]): void {
  for (const [at, figure] of spreadColumn(spread, draws).entries())
    expect(figure).toBeCloseTo(expected[at] ?? NaN, 10);
}
