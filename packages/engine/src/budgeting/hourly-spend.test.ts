import { describe, expect, it } from 'vitest';

import { hourlySpend } from './hourly-spend.ts';

function at(hour: number): Date {
  return new Date(Date.UTC(2026, 10, 16, 0, hour * 60));
}

function curve(...points: readonly (readonly [hour: number, dollars: number])[]) {
  return points.map(([hour, dollars]) => ({ at: at(hour), dollars }));
}

describe('hourlySpend', () => {
  it('counts whole hours back from the last point and drops the piece before them', () => {
    // 2.5 hours: the first half hour is dropped. From 0.5 to 1.5: 1 of the first gap of 1.5 hours and $1.50.
    const { until, dollars } = hourlySpend(curve([0, 0], [1.5, 1.5], [2.5, 6.5]));

    expect(until).toEqual(at(2.5));
    expect([...dollars]).toEqual([1, 5]);
  });

  it('spreads a long gap evenly while no day was seen closely', () => {
    expect([...hourlySpend(curve([0, 0], [24, 48])).dollars]).toEqual(new Array(24).fill(2));
  });

  it('spreads a long gap like the hours of the day that were seen closely', () => {
    // A day seen hour by hour, with $10 between 9 and 10 and nothing else; then a day of $20 seen at its end only.
    const seen = Array.from({ length: 25 }, (_, hour) => [hour, hour >= 10 ? 10 : 0] as const);
    const { dollars } = hourlySpend(curve(...seen, [48, 30]));

    // Weights: 1 + 0.002 for the ninth hour and 0.002 for each of 24: 20 × 1.002 / 1.048.
    expect(dollars[24 + 9]).toBeCloseTo(19.122, 3);
    expect(dollars.subarray(24).reduce((sum, each) => sum + each, 0)).toBeCloseTo(20, 9);
  });

  it('keeps five weeks', () => {
    const { dollars } = hourlySpend(curve([0, 0], [2000, 2000]));

    expect(dollars.length).toBe(840);
    expect(dollars[0]).toBeCloseTo(1, 9);
  });

  it('is empty without two points', () => {
    expect(hourlySpend([]).dollars.length).toBe(0);
    expect(hourlySpend(curve([5, 7])).dollars.length).toBe(0);
  });
});
