import { type Brief, EMPTY_BRIEF } from './brief.ts';
import type { Missing } from './scenario-of-brief.ts';

/** What one conversation remembers between two messages. */
export type Conversation = { readonly brief: Brief; readonly asked: readonly Missing[] };

export const NEW_CONVERSATION: Conversation = { brief: EMPTY_BRIEF, asked: [] };
