import type { Money, Rate, Ratio } from '@tollkeeper/pricing';

/** The layers of an estimate, in their order. */
export type Layer = 'base' | 'operations' | 'buffer' | 'fees';

/**
 * One row of an estimate. The layers never blend: `base` is volume × prices, `operations` what happens around it
 * (savings negative), `buffer` the planning margin, `fees` what it costs to pay.
 */
export type LineItem = {
  readonly layer: Layer;
  readonly label: string;
  /** Which workload it belongs to, by its place; absent for what holds for all of them. */
  readonly workload?: number;
  /** Total units of the row; absent where the row is a share of others. */
  readonly quantity?: Ratio;
  readonly rate?: Rate;
  /** The rates of a row that rests on several, such as those of a batch. */
  readonly rates?: readonly Rate[];
  /** The share that the row is of the sum above it, such as a retry rate. */
  readonly share?: Ratio;
  readonly cost: Money;
};

/** Every rate that a row rests on. */
export function ratesOfLine({ rate, rates = [] }: Pick<LineItem, 'rate' | 'rates'>): readonly Rate[] {
  return rate === undefined ? rates : [rate, ...rates];
}
