import type { HourlySpend } from './hourly-spend.ts';

/** 24 hours in a row of the past, and the factor that brings them to the level of spending now. */
export type DayBlock = {
  readonly start: number;
  readonly daysAgo: number;
  readonly hours: Float64Array;
  readonly scale: number;
};

/**
 * Cuts the last 28 days into blocks that end when the history ends, the latest first.
 *
 * The level of a time is what was spent in the two days before it, over what is usual in these hours of a week;
 * half a usual day more on both sides keeps quiet times from making levels of their own.
 */
export function dayBlocks({ until, dollars }: HourlySpend): readonly DayBlock[] {
  const usual = usualSpend(dollars);
  const mean = dollars.reduce((sum, each) => sum + each, 0) / dollars.length;
  const levelAt = (end: number): number => {
    const from = Math.max(0, end - LEVEL_HOURS);
    return (sumOf(dollars, from, end) + PRIOR_HOURS * mean) / (sumOf(usual, from, end) + PRIOR_HOURS * mean);
  };
  const now = levelAt(dollars.length);
  return Array.from({ length: Math.min(MOST_BLOCKS, Math.floor(dollars.length / 24)) }, (_, daysAgo) => {
    const first = dollars.length - (daysAgo + 1) * 24;
    return {
      start: until.getTime() - (daysAgo + 1) * DAY,
      daysAgo,
      hours: dollars.subarray(first, first + 24),
      scale: Math.min(MOST_SCALE, Math.max(LEAST_SCALE, now / levelAt(first))),
    };
  });
}

/** What each hour would have cost in a usual week: the mean of its hour of the week, drawn to that of its hour of the day. */
function usualSpend(dollars: Float64Array): Float64Array {
  const [week, day] = [meansBy(dollars, WEEK), meansBy(dollars, 24)];
  const usual = week.map(({ sum, count }, hour) => {
    const ofDay = day[hour % 24] as Mean;
    return (sum + (WEIGHT_OF_DAY * ofDay.sum) / ofDay.count) / (count + WEIGHT_OF_DAY);
  });
  return Float64Array.from({ length: dollars.length }, (_, index) => usual[index % WEEK] ?? 0);
}

type Mean = { sum: number; count: number };

function meansBy(dollars: Float64Array, cycle: number): readonly Mean[] {
  const means = Array.from({ length: cycle }, (): Mean => ({ sum: 0, count: 0 }));
  dollars.forEach((each, index) => {
    const mean = means[index % cycle] as Mean;
    mean.sum += each;
    mean.count += 1;
  });
  return means;
}

function sumOf(values: Float64Array, from: number, end: number): number {
  let sum = 0;
  for (let index = from; index < end; index += 1) sum += values[index] ?? 0;
  return sum;
}

const DAY = 86_400_000;
const WEEK = 168;
const MOST_BLOCKS = 28;
const LEVEL_HOURS = 48;
const PRIOR_HOURS = 12;

/** In weeks: enough for hours that were seen once, and little where quiet weekends would be drawn to busy days. */
const WEIGHT_OF_DAY = 0.25;
const LEAST_SCALE = 0.2;
const MOST_SCALE = 8;
