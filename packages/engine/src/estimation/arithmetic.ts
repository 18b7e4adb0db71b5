import { add, compare, divide, multiply, ONE, type Ratio, subtract, ZERO } from '@tollkeeper/pricing';

import type { Assumed, Inputs } from './assumption.ts';
import type { Field } from './field.ts';

/**
 * The arithmetic in which work is computed: exact fractions for an estimate, columns of doubles for its samples.
 *
 * A workload is written once, in terms of it, so that a range can never rest on another formula than its estimate.
 */
export type Arithmetic<N> = {
  readonly constant: (value: Ratio) => N;
  readonly input: (assumed: Assumed) => N;
  readonly plus: (...terms: readonly N[]) => N;
  readonly minus: (from: N, amount: N) => N;
  readonly times: (...factors: readonly N[]) => N;
  readonly over: (dividend: N, divisor: N) => N;
  readonly smaller: (a: N, b: N) => N;
  readonly larger: (a: N, b: N) => N;
  /** `above` where `a` is above `b`, `otherwise` elsewhere. */
  readonly whereAbove: (a: N, b: N, choice: { readonly above: N; readonly otherwise: N }) => N;
  /** The least whole number that no value exceeds: how often a loop over calls must run. */
  readonly ceiling: (value: N) => number;
};

/** Reads the inputs of one workload in an arithmetic. */
export type Calculator<N> = Arithmetic<N> & {
  /** An input that the workload must have; throws when it has not, which `problemsOf` has ruled out. */
  readonly need: (field: Field) => N;
  /** An input, or what its absence stands for. */
  readonly optional: (field: Field, otherwise: Ratio) => N;
  readonly has: (field: Field) => boolean;
};

/** Reads inputs in an arithmetic; `read` collects the names of those that were asked for. */
export function calculatorOf<N>(
  arithmetic: Arithmetic<N>,
  inputs: Inputs,
  read: Set<Field> = new Set(),
): Calculator<N> {
  return {
    ...arithmetic,
    need: (field) => {
      read.add(field);
      const assumed = inputs[field];
      if (assumed === undefined) throw new Error(`the workload was found complete, yet it has no ${field}`);
      return arithmetic.input(assumed);
    },
    optional: (field, otherwise) => {
      read.add(field);
      const assumed = inputs[field];
      return assumed === undefined ? arithmetic.constant(otherwise) : arithmetic.input(assumed);
    },
    has: (field) => inputs[field] !== undefined,
  };
}

export const EXACTLY: Arithmetic<Ratio> = {
  constant: (value) => value,
  input: ({ value }) => value,
  plus: (...terms) => terms.reduce(add, ZERO),
  minus: subtract,
  times: (...factors) => factors.reduce(multiply, ONE),
  over: divide,
  smaller: (a, b) => (compare(a, b) <= 0 ? a : b),
  larger: (a, b) => (compare(a, b) >= 0 ? a : b),
  whereAbove: (a, b, { above, otherwise }) => (compare(a, b) > 0 ? above : otherwise),
  ceiling: ({ numerator, denominator }) => Number((numerator + denominator - 1n) / denominator),
};
