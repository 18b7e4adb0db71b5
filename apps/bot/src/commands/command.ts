import { answer, answerTo } from '../converse/answer.ts';
import { type Conversation, NEW_CONVERSATION } from '../converse/conversation.ts';
import { diagnosisOf } from '../converse/diagnosis-reply.ts';
import type { Reply } from '../converse/reply.ts';
import type { Surroundings, Turn } from '../converse/turn.ts';
import { answerWithReader, type Reading } from '../converse/with-reader.ts';
import { maskSecrets } from '../understand/mask-secrets.ts';
import { hasFields, readFields } from './estimate-fields.ts';
import { priceReply } from './price.ts';

/** Answers a line: a command that begins with a slash, or a message, which a language model may help to read. */
export async function answerLine(
  line: string,
  conversation: Conversation,
  around: Surroundings & { readonly reading?: Reading | undefined },
): Promise<Turn> {
  const text = maskSecrets(line.trim());
  const command = commandIn(text);
  const message =
    command === undefined
      ? text
      : command.name === 'estimate' && !hasFields(command.rest)
        ? command.rest
        : '';
  return message === ''
    ? answerCommand(text, conversation, around)
    : answerWithReader(message, conversation, around);
}

/** Answers a line by the rules alone: a command that begins with a slash, or a message. */
export function answerCommand(line: string, conversation: Conversation, around: Surroundings): Turn {
  const text = maskSecrets(line.trim());
  const command = commandIn(text);
  if (command === undefined) return answer(text, conversation, around);
  const { name, rest } = command;
  switch (name) {
    case 'help':
      return { reply: { kind: 'help' }, conversation };
    case 'new':
      return { reply: { kind: 'forgotten' }, conversation: NEW_CONVERSATION };
    case 'diagnose':
      return { reply: diagnosisOf(rest), conversation };
    case 'estimate':
      if (rest === '') return { reply: { kind: 'help' }, conversation };
      return hasFields(rest)
        ? answerTo(readFields(rest, around.catalog), conversation, around)
        : answer(rest, conversation, around);
    case 'price':
      return offeringModels(priceReply(rest, around), conversation);
    default: {
      const sentence = `There is no command /${name}. /estimate, /price, /diagnose, /new and /help are there, or just ask.`;
      return { reply: { kind: 'refused', sentences: [sentence] }, conversation };
    }
  }
}

/** A name that could mean several models is answered with a number, such as "2". */
function offeringModels(reply: Reply, conversation: Conversation): Turn {
  if (reply.kind !== 'ambiguous-model') return { reply, conversation };
  const offered = reply.candidates.map(({ id }) => id);
  return {
    reply,
    conversation: { ...conversation, asked: ['model'], offered, purpose: { kind: 'price' } },
  };
}

function commandIn(text: string): { readonly name: string; readonly rest: string } | undefined {
  const command = /^\/([a-z]+)\b/i.exec(text);
  if (command === null) return undefined;
  return { name: command[1]?.toLowerCase() ?? '', rest: text.slice(command[0].length).trim() };
}
