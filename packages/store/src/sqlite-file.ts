import { closeSync, openSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

import { sqliteFailure } from './sqlite-failure.ts';

/** Opens a database file, or one in memory for `:memory:`; a new file is for its owner alone. */
export function openSqliteFile(path: string): DatabaseSync {
  try {
    if (path !== ':memory:') makeFile(path);
    return new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  } catch (error) {
    throw sqliteFailure(error, path);
  }
}

/**
 * Makes the file when it is missing: what people asked is nobody else's to read, and "-wal" and "-shm" get its mode.
 *
 * An existing one is not touched: closing a second handle on a database file would drop the locks that this
 * process holds on it (sqlite.org/howtocorrupt.html, 2.2). For the same reason nothing here waits.
 */
function makeFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (statSync(path).isDirectory())
      throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' });
  }
}

/** How long SQLite may hold up the event loop before `whenFree` waits beside it. */
const BUSY_TIMEOUT_MS = 50;
