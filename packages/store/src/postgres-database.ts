import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';

import { type Ground, migrate, STEPS_TABLE } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';
import { postgresAddress } from './postgres-address.ts';
import { postgresPool } from './postgres-pool.ts';
import type { Tables } from './tables.ts';

/** A database with several connections, and a way to wait until none of them is at work. */
export type PostgresDatabase = { readonly db: Kysely<Tables>; readonly idle: () => Promise<void> };

/** Opens a database of PostgreSQL, its tables brought up to date; one that is not ours is left as it is. */
export async function openPostgres(url: string): Promise<PostgresDatabase> {
  const address = postgresAddress(url);
  const { pool, idle } = postgresPool(url, address);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db, groundAt(address));
    return { db, idle };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

function groundAt(address: string): Ground {
  return {
    name: `The store "${address}"`,
    place: 'database',
    whose: async (transaction) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(transaction);
      const tables = await tableNames(transaction);
      if (tables.length === 0) return 'nobody';
      if (!tables.includes(STEPS_TABLE)) return 'foreign';
      return (await hasOurSteps(transaction)) ? 'ours' : 'foreign';
    },
    // The steps that were done are mark enough.
    mark: async () => {},
  };
}

async function tableNames(db: Transaction<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ table_name: string }>`
    select table_name from information_schema.tables where table_schema = current_schema()`.execute(db);
  return rows.map(({ table_name }) => table_name);
}

async function hasOurSteps(db: Transaction<Tables>): Promise<boolean> {
  const { rows } = await sql`
    select name from ${sql.table(STEPS_TABLE)} where name = ${Object.keys(MIGRATIONS)[0]}`.execute(db);
  return rows.length > 0;
}

/** "Toll", as in the header of our files. */
const LOCK = 0x54_6f_6c_6c;
