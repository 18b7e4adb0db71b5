import type { SpendPoint } from './spend-curve.ts';

/** What was spent in each of the last hours, the oldest first; the last one ends at `until`. */
export type HourlySpend = { readonly until: Date; readonly dollars: Float64Array };

/**
 * Cuts a curve into hours, counted back from its last point, of five weeks at the most.
 *
 * What was spent in a long gap is spread over its hours like the hours of the day that were seen closely, or evenly
 * as long as some hour of the day was never seen so.
 */
export function hourlySpend(curve: readonly SpendPoint[]): HourlySpend {
  const [first, last] = [curve[0], curve.at(-1)];
  if (first === undefined || last === undefined) return { until: new Date(0), dollars: new Float64Array(0) };
  const length = Math.min(MOST_HOURS, Math.floor((last.at.getTime() - first.at.getTime()) / HOUR));
  const start = last.at.getTime() - length * HOUR;
  const gaps = curve.slice(1).map((point, index) => gapBetween(curve[index] as SpendPoint, point, start));
  const dollars = new Float64Array(length);
  const seen = new Float64Array(length);
  for (const gap of gaps.filter((each) => !isLong(each))) {
    spread(gap, dollars, even);
    spread({ ...gap, dollars: gap.to - gap.from }, seen, even);
  }
  const hourOf = (index: number): number => new Date(start + (index + 0.5) * HOUR).getUTCHours();
  const weights = weightsOfDay(dollars, seen, hourOf);
  for (const gap of gaps.filter(isLong)) spread(gap, dollars, (index) => weights[hourOf(index)] ?? 1);
  return { until: last.at, dollars };
}

/** A stretch in hours since the start, and what was spent in it. */
type Gap = { readonly from: number; readonly to: number; readonly dollars: number };

function gapBetween(before: SpendPoint, after: SpendPoint, start: number): Gap {
  return {
    from: (before.at.getTime() - start) / HOUR,
    to: (after.at.getTime() - start) / HOUR,
    dollars: after.dollars - before.dollars,
  };
}

function isLong({ from, to }: Gap): boolean {
  return to - from > CLOSELY_SEEN;
}

function even(): number {
  return 1;
}

/** Adds the dollars of a gap to the hours that it touches; the part before the first hour is dropped. */
function spread(gap: Gap, into: Float64Array, weightOf: (index: number) => number): void {
  if (gap.dollars <= 0 || gap.to <= 0) return;
  const [first, end] = [Math.floor(gap.from), Math.min(into.length, Math.ceil(gap.to))];
  const shareOf = (index: number): number =>
    Math.max(0, Math.min(gap.to, index + 1) - Math.max(gap.from, index)) * weightOf(index);
  let whole = 0;
  for (let index = first; index < end; index += 1) whole += shareOf(index);
  for (let index = Math.max(0, first); index < end; index += 1) {
    into[index] = (into[index] ?? 0) + (gap.dollars * shareOf(index)) / whole;
  }
}

/** Relative weights of the hours of a UTC day; none weighs nothing, as it may have been idle by chance. */
function weightsOfDay(
  dollars: Float64Array,
  seen: Float64Array,
  hourOf: (index: number) => number,
): readonly number[] {
  const sums = Array.from({ length: 24 }, () => ({ dollars: 0, hours: 0 }));
  for (const [index, hours] of seen.entries()) {
    const sum = sums[hourOf(index)];
    if (sum === undefined) continue;
    sum.dollars += dollars[index] ?? 0;
    sum.hours += hours;
  }
  const means = sums.map((sum) => (sum.hours < LEAST_SEEN ? Number.NaN : sum.dollars / sum.hours));
  const whole = means.reduce((sum, mean) => sum + mean, 0);
  return whole > 0 ? means.map((mean) => mean + whole * LEAST_WEIGHT) : means.map(() => 1);
}

const HOUR = 3_600_000;

/** 28 days to draw from, and a week that tells the level of the oldest. */
const MOST_HOURS = 35 * 24;

/** In hours: a few missed polls leave the shape of the day readable. */
const CLOSELY_SEEN = 2;
const LEAST_SEEN = 0.5;
const LEAST_WEIGHT = 0.002;
