import type { Catalog } from '@tollkeeper/pricing';

import type { Brief } from './brief.ts';
import type { Conversation } from './conversation.ts';
import type { Reply } from './reply.ts';

/** What an answer rests on besides the message; `today` is the UTC day, such as 2026-11-21. */
export type Surroundings = { readonly catalog: Catalog; readonly today: string };

export type Turn = { readonly reply: Reply; readonly conversation: Conversation };

/** What a turn goes on from; `before` is empty where the message starts anew. */
export type Turning = {
  readonly brief: Brief;
  readonly before: Brief;
  readonly unused: readonly string[];
  readonly conversation: Conversation;
  readonly around: Surroundings;
};

/** Says why there is no answer, and leaves what was said before as it was. */
export function refuse(sentences: readonly string[], conversation: Conversation): Turn {
  return { reply: { kind: 'refused', sentences }, conversation };
}
