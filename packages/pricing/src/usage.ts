import type { BillingUnit } from './billing-unit.ts';
import type { Ratio } from './ratio.ts';

/**
 * How much of each billing unit one request uses, as reported: a whole includes its parts,
 * so 500 input tokens of which 450 are cached is `input-token: 500, cached-input-token: 450`.
 */
export type Usage = ReadonlyMap<BillingUnit, Ratio>;
