import type { Kysely } from 'kysely';

import { inTransaction } from './in-transaction.ts';
import type { Tables } from './tables.ts';
import { type TooLong, tooLong } from './too-long.ts';

export type Interpretation = {
  /** The text that was saved. */
  readonly answer: string;
  readonly savedAt: Date;
};

/** An answer to keep, at most 64 KiB, until an instant. */
export type NewInterpretation = {
  readonly answer: string;
  readonly expiresAt: Date;
};

export type SavedInterpretation = { readonly kind: 'saved' } | TooLong;

/** Answers that were paid for once, by a hash of what was asked; of more than a thousand the oldest go. */
export type Interpretations = {
  readonly load: (key: string, now: Date) => Promise<Interpretation | undefined>;
  readonly save: (key: string, interpretation: NewInterpretation, now: Date) => Promise<SavedInterpretation>;
};

/** Keeps interpretations in a database. */
export function interpretationsIn(db: Kysely<Tables>): Interpretations {
  return {
    async load(key, now) {
      const row = await db
        .selectFrom('interpretations')
        .select(['answer', 'saved_at'])
        .where('key', '=', key)
        .where('expires_at', '>', now.getTime())
        .executeTakeFirst();
      return row && { answer: row.answer, savedAt: new Date(row.saved_at) };
    },
    async save(key, { answer, expiresAt }, now) {
      const refused = tooLong(answer);
      if (refused !== undefined) return refused;
      const values = { answer, saved_at: now.getTime(), expires_at: expiresAt.getTime() };
      await inTransaction(db, async (transaction) => {
        await transaction
          .insertInto('interpretations')
          .values({ key, ...values })
          .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
          .execute();
        await makeRoom(transaction, now);
      });
      return { kind: 'saved' };
    },
  };
}

/** What expired goes first, so that it costs nothing that lasts its place. */
async function makeRoom(db: Kysely<Tables>, now: Date): Promise<void> {
  await db.deleteFrom('interpretations').where('expires_at', '<=', now.getTime()).execute();
  const { rows } = await db
    .selectFrom('interpretations')
    .select((row) => row.fn.countAll().as('rows'))
    .executeTakeFirstOrThrow();
  const tooMany = Number(rows) - MOST_ROWS;
  if (tooMany <= 0) return;
  await db
    .deleteFrom('interpretations')
    .where('key', 'in', (row) =>
      row.selectFrom('interpretations').select('key').orderBy('saved_at').orderBy('key').limit(tooMany),
    )
    .execute();
}

/** More than the daily caps of a busy channel let in; one row is about a kilobyte. */
const MOST_ROWS = 1_000;
