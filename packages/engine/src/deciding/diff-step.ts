import type { Basis } from './basis.ts';

/**
 * What sort of change it is: `price` the rates of another day or catalog; `volume` how many jobs there are;
 * `operations` what goes wrong around them, caches and service tiers; `model` who is paid, with stated prices;
 * `assumptions` every other input; `buffer`; and whole pieces of work `removed` or `added`.
 */
export type DiffKind =
  | 'removed'
  | 'price'
  | 'volume'
  | 'operations'
  | 'model'
  | 'assumptions'
  | 'buffer'
  | 'added';

/** One change on the way from one estimate to another, with the words for it. */
export type DiffStep = {
  readonly kind: DiffKind;
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly workload?: string;
  readonly made: (basis: Basis) => Basis;
};
