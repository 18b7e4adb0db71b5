import { type Kysely, sql, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';

import { inTransaction } from './in-transaction.ts';
import { MIGRATIONS } from './migrations.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/** What differs between databases before the tables are there. */
export type Ground = {
  /** What messages call the database: it may name a file or a host, never a password. */
  readonly name: string;
  /** What another place for the store is called: a file, a database. */
  readonly place: string;
  /** Says whose the database is, with a lock until the end of the transaction that keeps out whoever asks too. */
  readonly whose: (transaction: Transaction<Tables>) => Promise<'nobody' | 'ours' | 'foreign'>;
  /** Makes it ours. */
  readonly mark: (transaction: Transaction<Tables>) => Promise<void>;
};

/**
 * Brings a database to the tables of today, or leaves it wholly as it is.
 *
 * Everything happens under one write lock, so of two processes that open a new store the second finds it made.
 * Rejects with a `StoreError` when the database belongs to another program or to a newer version.
 */
export async function migrate(db: Kysely<Tables>, ground: Ground): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const whose = await ground.whose(transaction);
    if (whose === 'foreign') throw new StoreError(foreign(ground));
    if (whose === 'ours') await refuseNewer(transaction, ground);
    const provider = { getMigrations: async () => ({ ...MIGRATIONS }) };
    const { error } = await new Migrator({ db: transaction, provider }).migrateToLatest();
    if (error !== undefined) throw error;
    await ground.mark(transaction);
  });
}

/** Where Kysely's Migrator notes the steps that were done. */
export const STEPS_TABLE = 'kysely_migration';

function foreign({ name, place }: Ground): string {
  return `${name} is a database of another program; nothing in it was changed. Name another ${place}.`;
}

async function refuseNewer(db: Transaction<Tables>, { name: store, place }: Ground): Promise<void> {
  const { rows } = await sql<{
    name: string;
  }>`select name from ${sql.table(STEPS_TABLE)} order by name`.execute(db);
  const unknown = rows.find(({ name }) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown === undefined) return;
  throw new StoreError(
    `${store} was written by a newer Tollkeeper, whose step "${unknown.name}" this one does not know; ` +
      `nothing in it was changed. Update Tollkeeper, or name another ${place}.`,
  );
}
