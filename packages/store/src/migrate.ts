import { type Kysely, sql, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';

import { MIGRATIONS } from './migrations.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/**
 * Brings a database to the tables of today, or leaves it wholly as it is.
 *
 * Everything happens under one write lock, so of two processes that open a new file the second finds it made.
 * Rejects with a `StoreError` when the file belongs to another program or to a newer version.
 */
export async function migrate(db: Kysely<Tables>, path: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const tables = await tableNames(transaction);
    await refuseForeign(transaction, tables, path);
    if (tables.includes(STEPS_TABLE)) await refuseNewer(transaction, path);
    const provider = { getMigrations: async () => ({ ...MIGRATIONS }) };
    const { error } = await new Migrator({ db: transaction, provider }).migrateToLatest();
    if (error !== undefined) throw error;
    await sql`pragma application_id = ${sql.lit(APPLICATION_ID)}`.execute(transaction);
  });
}

async function tableNames(db: Transaction<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_schema where type = 'table'`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}

async function refuseForeign(
  db: Transaction<Tables>,
  tables: readonly string[],
  path: string,
): Promise<void> {
  const { rows } = await sql<{ application_id: number }>`pragma application_id`.execute(db);
  const id = rows[0]?.application_id ?? 0;
  if (id === APPLICATION_ID || (id === 0 && tables.length === 0)) return;
  throw new StoreError(
    `The store "${path}" is a database of another program; nothing in it was changed. Name another file.`,
  );
}

async function refuseNewer(db: Transaction<Tables>, path: string): Promise<void> {
  const { rows } = await sql<{
    name: string;
  }>`select name from ${sql.table(STEPS_TABLE)} order by name`.execute(db);
  const unknown = rows.find(({ name }) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown === undefined) return;
  throw new StoreError(
    `The store "${path}" was written by a newer Tollkeeper, whose step "${unknown.name}" this one does not know; ` +
      'nothing in it was changed. Update Tollkeeper, or name another file.',
  );
}

/** "Toll": what SQLite's header has for telling whose file it is (sqlite.org/pragma.html#pragma_application_id). */
const APPLICATION_ID = 0x54_6f_6c_6c;

/** Where Kysely's Migrator notes the steps that were done. */
const STEPS_TABLE = 'kysely_migration';
