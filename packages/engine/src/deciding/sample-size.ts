import {
  compare,
  divide,
  exact,
  multiply,
  ONE,
  type Ratio,
  ratio,
  subtract,
  toNumber,
  ZERO,
} from '@tollkeeper/pricing';

import type { Workload, WorkloadKind } from '../estimation/workload.ts';
import type { Percentiles } from '../uncertainty/estimate-range.ts';
import { Z90 } from './z90.ts';

/** How much the cost of one run differs from run to run: its standard deviation, as a multiple of its mean. */
export type Variation = { readonly value: Ratio; readonly reason: string };

/**
 * Counts the runs after which the mean cost is within `precision` of the true one in nine pilots of ten:
 * (z · variation / precision)² with z = 1.645 (W. G. Cochran, Sampling Techniques, 3rd edition, 1977, chapter 4),
 * and at least 30, below which the mean of costs that differ much is not nearly normal.
 */
export function sampleSize({ value }: Variation, precision: Ratio): bigint {
  const root = divide(multiply(Z90_BOTH_SIDES, value), precision);
  const { numerator, denominator } = multiply(root, root);
  const runs = (numerator + denominator - 1n) / denominator;
  return runs < LEAST_RUNS ? LEAST_RUNS : runs;
}

/** The larger of two: nobody has run too often who ran as often as either of them asks for. */
export function largerVariation(a: Variation, b: Variation): Variation {
  return compare(a.value, b.value) >= 0 ? a : b;
}

/** The variation that the ranges of the inputs give: of a normal spread, p90 − p10 is 2 × 1.2816 standard deviations. */
export function variationByRange({ p10, p90 }: Percentiles, mean: bigint): Variation {
  const deviation = divide(ratio(p90 - p10), multiply(exact(2), Z90));
  return {
    value: mean === 0n ? ZERO : divide(deviation, ratio(mean)),
    reason: 'from the ranges of the inputs: (p90 − p10) / (2 × 1.2816), as a share of the expected cost',
  };
}

/** The variation that is usual: a range is of an average, and says nothing about how single runs differ. */
export function variationByDefault({ kind, inputs }: Workload): Variation {
  const attempts = inputs.attemptsPerAccepted?.value ?? ONE;
  const rejects = compare(attempts, ONE) > 0;
  if ((kind === 'image' || kind === 'video') && rejects) {
    const value = exact(Math.sqrt(toNumber(subtract(attempts, ONE))).toFixed(4));
    return {
      value,
      reason: 'what a pilot finds out is which share is accepted, p = 1 / attempts: √((1 − p) / p)',
    };
  }
  return { value: ONE, reason: REASONS[kind] };
}

/** 90% of a normal distribution lie within this many standard deviations of its mean, 5% beyond on each side. */
const Z90_BOTH_SIDES = exact('1.645');
const LEAST_RUNS = 30n;

const ANSWERS =
  'answers are many short and few long, as an exponential distribution, whose standard deviation is its mean';
const LENGTHS =
  'lengths of talk are as those of telephone calls, exponential, and the standard deviation of that is its mean';
const HALF_ACCEPTED =
  'what a pilot finds out is which share is accepted; nothing is known of it, so one half: √((1 − ½) / ½)';

const REASONS: Readonly<Record<WorkloadKind, string>> = {
  text: ANSWERS,
  agent:
    'bands for coding tasks of 0.6, 1 and 3 times the middle (tokencast) have a standard deviation of about the mean',
  image: HALF_ACCEPTED,
  video: HALF_ACCEPTED,
  voice: LENGTHS,
  speech: LENGTHS,
  transcription: LENGTHS,
  subscription: 'a seat costs the same whatever it uses',
};
