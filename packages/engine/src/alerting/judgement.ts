import type { Evidence } from './evidence.ts';
import type { Severity } from './severity.ts';
import type { Threshold } from './threshold.ts';

/** What a rule finds in the figures. */
export type Judgement = {
  readonly evidence: Evidence;
  /** How bad it is; missing when it is not. */
  readonly found?: Severity;
  /** What `found` has reached. */
  readonly threshold?: Threshold;
  /** An alert as bad as this is not taken back yet: the figures are back, but not clearly. */
  readonly stays?: Severity;
  /** The figures are of a new period: what was found in the one before is over. */
  readonly isNewPeriod?: true;
};
