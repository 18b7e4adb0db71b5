import { answerLine } from '../commands/answer-line.ts';
import type { Conversation } from '../converse/conversation.ts';
import { type Answering, talk } from '../converse/talk.ts';
import type { Turn } from '../converse/turn.ts';
import { type Answered, answerResponse } from './answer-response.ts';
import { guardDeskFor } from './guard-desk-for.ts';
import type { Host } from './host.ts';
import { conversationKey, personKey } from './place-key.ts';
import { shelfFor } from './plan-shelf-for.ts';
import type { Request } from './request.ts';
import type { CardResponse } from './response.ts';

/** What is said, and what it goes on from where that is not the last thing said at the place. */
export type Said = { readonly line: string; readonly from?: Conversation | undefined };

/** Answers a line of somebody, remembers what it was about, and makes a response of the answer. */
export async function talkResponse(
  request: Request,
  { line, from }: Said,
  host: Host,
): Promise<CardResponse> {
  const [shelf, guard] = [shelfFor(request, host), guardDeskFor(request, host)];
  const answering: Answering = (said, conversation, around) =>
    answerLine(said, conversation, { ...around, shelf, guard });
  const turn = await remembered(request, { line, from, answering }, host);
  return answerResponse(request, { ...turn, question: line }, host);
}

/** Answers with a turn that was worked out already, and remembers it as the last thing said at the place. */
export async function turnResponse(
  request: Request,
  { reply, conversation, ...asked }: Answered,
  host: Host,
): Promise<CardResponse> {
  const answering: Answering = async () => ({ reply, conversation });
  const turn = await remembered(request, { line: '', answering }, host);
  return answerResponse(request, { ...turn, ...asked }, host);
}

function remembered(
  request: Request,
  { line, from, answering }: Said & { readonly answering: Answering },
  { store, around, now, readingFor }: Host,
): Promise<Turn> {
  const reading = readingFor?.(personKey(request));
  return talk(
    line,
    { key: conversationKey(request), answerLine: answering, from },
    { around, memory: store.conversations, now, reading },
  );
}
