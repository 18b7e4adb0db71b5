import type { Kysely } from 'kysely';

import type { Tables } from './tables.ts';
import { type TooLong, tooLong } from './too-long.ts';

/** One person's talk with us in one place. */
export type ConversationKey = {
  readonly platform: string;
  /** The thread or channel, by an id that is unique on its platform. */
  readonly place: string;
  readonly person: string;
};

export type Conversation = {
  /** The JSON text that was saved. */
  readonly state: string;
  /** Another after every save. */
  readonly version: number;
};

/** A state to save, at most 64 KiB of JSON text. */
export type ConversationEdit = {
  readonly state: string;
  /** The version that this continues, `NO_CONVERSATION` where none was found; left out, the last save wins. */
  readonly continues?: number;
};

export type SavedConversation =
  | { readonly kind: 'saved'; readonly version: number }
  /** Somebody saved or forgot it meanwhile: load it again. Nothing was saved. */
  | { readonly kind: 'changed' }
  | TooLong;

/** What was said so far; each conversation is forgotten 30 minutes after its last save. */
export type Conversations = {
  readonly load: (key: ConversationKey, now: Date) => Promise<Conversation | undefined>;
  readonly save: (key: ConversationKey, edit: ConversationEdit, now: Date) => Promise<SavedConversation>;
  readonly forget: (key: ConversationKey) => Promise<void>;
};

/** The version of a conversation that is not there. */
export const NO_CONVERSATION = 0;

/** Keeps conversations in a database. */
export function conversationsIn(db: Kysely<Tables>): Conversations {
  return {
    async load({ platform, place, person }, now) {
      return db
        .selectFrom('conversations')
        .select(['state', 'version'])
        .where((row) => row.and({ platform, place, person }))
        .where('expires_at', '>', now.getTime())
        .executeTakeFirst();
    },
    async save(key, edit, now) {
      const refused = tooLong(edit.state);
      if (refused !== undefined) return refused;
      const { continues } = edit;
      const saved =
        continues === undefined || continues === NO_CONVERSATION
          ? await put(db, { key, edit, now })
          : await replace(db, { key, edit, now, continues });
      return saved === undefined ? { kind: 'changed' } : { kind: 'saved', version: saved.version };
    },
    async forget({ platform, place, person }) {
      await db
        .deleteFrom('conversations')
        .where((row) => row.and({ platform, place, person }))
        .execute();
    },
  };
}

type Save = { readonly key: ConversationKey; readonly edit: ConversationEdit; readonly now: Date };
type Version = { readonly version: number };

/** Saves over whatever is there, or, where nothing may be there, over nothing but what expired. */
function put(db: Kysely<Tables>, { key, edit, now }: Save): Promise<Version | undefined> {
  const { platform, place, person } = key;
  // Versions go on from the clock, so that one of a forgotten conversation is never met again.
  const version = now.getTime();
  const row = { platform, place, person, state: edit.state, version, expires_at: expiryOf(now) };
  return db
    .insertInto('conversations')
    .values(row)
    .onConflict((conflict) => {
      const update = conflict.columns(['platform', 'place', 'person']).doUpdateSet((eb) => ({
        state: row.state,
        expires_at: row.expires_at,
        version: eb
          .case()
          .when('conversations.version', '<', version)
          .then(version)
          .else(eb('conversations.version', '+', 1))
          .end(),
      }));
      return edit.continues === undefined
        ? update
        : update.where('conversations.expires_at', '<=', now.getTime());
    })
    .returning('version')
    .executeTakeFirst();
}

/** Saves over one version; an expired one that is still there has not been changed by anybody. */
function replace(
  db: Kysely<Tables>,
  { key: { platform, place, person }, edit, now, continues }: Save & { readonly continues: number },
): Promise<Version | undefined> {
  return db
    .updateTable('conversations')
    .set((eb) => ({ state: edit.state, expires_at: expiryOf(now), version: eb('version', '+', 1) }))
    .where((row) => row.and({ platform, place, person, version: continues }))
    .returning('version')
    .executeTakeFirst();
}

function expiryOf(now: Date): number {
  return now.getTime() + LIFETIME_MS;
}

const LIFETIME_MS = 30 * 60_000;
