import { toNumber } from '@tollkeeper/pricing';

import type { Arithmetic } from '../estimation/arithmetic.ts';
import type { Assumed } from '../estimation/assumption.ts';

/** One figure in every sample; a plain number where it is the same in all of them. */
export type Column = number | Float64Array;

/** The arithmetic of a workload, sample by sample; `sampled` are the inputs that differ between samples. */
export function columnArithmetic(sampled: ReadonlyMap<Assumed, Column>): Arithmetic<Column> {
  return {
    constant: toNumber,
    input: (assumed) => sampled.get(assumed) ?? toNumber(assumed.value),
    plus: (...terms) => terms.reduce(plus, 0),
    minus: (from, amount) => plus(from, times(amount, -1)),
    times: (...factors) => factors.reduce(times, 1),
    over: (dividend, divisor) => combined(dividend, divisor, (a, b) => a / b),
    smaller: (a, b) => combined(a, b, Math.min),
    larger: (a, b) => combined(a, b, Math.max),
    whereAbove: (a, b, choice) =>
      chosen(
        combined(a, b, (x, y) => (x > y ? 1 : 0)),
        choice,
      ),
    ceiling: (value) => Math.ceil(typeof value === 'number' ? value : value.reduce(larger)),
  };
}

// Sums and products are most of the work: loops of their own, which the engine can keep in registers.
export function plus(a: Column, b: Column): Column {
  if (typeof a === 'number') {
    if (typeof b === 'number') return a + b;
    return a === 0 ? b : raised(b, a);
  }
  if (typeof b === 'number') return b === 0 ? a : raised(a, b);
  const sum = new Float64Array(a.length);
  for (let sample = 0; sample < sum.length; sample += 1) {
    sum[sample] = (a[sample] as number) + (b[sample] as number);
  }
  return sum;
}

export function times(a: Column, b: Column): Column {
  if (typeof a === 'number') return typeof b === 'number' ? a * b : scaled(b, a);
  if (typeof b === 'number') return scaled(a, b);
  const product = new Float64Array(a.length);
  for (let sample = 0; sample < product.length; sample += 1) {
    product[sample] = (a[sample] as number) * (b[sample] as number);
  }
  return product;
}

/** One of two figures in each sample: the first where the flag is 1. */
export function chosen(
  flags: Column,
  { above, otherwise }: { readonly above: Column; readonly otherwise: Column },
): Column {
  if (typeof flags === 'number') return flags === 1 ? above : otherwise;
  return flags.map((flag, sample) => at(flag === 1 ? above : otherwise, sample));
}

/** Every sample of a figure, written out. */
export function written(column: Column, samples: number): Float64Array {
  return typeof column === 'number' ? new Float64Array(samples).fill(column) : column;
}

function at(column: Column, sample: number): number {
  return typeof column === 'number' ? column : (column[sample] as number);
}

function larger(a: number, b: number): number {
  return Math.max(a, b);
}

function raised(column: Float64Array, by: number): Float64Array {
  const sum = new Float64Array(column.length);
  for (let sample = 0; sample < sum.length; sample += 1) sum[sample] = (column[sample] as number) + by;
  return sum;
}

function scaled(column: Float64Array, factor: number): Column {
  if (factor === 0) return 0;
  if (factor === 1) return column;
  const product = new Float64Array(column.length);
  for (let sample = 0; sample < product.length; sample += 1) {
    product[sample] = (column[sample] as number) * factor;
  }
  return product;
}

function combined(a: Column, b: Column, join: (a: number, b: number) => number): Column {
  if (typeof a === 'number') return typeof b === 'number' ? join(a, b) : b.map((each) => join(a, each));
  if (typeof b === 'number') return a.map((each) => join(each, b));
  return a.map((each, sample) => join(each, b[sample] as number));
}
