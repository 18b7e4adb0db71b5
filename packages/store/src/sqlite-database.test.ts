import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openSqlite } from './sqlite-database.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollkeeper-sqlite-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('openSqlite', () => {
  it('has every commit on the disk before it is acknowledged', async () => {
    const db = await openSqlite(join(folder, 'a.db'));
    const [log, sync] = [
      await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db),
      await sql<{ synchronous: number }>`pragma synchronous`.execute(db),
    ];
    expect(log.rows).toEqual([{ journal_mode: 'wal' }]);
    // 2 is FULL (sqlite.org/pragma.html#pragma_synchronous).
    expect(sync.rows).toEqual([{ synchronous: 2 }]);
    await db.destroy();
  });
});
