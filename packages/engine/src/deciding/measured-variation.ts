import { compare, divide, type Ratio, ratio, ZERO } from '@tollkeeper/pricing';

import { countText } from './input-text.ts';
import type { Tried } from './measured-inputs.ts';
import { rootOf, varianceOf } from './measured-statistics.ts';
import { costSum, type ObservedSum, type PilotObservation } from './pilot-observation.ts';
import type { Variation } from './sample-size.ts';

/**
 * How much the cost of single runs differed in a pilot, s / mean, for the next one; absent where it cannot be told.
 *
 * Where the squares of the costs are unknown, it is at most that of the tokens: a sum differs, as a share of its mean,
 * no more than the part of it that differs most.
 */
export function measuredVariation(
  observed: PilotObservation,
  { unit, workload: { kind } }: Tried,
): Variation | undefined {
  const { runs, day } = observed;
  const over = `measured over ${countText(ratio(runs))} ${unit.many}, ${day}`;
  const costs = costSum(observed);
  if (costs?.squares !== undefined) return variationOf([costs], runs, `${over}: the costs of single runs`);
  const tokens = [observed.inputTokens, observed.outputTokens];
  if (kind !== 'text') return undefined;
  return variationOf(tokens, runs, `${over}: at most that of the tokens that differ most`);
}

function variationOf(
  sums: readonly (ObservedSum | undefined)[],
  runs: bigint,
  reason: string,
): Variation | undefined {
  const known = sums.flatMap((sum) => (sum?.squares === undefined ? [] : [sum]));
  if (runs < 2n || known.length < sums.length) return undefined;
  const [largest = ZERO] = known.map((sum) => relative(sum, runs)).toSorted((a, b) => compare(b, a));
  return { value: largest, reason };
}

function relative(sum: ObservedSum, runs: bigint): Ratio {
  const mean = divide(sum.total, ratio(runs));
  if (compare(mean, ZERO) === 0) return ZERO;
  return rootOf(divide(divide(varianceOf(sum, runs), mean), mean));
}
