import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { spendPaths } from './spend-paths.ts';

const HISTORY = fc
  .array(fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 100, noNaN: true })), {
    minLength: 1,
    maxLength: 400,
  })
  .map((dollars) => ({ until: new Date('2026-11-20T18:00:00Z'), dollars: Float64Array.from(dollars) }));

describe('spendPaths', () => {
  it('spends on each path, by the hour at which a budget ends, that budget', () => {
    fc.assert(
      fc.property(
        HISTORY,
        fc.double({ min: 0.01, max: 10_000, noNaN: true }),
        fc.nat(100),
        (spend, budget, path) => {
          const paths = spendPaths(spend, 'seed');
          if (paths === undefined) return;
          const end = paths.hoursTo(path, budget);
          if (!Number.isFinite(end)) return;
          expect(paths.spentAfter(path, end) / budget).toBeCloseTo(1, 6);
        },
      ),
    );
  });

  it('never ends a larger budget sooner', () => {
    fc.assert(
      fc.property(
        HISTORY,
        fc.double({ min: 0, max: 1000, noNaN: true }),
        fc.nat(100),
        (spend, budget, path) => {
          const paths = spendPaths(spend, 'seed');
          if (paths === undefined) return;
          expect(paths.hoursTo(path, budget * 1.5)).toBeGreaterThanOrEqual(paths.hoursTo(path, budget));
        },
      ),
    );
  });
});
