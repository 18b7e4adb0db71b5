import {
  add,
  compare,
  divide,
  ONE,
  type Ratio,
  ratio,
  subtract,
  sum,
  toNumber,
  ZERO,
} from '@tollkeeper/pricing';

import type { Assumed, Assumption, Inputs } from '../estimation/assumption.ts';
import { type Field, fieldDefinition } from '../estimation/field.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { pricingsOf, type Workload } from '../estimation/workload.ts';
import { exp, ln } from './elementary.ts';
import { followedBy, mostFollowed, statedCalls } from './followed-calls.ts';
import { spreadColumn } from './spread.ts';

/**
 * The bound that no draw of an input passes: the field's, and what keeps every sample a scenario without
 * contradictions, whatever the other inputs are drawn as.
 *
 * What several inputs have in common, such as the whole that they are shares of, is left to them in equal parts
 * beyond their ranges.
 */
export function mostDrawn(assumption: Assumption, { workloads, inputs, retries }: Scenario): number {
  const { field, workload: place } = assumption;
  const { most } = fieldDefinition(field);
  if (field === 'retryRate' && retries === 'until-success') {
    return toNumber(divide(add(highOf(assumption), ONE), ratio(2n)));
  }
  const workload = place === undefined ? undefined : workloads[place];
  if (workload === undefined) return toNumber(most);
  if (followedBy(workload).includes(field)) return mostOfFollowed(assumption, workload);
  const shares = sharesWith(field, workload, inputs);
  return toNumber(shares === undefined ? most : mostOfShare(assumption, shares));
}

/** Computing call by call takes time, and what is beyond three standard deviations is one sample in 700. */
function mostOfFollowed({ field, value, range }: Assumption, workload: Workload): number {
  const [low, high] = [toNumber(range?.low ?? value), toNumber(range?.high ?? value)];
  const [tail = high] = spreadColumn(
    { value: toNumber(value), low, high, least: 0, most: toNumber(fieldDefinition(field).most) },
    Float64Array.of(3),
  );
  const factors = followedBy(workload).flatMap((each) => workload.inputs[each] ?? []);
  const left = toNumber(divide(mostFollowed(workload), statedCalls(workload)));
  return Math.min(tail, high * exp(ln(left) / rangedIn(factors)));
}

function mostOfShare(assumption: Assumption, shares: readonly Assumed[]): Ratio {
  const left = subtract(ONE, sum(shares.map(highOf)));
  if (compare(left, ZERO) <= 0) return highOf(assumption);
  return add(highOf(assumption), divide(left, ratio(BigInt(rangedIn(shares)))));
}

/** The shares of the whole that a field is a share of, its own among them. */
function sharesWith(field: Field, workload: Workload, whole: Inputs): readonly Assumed[] | undefined {
  if (field === 'fallbackShare') return pricingsOf(workload).flatMap(({ inputs }) => inputs[field] ?? []);
  const inputs = { ...whole, ...workload.inputs };
  return WHOLES.find((fields) => fields.includes(field))?.flatMap((each) => inputs[each] ?? []);
}

function rangedIn(inputs: readonly Assumed[]): number {
  return inputs.filter(({ range }) => range !== undefined).length;
}

function highOf({ range, value }: Assumed): Ratio {
  return range?.high ?? value;
}

const WHOLES: readonly (readonly Field[])[] = [
  ['cachedShare', 'cacheWriteShare'],
  ['batchShare', 'flexShare', 'priorityShare'],
];
