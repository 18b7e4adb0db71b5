import { type Store, StoreError } from '@tollkeeper/store';

import { answerLine } from '../commands/answer-line.ts';
import type { PlanShelf } from '../commands/command.ts';
import { type Answering, talk } from '../converse/talk.ts';
import { refuse, type Surroundings } from '../converse/turn.ts';
import type { Reading } from '../converse/with-reader.ts';
import type { GuardDesk, GuardStore } from '../watching/guard-desk.ts';
import type { Talker } from './chat.ts';

/** What a chat in a terminal rests on. */
export type ChatGround = {
  readonly store: Pick<Store, 'conversations' | 'plans'> & GuardStore;
  readonly reading: Reading | undefined;
  readonly around: () => Surroundings;
  /** The time of the account, which a demo lets run faster. */
  readonly accountNow: () => Date;
  /** Whoever sits at the terminal. */
  readonly person: string;
};

/** Answers whoever sits at a terminal; where the store fails, in a sentence that says what and the way out. */
export function chatTalker({ store, reading, around, person, accountNow }: ChatGround): Talker {
  const talking = { around, memory: store.conversations, now: () => new Date(), reading };
  const key = { platform: 'terminal', place: 'chat', person };
  const shelf = shelfOf(store.plans, person);
  const guard = guardOf(store, accountNow);
  const answering: Answering = async (line, conversation, settled) => {
    try {
      return await answerLine(line, conversation, { ...settled, shelf, guard });
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return refuse([error.message], conversation);
    }
  };
  return {
    around,
    answer: async (line) => (await talk(line, { key, answerLine: answering }, talking)).reply,
  };
}

/** Whoever sits at the terminal has the file, and may do with its plans what they like. */
function shelfOf(plans: PlanShelf['plans'], person: string): PlanShelf {
  return {
    plans,
    workspace: 'terminal',
    person,
    mayRemoveAll: true,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  };
}

/** The time zone is that of this machine. */
function guardOf(store: GuardStore, now: () => Date): GuardDesk {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const asker = async () => ({ recordedAs: 'whoever sits at the terminal', zone });
  return { store, maySee: true, ask: 'whoever runs this program', asker, now };
}
