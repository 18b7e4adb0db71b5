import type { SpendPaths } from './spend-paths.ts';

/** Dollars that one case in ten stays below, half do, and nine in ten do. */
export type SpentQuantiles = { readonly p10: number; readonly p50: number; readonly p90: number };

/**
 * What several subjects will spend together until an instant; nothing where it cannot be foreseen of one of them.
 *
 * Each goes its own way: the first of one's paths is taken together with the first of another's.
 */
export function spentAfterAll(
  subjects: readonly (SpendPaths | undefined)[],
  until: Date,
): SpentQuantiles | undefined {
  const known = subjects.filter((paths) => paths !== undefined);
  if (known.length === 0 || known.length < subjects.length) return undefined;
  const count = Math.max(...known.map((paths) => paths.count));
  const sums = Float64Array.from({ length: count }, (_, path) =>
    known.reduce((sum, paths) => {
      const hours = Math.max(0, (until.getTime() - paths.from.getTime()) / HOUR);
      return sum + paths.spentAfter(path % paths.count, hours);
    }, 0),
  ).sort();
  const at = (share: number): number => sums[Math.floor(share * (count - 1) + 0.5)] ?? 0;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

const HOUR = 3_600_000;
