import type { Allowances } from './allowances.ts';
import type { Conversations } from './conversations.ts';
import type { Interpretations } from './interpretations.ts';

/**
 * What is remembered between two messages, and by two processes together.
 *
 * It keeps the texts that it is given and nothing else: whoever saves masks secrets before.
 * Everything rejects with a `StoreError` when the storage fails.
 */
export type Store = {
  readonly conversations: Conversations;
  readonly interpretations: Interpretations;
  readonly allowances: Allowances;
  /** Finishes what was begun; afterwards everything rejects. */
  readonly close: () => Promise<void>;
};
