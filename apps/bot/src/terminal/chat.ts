import { createInterface } from 'node:readline';

import { answer as answerMessage } from '../converse/answer.ts';
import { NEW_CONVERSATION } from '../converse/conversation.ts';
import { EXAMPLE } from '../converse/example.ts';
import type { Reply } from '../converse/reply.ts';
import { replyCard } from '../converse/reply-card.ts';
import type { Surroundings } from '../converse/turn.ts';
import type { Notices } from './hear-notices.ts';
import { noPrompt, terminalPrompt } from './prompt.ts';
import { type Manner, say } from './say.ts';

/** Where a chat reads and writes. */
export type Terminal = {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly manner: Manner;
  /** What else is shown, between two answers. */
  readonly notices?: Notices | undefined;
};

/** Who answers: `answer` remembers what was said before. */
export type Talker = {
  readonly around: () => Surroundings;
  readonly answer: (line: string) => Promise<Reply>;
};

/**
 * Answers line by line, in one conversation, until the input ends.
 *
 * A person at a terminal gets a first screen, a prompt and the lines typed before (arrow up);
 * Ctrl-C, Ctrl-D and /quit leave.
 */
export async function chat(
  { input, output, manner, notices }: Terminal,
  { around, answer }: Talker,
): Promise<void> {
  // A file or a pipe on either side gets the answers and nothing that moves a cursor.
  const atTerminal = input.isTTY === true && output.isTTY === true;
  const lines = createInterface({
    input,
    output: atTerminal ? output : undefined,
    terminal: atTerminal,
    prompt: '> ',
  });
  const prompt = atTerminal ? terminalPrompt(lines, output) : noPrompt(output);
  if (atTerminal) {
    output.write(firstScreen(around()));
    lines.on('SIGINT', () => lines.close());
  }
  const stopHearing = notices?.(prompt.show);
  prompt.ask();
  for await (const line of lines) {
    if (/^\/(?:quit|exit)\s*$/.test(line)) break;
    prompt.answering();
    if (line.trim() !== '') {
      output.write(`${say(await answer(line), manner)}${manner.kind === 'text' ? '\n' : ''}`);
    }
    prompt.ask();
  }
  stopHearing?.();
  if (atTerminal) output.write('\n');
}

function firstScreen(around: Surroundings): string {
  const worked = replyCard(answerMessage(EXAMPLE, NEW_CONVERSATION, around).reply).answer;
  return [
    'Tollkeeper says what using AI models will cost. Ask in a sentence; for example:',
    '',
    `> ${EXAMPLE}`,
    `  ${worked}`,
    '',
    'Your own question comes next. /help says more, Ctrl-D leaves.',
    '',
    '',
  ].join('\n');
}
