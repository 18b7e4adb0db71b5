import { answerLine } from '../commands/command.ts';
import { NEW_CONVERSATION, type Surroundings } from '../converse/answer.ts';
import { type Manner, say } from './say.ts';

/** Answers one question and says with which status to exit: 0 with a figure, 2 without. */
export function ask(question: string, around: Surroundings, manner: Manner): { text: string; status: 0 | 2 } {
  const { reply } = answerLine(question, NEW_CONVERSATION, around);
  const answered = reply.kind === 'estimate' || reply.kind === 'help';
  return { text: say(reply, manner), status: answered ? 0 : 2 };
}
