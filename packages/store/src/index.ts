export type { Allowances, Taken, Taking } from './allowances.ts';
export {
  type Conversation,
  type ConversationEdit,
  type ConversationKey,
  type Conversations,
  NO_CONVERSATION,
  type SavedConversation,
} from './conversations.ts';
export type {
  Interpretation,
  Interpretations,
  NewInterpretation,
  SavedInterpretation,
} from './interpretations.ts';
export { openStore, type StoreOptions } from './open-store.ts';
export type { Store } from './store.ts';
export { StoreError } from './store-error.ts';
export type { TooLong } from './too-long.ts';
