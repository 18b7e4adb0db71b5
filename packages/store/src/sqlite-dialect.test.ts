import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { sqliteDialect } from './sqlite-dialect.ts';

type Notes = { readonly notes: { readonly text: string } };

let folder: string;
let path: string;
let db: Kysely<Notes>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tollkeeper-dialect-'));
  path = join(folder, 'notes.db');
  db = new Kysely<Notes>({ dialect: sqliteDialect(path) });
  await db.schema.createTable('notes').addColumn('text', 'text').execute();
});

afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

function texts(): Promise<readonly { readonly text: string }[]> {
  return db.selectFrom('notes').select('text').execute();
}

describe('sqliteDialect', () => {
  it('says how many rows a statement without columns changed', async () => {
    await db
      .insertInto('notes')
      .values([{ text: 'a' }, { text: 'b' }])
      .execute();
    const { numUpdatedRows } = await db.updateTable('notes').set({ text: 'c' }).executeTakeFirstOrThrow();
    expect(numUpdatedRows).toBe(2n);
  });

  it('reads the rows of a change that returns them', async () => {
    expect(await db.insertInto('notes').values({ text: 'a' }).returning('text').execute()).toEqual([
      { text: 'a' },
    ]);
  });

  it('takes back a transaction that throws', async () => {
    const failing = db.transaction().execute(async (transaction) => {
      await transaction.insertInto('notes').values({ text: 'a' }).execute();
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await texts()).toEqual([]);
  });

  it('runs transactions one after the other', async () => {
    const add = (text: string) =>
      db.transaction().execute(async (transaction) => {
        const before = await transaction.selectFrom('notes').select('text').execute();
        await transaction
          .insertInto('notes')
          .values({ text: `${text}${before.length}` })
          .execute();
      });
    await Promise.all([add('a'), add('b'), add('c')]);
    expect(await texts()).toEqual([{ text: 'a0' }, { text: 'b1' }, { text: 'c2' }]);
  });

  it('leaves everything as it was when the disk is full, and goes on when there is room', async () => {
    await sql`pragma max_page_count = 3`.execute(db);
    const filling = db.transaction().execute(async (transaction) => {
      await transaction.insertInto('notes').values({ text: 'a' }).execute();
      await transaction
        .insertInto('notes')
        .values({ text: 'b'.repeat(100_000) })
        .execute();
    });
    await expect(filling).rejects.toThrow(
      `The store "${path}" cannot be written: the disk is full. Make room, then try again.`,
    );
    expect(await texts()).toEqual([]);
    await sql`pragma max_page_count = 1000`.execute(db);
    await db.insertInto('notes').values({ text: 'c' }).execute();
    expect(await texts()).toEqual([{ text: 'c' }]);
  });

  it('leaves a mistake in a query what it is', async () => {
    await expect(sql`select 1 from nowhere`.execute(db)).rejects.toMatchObject({
      code: 'ERR_SQLITE_ERROR',
      message: 'no such table: nowhere',
    });
  });
});
