import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ALERT, after, batchOf, incidentOf, NOON, notificationOf } from '../contract/guard-batch.ts';
import { guardCommitsIn } from './guard-commits.ts';
import { openStore } from './open-store.ts';
import { openSqlite } from './sqlite-database.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollkeeper-guard-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What follows from the readings of one moment; so many of them that they fill a small disk. */
function batchAt(version: number, readings: number) {
  return batchOf({
    readings: Array.from({ length: readings }, (_, index) => ({
      subjectKey: `key:${index}`,
      at: after(version),
      kind: 'key',
      json: JSON.stringify({ note: 'x'.repeat(500) }),
    })),
    watched: [{ key: 'key:0', version, json: '{}' }],
    incidents: [incidentOf({ evidence: String(version) })],
    outbox: [notificationOf({ kind: `update:${version}` })],
  });
}

describe('a commit of the guard on a full disk', () => {
  it('is refused with a sentence, loses nothing, and goes through when there is room', async () => {
    const path = join(folder, 'a.db');
    const db = await openSqlite(path);
    const guard = guardCommitsIn(db, { skipsLocked: false });
    expect((await guard.commit(batchAt(0, 1))).kind).toBe('committed');
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    await sql`pragma max_page_count = ${sql.lit(Number(rows[0]?.page_count) + 10)}`.execute(db);

    await expect(guard.commit(batchAt(1, 1_000))).rejects.toThrow(
      `The store "${path}" cannot be written: the disk is full. Make room, then try again.`,
    );
    const other = await openStore({ path });
    expect(await other.guard.watched(['key:0'])).toMatchObject([{ version: 1 }]);
    expect(await other.readings.since('key:0', NOON)).toHaveLength(1);
    expect(await other.incidents.open()).toMatchObject([{ evidence: '0', version: 1 }]);
    expect(await other.outbox.ofIncident({ alertKey: ALERT, number: 1 })).toHaveLength(1);

    await sql`pragma max_page_count = 100000`.execute(db);
    expect((await guard.commit(batchAt(1, 1_000))).kind).toBe('committed');
    expect(await other.readings.subjects()).toHaveLength(1_000);
    await Promise.all([db.destroy(), other.close()]);
  });
});
