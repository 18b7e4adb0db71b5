import type { Money, Rate, Ratio } from '@tollkeeper/pricing';

/**
 * One row of an estimate. The layers never blend: `base` is volume × prices, `operations` what happens
 * around it (savings negative), `buffer` the planning margin.
 */
export type LineItem = {
  readonly layer: 'base' | 'operations' | 'buffer';
  readonly label: string;
  /** Total units of the row; absent where the row is a share of others. */
  readonly quantity?: Ratio;
  readonly rate?: Rate;
  /** The share that the row is of the sum above it, such as a retry rate. */
  readonly share?: Ratio;
  readonly cost: Money;
};
