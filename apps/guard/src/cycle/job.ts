import type { Reading } from '@tollkeeper/engine';
import type { StoredReading } from '@tollkeeper/store';

/** Something that is done again and again, by one guard at a time: its due time and lease are in the store. */
export type Job = {
  /** The id of its target. */
  readonly id: string;
  /** How long it usually takes until it is due again. */
  readonly intervalMs: number;
  readonly look: () => Promise<Look>;
};

/** What came of doing it, to be decided on and written together with when it is due again. */
export type Look = {
  readonly readings: readonly Reading[];
  /** Keys of subjects for which time has passed, whether or not anything was read of them. */
  readonly waking?: readonly string[];
  readonly records?: readonly StoredReading[];
  readonly nextDue: Date;
  /** What went wrong outside, as a sentence for the log; the guard itself is well. */
  readonly problem?: string;
};
