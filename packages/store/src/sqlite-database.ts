import { Kysely, sql } from 'kysely';

import { migrate } from './migrate.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables.ts';

/** Opens a database file, its tables brought up to date; a file that is not ours is left as it is. */
export async function openSqlite(path: string): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(path) });
  try {
    await migrate(db, path);
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
