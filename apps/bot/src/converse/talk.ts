import type { ConversationKey, Conversations } from '@tollkeeper/store';
import { type Conversation, NEW_CONVERSATION } from './conversation.ts';
import { conversationFrom, conversationText } from './conversation-text.ts';
import type { Reply } from './reply.ts';
import type { Surroundings, Turn } from './turn.ts';
import type { Reading } from './with-reader.ts';

/** What a conversation needs besides its messages; every answer has the day and the prices of its own time. */
export type Talking = {
  readonly around: () => Surroundings;
  readonly memory: Conversations;
  readonly now: () => Date;
  readonly reading?: Reading | undefined;
};

/** Turns a line and what was said before into an answer. */
export type Answering = (
  line: string,
  conversation: Conversation,
  around: Surroundings & { readonly reading?: Reading | undefined },
) => Promise<Turn>;

/**
 * Answers a line of somebody at a place, and remembers for half an hour what it was about.
 *
 * Two lines answered at once do not lose an edit: the later one is answered anew on top of the earlier. Where nothing
 * can be remembered the answer is given all the same, and says so.
 */
export async function talk(
  line: string,
  { key, answerLine, from }: Talk,
  { around, memory, now, reading }: Talking,
): Promise<Turn> {
  const surroundings = { ...around(), reading };
  let turn: Turn | undefined;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const stored = await memory.load(key, now()).catch(() => 'out-of-reach' as const);
    if (stored === 'out-of-reach') {
      return withoutMemory(await answerLine(line, from ?? NEW_CONVERSATION, surroundings));
    }
    const before = from ?? conversationIn(stored?.state) ?? NEW_CONVERSATION;
    turn = await answerLine(line, before, surroundings);
    const edit = { state: conversationText(turn.conversation), continues: stored?.version ?? 0 };
    const saved = await memory.save(key, edit, now()).catch(() => ({ kind: 'out-of-reach' }) as const);
    // What a line leaves as it was cannot be lost, and a command that saved something is not given twice.
    if (saved.kind === 'saved' || turn.conversation === before) return turn;
    if (saved.kind !== 'changed') return withoutMemory(turn);
  }
  if (turn === undefined) throw new Error('a conversation was not answered once');
  return withoutMemory(turn);
}

function conversationIn(state: string | undefined): Conversation | undefined {
  return state === undefined ? undefined : conversationFrom(state);
}

type Talk = {
  readonly key: ConversationKey;
  readonly answerLine: Answering;
  /** What the line goes on from, where it is not what was said last at the place. */
  readonly from?: Conversation | undefined;
};

/** Says that a follow-up will not know of this, or still knows what was to be forgotten. */
function withoutMemory({ reply, conversation }: Turn): Turn {
  return { reply: unremembered(reply), conversation };
}

function unremembered(reply: Reply): Reply {
  if (reply.kind === 'forgotten')
    return { kind: 'refused', title: 'Not forgotten', sentences: [NOT_FORGOTTEN, ...reply.notes] };
  return 'notes' in reply ? { ...reply, notes: [...reply.notes, NOT_REMEMBERED] } : reply;
}

const NOT_FORGOTTEN =
  'What was said before could not be forgotten: it may still count. Say /new again in a minute.';
const NOT_REMEMBERED = 'This could not be remembered: a follow-up has to say it all again.';

/** Others may answer the same person at the same place meanwhile, but not for ever. */
const MOST_ATTEMPTS = 5;
