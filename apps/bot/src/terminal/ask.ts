import { answerLine } from '../commands/command.ts';
import type { Surroundings } from '../converse/answer.ts';
import { NEW_CONVERSATION } from '../converse/conversation.ts';
import type { Reply } from '../converse/reply.ts';
import { type Manner, say } from './say.ts';

/** Answers one question and says with which status to exit: 0 with a figure, 2 without. */
export function ask(question: string, around: Surroundings, manner: Manner): { text: string; status: 0 | 2 } {
  const { reply } = answerLine(question, NEW_CONVERSATION, around);
  return { text: say(reply, manner), status: statusOf(reply) };
}

/** Whether a reply holds what was asked for. */
export function statusOf({ kind }: Reply): 0 | 2 {
  return ANSWERS.includes(kind) ? 0 : 2;
}

const ANSWERS: readonly Reply['kind'][] = ['estimate', 'price', 'price-diff', 'help'];
