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
  { key, answerLine }: { readonly key: ConversationKey; readonly answerLine: Answering },
  { around, memory, now, reading }: Talking,
): Promise<Reply> {
  const surroundings = { ...around(), reading };
  let reply: Reply | undefined;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const stored = await memory.load(key, now()).catch(() => 'out-of-reach' as const);
    if (stored === 'out-of-reach') {
      const turn = await answerLine(line, NEW_CONVERSATION, surroundings);
      return withoutMemory(turn.reply);
    }
    const before = stored === undefined ? undefined : conversationFrom(stored.state);
    const turn = await answerLine(line, before ?? NEW_CONVERSATION, surroundings);
    reply = turn.reply;
    const edit = { state: conversationText(turn.conversation), continues: stored?.version ?? 0 };
    const saved = await memory.save(key, edit, now()).catch(() => ({ kind: 'out-of-reach' }) as const);
    if (saved.kind === 'saved') return reply;
    if (saved.kind !== 'changed') return withoutMemory(reply);
  }
  if (reply === undefined) throw new Error('a conversation was not answered once');
  return withoutMemory(reply);
}

/** Says that a follow-up will not know of this. */
function withoutMemory(reply: Reply): Reply {
  return 'notes' in reply ? { ...reply, notes: [...reply.notes, NOT_REMEMBERED] } : reply;
}

const NOT_REMEMBERED = 'This could not be remembered: a follow-up has to say it all again.';

/** Others may answer the same person at the same place meanwhile, but not for ever. */
const MOST_ATTEMPTS = 5;
