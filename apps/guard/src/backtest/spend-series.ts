/** What was spent hour by hour, from a whole UTC hour on. */
export type SpendSeries = {
  readonly name: string;
  /** Series of one kind are scored together. */
  readonly kind: string;
  readonly start: Date;
  readonly dollars: Float64Array;
};
