import type { Hold } from './hold.ts';

/** What every rule has. */
export type RuleBasis = {
  /** Names the alerts: without a subject, a threshold or a severity in it, as those may change. */
  readonly id: string;
  /** Before something that was found counts. */
  readonly hold: Hold;
  /** Before something that is found no longer is over. */
  readonly keep: Hold;
};
