import { compare, ONE, type Ratio, ratio, subtract, sum, toNumber, ZERO } from '@tollkeeper/pricing';

import type { Assumed, Assumption, Range } from '../estimation/assumption.ts';
import { type Field, fieldDefinition } from '../estimation/field.ts';
import { type Scenario, withInputs } from '../estimation/scenario.ts';
import type { Column } from './column.ts';
import { normalDraws } from './draws.ts';
import { type Spread, spreadColumn } from './spread.ts';

/** How often the scenario is drawn, and from which seed; the same seed gives the same figures on every machine. */
export type Sampling = { readonly seed: number; readonly samples: number };

/** The inputs that are ranges, drawn: their columns, and the draws of each cause. */
export type SampledInputs = {
  /** The same scenario; its inputs are the keys of the columns. */
  readonly scenario: Scenario;
  readonly columns: ReadonlyMap<Assumed, Column>;
  readonly draws: ReadonlyMap<string, Float64Array>;
  /** The inputs that move with a cause. */
  readonly inputsOf: ReadonlyMap<string, readonly Assumption[]>;
};

/** Draws every input that is a range; inputs with the same cause move together. */
export function sampledInputs(scenario: Scenario, { seed, samples }: Sampling): SampledInputs {
  const columns = new Map<Assumed, Column>();
  const draws = new Map<string, Float64Array>();
  const inputsOf = new Map<string, Assumption[]>();
  const keyed = withInputs(scenario, (assumption) => {
    const { range } = assumption;
    if (range === undefined) return assumption;
    const cause = causeOf(assumption);
    const drawn = draws.get(cause) ?? normalDraws(cause, seed, samples);
    draws.set(cause, drawn);
    inputsOf.set(cause, [...(inputsOf.get(cause) ?? []), assumption]);
    columns.set(assumption, spreadColumn(spreadOf(assumption, range, scenario), drawn));
    return assumption;
  });
  return { scenario: keyed, columns, draws, inputsOf };
}

function spreadOf(assumption: Assumption, { low, high }: Range, scenario: Scenario): Spread {
  return {
    value: toNumber(assumption.value),
    low: toNumber(low),
    high: toNumber(high),
    least: toNumber(fieldDefinition(assumption.field).least),
    most: toNumber(mostOf(assumption, scenario)),
  };
}

/**
 * What makes an input vary. Users and their days are the same people in every workload that counts them; any other
 * input varies by itself unless a cause is stated.
 */
function causeOf({ range, field, workload }: Assumption): string {
  if (range?.cause !== undefined) return range.cause;
  return SHARED.includes(field) ? field : `${workload ?? 'all'}.${field}`;
}

/** The bound that no draw passes: the field's, and for shares of one whole what the others leave at their most. */
function mostOf(
  { field, workload, range, value }: Assumption,
  { workloads, inputs, retries }: Scenario,
): Ratio {
  const { most } = fieldDefinition(field);
  if (field === 'retryRate' && retries === 'until-success') return halfway(range?.high ?? value, ONE);
  if (field === 'callsPerTask') return MOST_CALLS;
  const whole = WHOLES.find((fields) => fields.includes(field));
  if (whole === undefined || workload === undefined) return most;
  const own = { ...inputs, ...workloads[workload]?.inputs };
  const others = whole.flatMap((each) => (each === field ? [] : (own[each] ?? [])));
  const left = subtract(ONE, sum(others.map((other) => other.range?.high ?? other.value)));
  return compare(left, ZERO) > 0 ? left : ZERO;
}

function halfway(a: Ratio, b: Ratio): Ratio {
  const total = sum([a, b]);
  return ratio(total.numerator, total.denominator * 2n);
}

const SHARED: readonly Field[] = ['users', 'activeDays'];
const WHOLES: readonly (readonly Field[])[] = [
  ['cachedShare', 'cacheWriteShare'],
  ['batchShare', 'flexShare', 'priorityShare'],
];
const MOST_CALLS = ratio(1_000n);
