import { toNumber } from '@tollkeeper/pricing';

import type { Assumed, Assumption, Range } from '../estimation/assumption.ts';
import { type Field, fieldDefinition } from '../estimation/field.ts';
import { type Scenario, withInputs } from '../estimation/scenario.ts';
import type { Column } from './column.ts';
import { normalDraws } from './draws.ts';
import { mostDrawn } from './most-drawn.ts';
import { type Spread, spreadColumn } from './spread.ts';

/** How often the scenario is drawn, and from which seed; the same seed gives the same figures on every machine. */
export type Sampling = { readonly seed: number; readonly samples: number };

/** The inputs that are ranges, drawn: their columns, and the draws of each cause. */
export type SampledInputs = {
  /** The same scenario; its inputs are the keys of the columns. */
  readonly scenario: Scenario;
  readonly samples: number;
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
  return { scenario: keyed, samples, columns, draws, inputsOf };
}

function spreadOf(assumption: Assumption, { low, high }: Range, scenario: Scenario): Spread {
  return {
    value: toNumber(assumption.value),
    low: toNumber(low),
    high: toNumber(high),
    least: toNumber(fieldDefinition(assumption.field).least),
    most: mostDrawn(assumption, scenario),
  };
}

/**
 * What makes an input vary. Users and their days are the same people in every workload that counts them; any other
 * input, such as the price of one of two payees, varies by itself unless a cause is stated.
 */
function causeOf({ range, field, workload, payee }: Assumption): string {
  if (range?.cause !== undefined) return range.cause;
  if (SHARED.includes(field)) return field;
  return `${workload ?? 'all'}.${field}${payee === undefined || payee === 0 ? '' : `.${payee}`}`;
}

const SHARED: readonly Field[] = ['users', 'activeDays'];
