import { NEW_CONVERSATION } from '../converse/conversation.ts';
import type { Command } from './command.ts';

/** Lets what was said before no longer count. */
export const NEW: Command = {
  name: 'new',
  description: 'Forgets what was said, and starts anew',
  usage: '',
  options: [],
  isProtected: false,
  textOf: () => '',
  answer: () => ({ reply: { kind: 'forgotten', notes: [] }, conversation: NEW_CONVERSATION }),
};
