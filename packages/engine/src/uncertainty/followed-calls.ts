import { multiply, ONE, type Ratio } from '@tollkeeper/pricing';

import { MOST_CALLS, MOST_TURNS } from '../estimation/contradiction.ts';
import type { Field } from '../estimation/field.ts';
import type { Workload } from '../estimation/workload.ts';
import { isGrowing } from '../estimation/workloads/agent.ts';

/** The inputs whose product is how many calls or turns are computed one by one; none where all are alike. */
export function followedBy({ kind, inputs }: Workload): readonly Field[] {
  if (kind === 'voice') return TURNS;
  return kind === 'agent' && isGrowing(inputs) ? CALLS : [];
}

/** The most calls or turns that are computed one by one within the ranges that are stated. */
export function statedCalls(workload: Workload): Ratio {
  return followedBy(workload)
    .flatMap((field) => workload.inputs[field] ?? [])
    .map(({ range, value }) => range?.high ?? value)
    .reduce(multiply, ONE);
}

/** Beyond this many calls or turns no work is computed, as `problemsOf` says. */
export function mostFollowed({ kind }: Workload): Ratio {
  return kind === 'voice' ? MOST_TURNS : MOST_CALLS;
}

const TURNS: readonly Field[] = ['minutesPerSession', 'turnsPerMinute'];
const CALLS: readonly Field[] = ['callsPerTask'];
