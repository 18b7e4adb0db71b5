import type { Environment } from './environment.ts';

/** What programs are run in. */
export type Stage = {
  readonly environment: Environment;
  /** Aborted when everything is to end. */
  readonly stop: AbortSignal;
  /** Tells a person a sentence, or several lines. */
  readonly say: (text: string) => void;
};
