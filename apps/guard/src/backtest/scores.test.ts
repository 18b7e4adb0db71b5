import { describe, expect, it } from 'vitest';

import { archetypes } from './archetypes.ts';
import { METHODS, type Method } from './methods.ts';
import { scoresOf } from './scores.ts';
import type { SpendSeries } from './spend-series.ts';

const STEADY: SpendSeries = {
  name: 'steady',
  kind: 'steady',
  start: new Date('2026-06-01T00:00:00Z'),
  dollars: new Float64Array(56 * 24).fill(2),
};

/** Sees what is true of a series that spends $2 an hour, times a factor. */
function seer(factor: number, hasInterval = false): Method {
  return {
    name: 'seer',
    hasInterval,
    warnsAt: 0.5,
    learn: () => (dollars) => ({
      hoursAt: (share) => (dollars / 2) * factor * (0.5 + share),
      chanceWithin: (hours) => ((dollars / 2) * factor <= hours ? 1 : 0),
    }),
  };
}

function methodCalled(name: string): Method {
  const method = METHODS.find((each) => each.name === name);
  if (method === undefined) throw new Error(`no method "${name}"`);
  return method;
}

describe('scoresOf', () => {
  it('finds no fault with a method that sees the future', () => {
    const { leadTime, ...scores } = scoresOf(seer(1, true), [STEADY]);

    expect(scores).toEqual({
      method: 'seer',
      forecasts: 91,
      coverage: 1,
      medianLogError: expect.closeTo(0, 9),
      recall: 1,
      falsePages: 0,
      brier: 0,
    });
    // Polled every four hours, it warns at the first poll within a day.
    expect(leadTime?.p10).toBeGreaterThanOrEqual(20);
    expect(leadTime?.p50).toBeLessThanOrEqual(24);
  });

  it('counts ends outside the interval, and pages too early', () => {
    // At a tenth of the truth, the interval is 6% to 14% of it; all that end within 240 hours are warned of.
    expect(scoresOf(seer(0.1, true), [STEADY])).toMatchObject({
      coverage: 0,
      medianLogError: expect.closeTo(Math.LN10, 6),
      recall: 1,
      falsePages: 1,
    });
  });

  it('counts a run without a warning as no lead at all', () => {
    expect(scoresOf(seer(1000), [STEADY])).toMatchObject({
      recall: 0,
      falsePages: 0,
      leadTime: { p10: 0, p50: 0 },
    });
  });

  it('has no coverage for a method without an interval', () => {
    expect(scoresOf(seer(1), [STEADY])).not.toHaveProperty('coverage');
  });

  it.each(METHODS)('knows when steady spending ends: $name', (method) => {
    const { medianLogError, recall, falsePages } = scoresOf(method, [STEADY]);

    // A straight line is right about it; the guard allows for noise around it.
    expect(medianLogError).toBeLessThan(0.02);
    expect(recall).toBeGreaterThan(0.95);
    expect(falsePages).toBe(0);
  });

  it('holds the interval of the guard between 72% and 88%, and its pages in bounds, on spending of all kinds', () => {
    const series = [1, 2].flatMap(archetypes);
    const half = scoresOf(methodCalled('day blocks, half'), series);
    const quarter = scoresOf(methodCalled('day blocks, quarter'), series);

    expect(half.coverage).toBeGreaterThan(0.72);
    expect(half.coverage).toBeLessThan(0.88);
    expect(half.falsePages).toBeLessThan(0.05);
    expect(quarter.falsePages).toBeLessThan(0.1);
    expect(quarter.recall).toBeGreaterThan(0.88);
  });

  it('finds the guard closer than every simple method on spending of all kinds', () => {
    const series = archetypes(3);
    const [guard, , ...simple] = METHODS.map((method) => scoresOf(method, series));

    expect(simple).toHaveLength(5);
    for (const { medianLogError, brier } of simple) {
      expect(guard?.medianLogError).toBeLessThan(medianLogError ?? 0);
      expect(guard?.brier).toBeLessThan(brier ?? 0);
    }
  });
});
