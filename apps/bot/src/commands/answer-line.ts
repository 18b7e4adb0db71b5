import { maskSecrets } from '@tollkeeper/pricing';
import type { Conversation } from '../converse/conversation.ts';
import { refuse, type Turn } from '../converse/turn.ts';
import { answerWithReader } from '../converse/with-reader.ts';
import type { Command, CommandSurroundings } from './command.ts';
import { COMMANDS, commandNamed } from './commands.ts';

/** Answers a line: a command that begins with a slash, or a message, which a language model may help to read. */
export async function answerLine(
  line: string,
  conversation: Conversation,
  around: CommandSurroundings,
): Promise<Turn> {
  const text = maskSecrets(line.trim());
  const command = commandIn(text);
  if (command === undefined) return answerMessage(text, conversation, around);
  const known = commandNamed(command.name);
  return known === undefined
    ? refuse([unknownCommand(command.name)], conversation)
    : known.answer(command.rest, conversation, around);
}

/** What is left is told to whoever asks for it in a sentence, too, if they may see it. */
async function answerMessage(
  text: string,
  conversation: Conversation,
  around: CommandSurroundings,
): Promise<Turn> {
  const turn = await answerWithReader(text, conversation, around);
  const { guard } = around;
  if (turn.reply.kind !== 'not-watched' || guard === undefined) return turn;
  const budget = await commandNamed('budget')?.answer('', conversation, around);
  if (budget === undefined || budget.reply.kind === 'not-watched' || guard.maySee) return budget ?? turn;
  return refuse(
    [`/budget tells what is spent in private, to people who may see it. Ask ${guard.ask}.`],
    conversation,
  );
}

/** The command that a line will be answered by, where it is one. */
export function commandOf(line: string): Command | undefined {
  const command = commandIn(maskSecrets(line.trim()));
  return command === undefined ? undefined : commandNamed(command.name);
}

/** The name of the command that a text begins with, and what stands behind it. */
function commandIn(text: string): { readonly name: string; readonly rest: string } | undefined {
  const command = /^\/([a-z]+)\b/i.exec(text);
  if (command === null) return undefined;
  return { name: command[1]?.toLowerCase() ?? '', rest: text.slice(command[0].length).trim() };
}

function unknownCommand(name: string): string {
  const names = COMMANDS.map((each) => `/${each.name}`);
  return `There is no command /${name}. ${names.slice(0, -1).join(', ')} and ${names.at(-1)} are there, or just ask.`;
}
