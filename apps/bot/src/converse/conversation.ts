import { type Brief, EMPTY_BRIEF } from './brief.ts';
import type { Missing } from './missing.ts';
import type { Purpose } from './purpose.ts';

/** What one conversation remembers between two messages. */
export type Conversation = {
  readonly brief: Brief;
  /** What was asked last. */
  readonly asked: readonly Missing[];
  /** The ids of the models that were offered last, in their order. */
  readonly offered: readonly string[];
  /** The message that was asked about because a number of it could be another, such as 1.000. */
  readonly unclear?: string;
  /** What the scenario was asked for last, where it was not its cost. */
  readonly purpose?: Purpose;
};

/** A conversation that goes on with a brief, and what was asked about it. */
export function conversationFor(
  purpose: Purpose | undefined,
  { offered = [], ...state }: Pick<Conversation, 'brief' | 'asked'> & Partial<Pick<Conversation, 'offered'>>,
): Conversation {
  return { ...state, offered, ...(purpose === undefined ? {} : { purpose }) };
}

export const NEW_CONVERSATION: Conversation = { brief: EMPTY_BRIEF, asked: [], offered: [] };
