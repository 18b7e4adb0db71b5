/**
 * Finds the values below which the `wanted` percentages (0 to 100) of the column lie; the column is left as it is.
 *
 * Between two values it interpolates linearly: type 7 of R. J. Hyndman and Y. Fan, "Sample Quantiles in
 * Statistical Packages", The American Statistician 50 (1996) 361-365. Of 1, 2, 3, 4 the 50th is 2.5.
 */
export function percentiles(column: Float64Array, wanted: readonly number[]): readonly number[] {
  if (column.length === 0) throw new Error('an empty column has no percentiles');
  const sorted = column.slice().sort();
  return wanted.map((percentage) => percentileOf(sorted, percentage));
}

function percentileOf(sorted: Float64Array, percentage: number): number {
  if (!(percentage >= 0 && percentage <= 100)) {
    throw new Error(`a percentage lies from 0 to 100, and ${percentage} does not`);
  }
  const position = (percentage * (sorted.length - 1)) / 100;
  const index = Math.floor(position);
  const below = sorted[index] as number;
  if (position === index) return below;

  const above = sorted[index + 1] as number;
  const between = below + (position - index) * (above - below);
  // Rounding may carry the sum past its end, and a higher percentile would then be the lower figure.
  return Math.min(between, above);
}
