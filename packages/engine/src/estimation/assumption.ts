import type { Ratio } from '@tollkeeper/pricing';

import type { Field } from './field.ts';

/**
 * A number that an estimate rests on, and where it comes from: the person gave it, a default stands in for what
 * was not said, or it was measured.
 *
 * `reason` says why a default is what it is, how a given value was brought to its unit, or what was measured.
 */
export type Assumed = {
  readonly value: Ratio;
  readonly range?: Range;
} & (
  | { readonly origin: 'given'; readonly reason?: string }
  | { readonly origin: 'default' | 'measured'; readonly reason: string }
);

/**
 * How far a value may be off: one case in ten lies below `low`, one in ten above `high`.
 *
 * Ranges with the same `cause` move together, because they have one.
 */
export type Range = { readonly low: Ratio; readonly high: Ratio; readonly cause?: string };

/** An input of the scenario under its name; every number that an estimate rests on is one. */
export type Assumption = Assumed & {
  readonly field: Field;
  /** Which workload it belongs to, by its place; absent for what holds for all of them. */
  readonly workload?: number;
  /** Whose price or peculiarity it is, by the place in `pricingsOf`; absent for what is stated of the work itself. */
  readonly payee?: number;
};

/** The inputs of a workload or a scenario by their names; what is absent is no part of it. */
export type Inputs = { readonly [name in Field]?: Assumed };

export function given(value: Ratio, reason?: string): Assumed {
  return { origin: 'given', value, ...(reason === undefined ? {} : { reason }) };
}

export function byDefault(value: Ratio, reason: string): Assumed {
  return { origin: 'default', value, reason };
}

export function measured(value: Ratio, reason: string): Assumed {
  return { origin: 'measured', value, reason };
}
