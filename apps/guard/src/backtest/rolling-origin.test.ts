import { describe, expect, it } from 'vitest';

import { runsOf, trialsOf } from './rolling-origin.ts';
import type { SpendSeries } from './spend-series.ts';

const START = new Date('2026-06-01T00:00:00Z');

function series(hours: number, dollarsAt: (hour: number) => number): SpendSeries {
  const dollars = Float64Array.from({ length: hours }, (_, hour) => dollarsAt(hour));
  return { name: 'a', kind: 'a', start: START, dollars };
}

describe('trialsOf', () => {
  it('asks for budgets that end 4 to 220 hours later, and knows when they did', () => {
    const trials = trialsOf(series(56 * 24, () => 2));

    // From hour 672 to 1,124, every fifth.
    expect(trials).toHaveLength(91);
    for (const { dollars, endsIn } of trials) {
      expect(endsIn).toBeCloseTo(dollars / 2, 6);
      expect(endsIn).toBeGreaterThan(3.99);
      expect(endsIn).toBeLessThan(220.01);
    }
  });

  it('shows the past alone: five weeks up to the origin', () => {
    const trials = trialsOf(series(56 * 24, (hour) => hour + 1));

    for (const { past } of trials) {
      const origin = (past.until.getTime() - START.getTime()) / 3_600_000;
      expect(past.dollars.at(-1)).toBe(origin);
      expect(past.dollars.length).toBe(Math.min(origin, 840));
    }
  });

  it('asks nothing of a series that spends nothing, or is too short to say when a budget ended', () => {
    expect(trialsOf(series(56 * 24, () => 0))).toEqual([]);
    expect(trialsOf(series(28 * 24 + 219, () => 1))).toEqual([]);
  });
});

describe('runsOf', () => {
  it('polls a budget every four hours until it ends', () => {
    const runs = runsOf(series(56 * 24, () => 2));

    expect(runs).toHaveLength(3);
    for (const { trials } of runs) {
      const [first, last] = [trials[0]?.endsIn ?? 0, trials.at(-1)?.endsIn ?? 0];
      expect(first).toBeGreaterThanOrEqual(48);
      expect(trials).toHaveLength(Math.ceil(first / 4));
      expect(last).toBeGreaterThan(0);
      expect(last).toBeLessThanOrEqual(4.000001);
    }
  });

  it('has no runs where the series is too short', () => {
    expect(runsOf(series(28 * 24 + 219, () => 1))).toEqual([]);
  });
});
