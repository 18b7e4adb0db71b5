import type { CreditsReading, KeyReading } from '../budgeting/reading.ts';

/** What is known beside the refusal; each part makes the diagnosis say more. */
export type RefusalContext = {
  /** When the call was refused: without it, waiting has a length but no end. */
  readonly at?: Date;
  readonly credits?: CreditsReading;
  readonly key?: KeyReading;
  /** When the same key was first refused in the same way, without a success since. */
  readonly firstSeen?: Date;
};
