import type { Money, Ratio } from '@tollkeeper/pricing';

import type { Severity } from './severity.ts';

/** What a figure has to reach for a severity, as the rule has it. */
export type Threshold =
  /** A share of a limit, or of a plan. */
  | { readonly kind: 'share'; readonly from: Ratio }
  /** So many times as fast, or as much, as is right. */
  | { readonly kind: 'factor'; readonly from: Ratio }
  | { readonly kind: 'dollars'; readonly below: Money }
  /** Time left, in hours; for a chance, so much of it within those hours. */
  | { readonly kind: 'hours'; readonly below: number }
  | { readonly kind: 'chance'; readonly from: number; readonly withinHours: Horizon }
  | { readonly kind: 'count'; readonly from: number };

/** A severity that begins at a threshold of one kind. */
export type LevelOf<Kind extends Threshold['kind']> = Extract<Threshold, { readonly kind: Kind }> & {
  readonly severity: Severity;
};

/** The hours for which a forecast says how likely the end is. */
export type Horizon = 4 | 24 | 72 | 168;
