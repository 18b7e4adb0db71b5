import { Kysely, sql, type Transaction } from 'kysely';

import { type Ground, migrate } from './migrate.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables.ts';

/** Opens a database file, its tables brought up to date; a file that is not ours is left as it is. */
export async function openSqlite(path: string): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(path) });
  try {
    await migrate(db, groundAt(path));
    // Only now: the log is a property of the file, and a file that was refused keeps its own.
    await sql`pragma journal_mode = wal`.execute(db);
    // A power cut must not take back what was acknowledged.
    await sql`pragma synchronous = full`.execute(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Every transaction of ours begins with the write lock: `whose` need not take one. */
function groundAt(path: string): Ground {
  return {
    name: `The store "${path}"`,
    place: 'file',
    whose: async (transaction) => {
      const id = await applicationId(transaction);
      if (id === APPLICATION_ID) return 'ours';
      return id === 0 && (await isEmpty(transaction)) ? 'nobody' : 'foreign';
    },
    mark: async (transaction) => {
      await sql`pragma application_id = ${sql.lit(APPLICATION_ID)}`.execute(transaction);
    },
  };
}

async function applicationId(db: Transaction<Tables>): Promise<number> {
  const { rows } = await sql<{ application_id: number }>`pragma application_id`.execute(db);
  return rows[0]?.application_id ?? 0;
}

async function isEmpty(db: Transaction<Tables>): Promise<boolean> {
  const { rows } = await sql`select name from sqlite_schema where type = 'table' limit 1`.execute(db);
  return rows.length === 0;
}

/** "Toll": what SQLite's header has for telling whose file it is (sqlite.org/pragma.html#pragma_application_id). */
const APPLICATION_ID = 0x54_6f_6c_6c;
