import { answerLine } from '../commands/answer-line.ts';
import { NEW_CONVERSATION } from '../converse/conversation.ts';
import type { Reply } from '../converse/reply.ts';
import type { Surroundings } from '../converse/turn.ts';
import type { Reading } from '../converse/with-reader.ts';
import { type Manner, say } from './say.ts';

/** Answers one question and says with which status to exit: 0 with a figure, 2 without. */
export async function ask(
  question: string,
  around: Surroundings & { readonly reading?: Reading | undefined },
  manner: Manner,
): Promise<{ text: string; status: 0 | 2 }> {
  const { reply } = await answerLine(question, NEW_CONVERSATION, around);
  return { text: say(reply, manner), status: statusOf(reply) };
}

/** Whether a reply holds what was asked for. */
export function statusOf({ kind }: Reply): 0 | 2 {
  return ANSWERS.includes(kind) ? 0 : 2;
}

const ANSWERS: readonly Reply['kind'][] = [
  'estimate',
  'comparison',
  'budget',
  'diagnosis',
  'price',
  'price-diff',
  'forgotten',
  'help',
];
