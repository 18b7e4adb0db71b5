import type { Kysely } from 'kysely';

import { inTransaction } from './in-transaction.ts';
import type { Tables } from './tables.ts';
import { type TooLong, tooLong } from './too-long.ts';

/** An answer to keep, at most 256 KiB of JSON text, until an instant. */
export type NewAnswer = {
  readonly state: string;
  readonly expiresAt: Date;
};

export type KeptAnswer = { readonly kind: 'kept' } | TooLong;

/** Answers as they were given, by an id of the caller's, so that their buttons work with the same figures later. */
export type Answers = {
  /** Takes the place of what the id had before, if anything; what expired by `now` is deleted with it. */
  readonly keep: (id: string, answer: NewAnswer, now: Date) => Promise<KeptAnswer>;
  readonly find: (id: string, now: Date) => Promise<{ readonly state: string } | undefined>;
};

/** Keeps answers in a database. */
export function answersIn(db: Kysely<Tables>): Answers {
  return {
    async keep(id, { state, expiresAt }, now) {
      const refused = tooLong(state, MOST_BYTES);
      if (refused !== undefined) return refused;
      const values = { state, expires_at: expiresAt.getTime() };
      await inTransaction(db, async (transaction) => {
        await transaction
          .insertInto('answers')
          .values({ id, ...values })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
          .execute();
        // They are large: where nobody sweeps, as in a terminal, the file would grow for ever.
        await transaction.deleteFrom('answers').where('expires_at', '<=', now.getTime()).execute();
      });
      return { kind: 'kept' };
    },
    async find(id, now) {
      return db
        .selectFrom('answers')
        .select('state')
        .where('id', '=', id)
        .where('expires_at', '>', now.getTime())
        .executeTakeFirst();
    },
  };
}

/** A card, its CSV and a conversation of 64 KiB. */
const MOST_BYTES = 262_144;
