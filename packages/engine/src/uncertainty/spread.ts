import { exp, ln } from './elementary.ts';

/** What an uncertain figure may turn out to be: its median, its 10th and 90th percentile, and bounds it never passes. */
export type Spread = {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly least: number;
  readonly most: number;
};

/**
 * Turns standard normal draws into values of the figure, draw by draw.
 *
 * Two halves meet at the median, each stretched until its percentile fits: a value of 100 with a high of 300
 * is 100 · 3^(z / 1.28) above the median. A half is a power law wherever the percentiles have a ratio, since
 * usage and prices err by factors, and a straight line where one of them is zero or less.
 */
export function spreadColumn(spread: Spread, draws: Float64Array): Float64Array {
  assertOrdered(spread);
  const { value, low, high, least, most } = spread;
  const below = half(value, low);
  const above = half(value, high);
  const column = new Float64Array(draws.length);
  for (let at = 0; at < draws.length; at += 1) {
    const z = draws[at] as number;
    const { isFactor, slope } = z < 0 ? below : above;
    const distance = (z < 0 ? -z : z) * slope;
    const figure = isFactor ? value * exp(distance) : value + distance;
    column[at] = Math.max(least, Math.min(figure, most));
  }
  return column;
}

/** How far the figure moves from the median for each standard deviation: by a factor, or by a difference. */
type Half = { readonly isFactor: boolean; readonly slope: number };

function half(value: number, percentile: number): Half {
  const isFactor = value > 0 && percentile > 0;
  return { isFactor, slope: (isFactor ? ln(percentile / value) : percentile - value) / Z90 };
}

function assertOrdered({ value, low, high, least, most }: Spread): void {
  if (low <= value && value <= high && least <= most) return;
  throw new Error(
    `a spread needs low <= value <= high and least <= most, and has low ${low}, value ${value}, high ${high}, least ${least}, most ${most}`,
  );
}

/** Where the standard normal distribution has its 90th percentile. */
const Z90 = 1.2815515655446004;
