import type { Ratio } from '@tollkeeper/pricing';

import type { Field } from './field.ts';

/**
 * Where a value comes from: the person gave it, or a default stands in for what was not said.
 *
 * `reason` says why the default is what it is, or how a given value was brought to its unit.
 */
export type Assumed =
  | { readonly origin: 'given'; readonly value: Ratio; readonly reason?: string }
  | { readonly origin: 'default'; readonly value: Ratio; readonly reason: string };

/** An input of the scenario under its name; every number that an estimate rests on is one. */
export type Assumption = Assumed & { readonly field: Field };

export function given(value: Ratio, reason?: string): Assumed {
  return { origin: 'given', value, ...(reason === undefined ? {} : { reason }) };
}

export function byDefault(value: Ratio, reason: string): Assumed {
  return { origin: 'default', value, reason };
}
