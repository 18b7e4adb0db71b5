import { describe, expect, it } from 'vitest';

import type { SpendPaths } from './spend-paths.ts';
import { spentAfterAll } from './spent-after-all.ts';

const FROM = new Date('2026-11-21T00:00:00Z');
const UNTIL = new Date('2026-11-21T10:00:00Z');

/** Path 0 spends `least` dollars an hour, and each next one a dollar more. */
function paths(count: number, least: number): SpendPaths {
  const paceOf = (path: number): number => least + path;
  return {
    basis: 'pace',
    count,
    from: FROM,
    hoursTo: (path, dollars) => dollars / paceOf(path),
    spentAfter: (path, hours) => paceOf(path) * hours,
  };
}

describe('spentAfterAll', () => {
  it('adds up the subjects path by path', () => {
    // 11 paths at 0 to 10 dollars an hour and 11 at 5 to 15, over 10 hours: 50 to 250 in steps of 20.
    expect(spentAfterAll([paths(11, 0), paths(11, 5)], UNTIL)).toEqual({ p10: 70, p50: 150, p90: 230 });
  });

  it('begins a shorter list of paths again', () => {
    // 1 path at $1 and 11 at 0 to 10.
    expect(spentAfterAll([paths(1, 1), paths(11, 0)], UNTIL)?.p50).toBe(60);
  });

  it('spends nothing before it begins', () => {
    expect(spentAfterAll([paths(11, 5)], FROM)).toEqual({ p10: 0, p50: 0, p90: 0 });
  });

  it('knows nothing where one of them cannot be foreseen', () => {
    expect(spentAfterAll([paths(11, 0), undefined], UNTIL)).toBeUndefined();
    expect(spentAfterAll([], UNTIL)).toBeUndefined();
  });
});
