import { answer, answerTo, type Surroundings, type Turn } from '../converse/answer.ts';
import type { Conversation } from '../converse/conversation.ts';
import { maskSecrets } from '../understand/mask-secrets.ts';
import { hasFields, readFields } from './estimate-fields.ts';
import { priceReply } from './price.ts';

/** Answers a line: a command that begins with a slash, or a message. */
export function answerLine(line: string, conversation: Conversation, around: Surroundings): Turn {
  const text = maskSecrets(line.trim());
  const command = /^\/([a-z]+)\b/i.exec(text);
  if (command === null) return answer(text, conversation, around);
  const rest = text.slice(command[0].length).trim();
  switch (command[1]?.toLowerCase()) {
    case 'help':
      return { reply: { kind: 'help' }, conversation };
    case 'estimate':
      if (rest === '') return { reply: { kind: 'help' }, conversation };
      return hasFields(rest)
        ? answerTo(readFields(rest, around.catalog), conversation, around)
        : answer(rest, conversation, around);
    case 'price':
      return { reply: priceReply(rest, around), conversation };
    default: {
      const sentence = `There is no command ${command[0]}. /estimate, /price and /help are there, or just ask.`;
      return { reply: { kind: 'refused', sentences: [sentence] }, conversation };
    }
  }
}
