import { inspect } from 'node:util';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { newDatabase, onDatabase } from '../contract/new-database.ts';
import { startPostgres } from '../contract/postgres-process.ts';
import { inTransaction } from './in-transaction.ts';
import { openStore } from './open-store.ts';
import { openPostgres } from './postgres-database.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const KEY = { platform: 'slack', place: 'here', person: 'me' };
const SECRET = 'planted-secret';

let url: string;
let address: string;

beforeEach(async () => {
  url = await newDatabase();
  address = url.split('@')[1] ?? '';
});

/** What something says when it refuses; nothing of it may have the password. */
async function refusal(refusing: Promise<unknown>): Promise<string> {
  const error: unknown = await refusing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof StoreError)) throw new Error(`it did not refuse: ${inspect(error)}`);
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(SECRET);
  return error.message;
}

describe('openStore on PostgreSQL refuses', () => {
  it.each([
    ['a server that is not there', 'postgres://u:planted-secret@127.0.0.1:1/name', '127.0.0.1:1/name'],
    [
      'a host that is not there',
      'postgres://u:planted-secret@no-such-host.invalid/n',
      'no-such-host.invalid:5432/n',
    ],
  ])('%s', async (_, elsewhere, where) => {
    expect(await refusal(openStore({ url: elsewhere }))).toBe(
      `The store "${where}" does not answer: the connection to PostgreSQL failed. ` +
        'Check that it runs and can be reached, then try again.',
    );
  });

  it('a wrong password, and no password', async () => {
    for (const wrong of [url.replace(SECRET, `${SECRET}x`), url.replace(`:${SECRET}`, '')]) {
      expect(await refusal(openStore({ url: wrong }))).toBe(
        `The store "${address}" does not let us in: PostgreSQL refuses the user or the password. Correct DATABASE_URL.`,
      );
    }
  });

  it('a database that is not there', async () => {
    expect(await refusal(openStore({ url: `${url}x` }))).toBe(
      `The store "${address}x" does not exist. Create the database, or name another in DATABASE_URL.`,
    );
  });

  it('a database of another program, and leaves it as it was', async () => {
    await onDatabase(url, 'create table cookies(a int)');
    expect(await refusal(openStore({ url }))).toBe(
      `The store "${address}" is a database of another program; nothing in it was changed. Name another database.`,
    );
    expect(await tables()).toEqual(['cookies']);
  });

  it('a database whose steps are those of another program', async () => {
    await onDatabase(
      url,
      `create table kysely_migration(name text); insert into kysely_migration values('a')`,
    );
    expect(await refusal(openStore({ url }))).toContain('is a database of another program');
    expect(await tables()).toEqual(['kysely_migration']);
  });

  it('a database of a newer version, and leaves it as it was', async () => {
    await (await openStore({ url })).close();
    await onDatabase(
      url,
      `insert into kysely_migration values ('0099-from-tomorrow', '2027-01-01T00:00:00.000Z')`,
    );
    const before = await tables();
    expect(await refusal(openStore({ url }))).toBe(
      `The store "${address}" was written by a newer Tollkeeper, whose step "0099-from-tomorrow" this one does not ` +
        'know; nothing in it was changed. Update Tollkeeper, or name another database.',
    );
    expect(await tables()).toEqual(before);
  });

  it('a database in which the user may make nothing', async () => {
    await onDatabase(url, `create role guest_of_${databaseName()} login password '${SECRET}'`);
    const guest = url.replace('//tollkeeper:', `//guest_of_${databaseName()}:`);
    expect(await refusal(openStore({ url: guest }))).toBe(
      `The store "${address}" cannot be written: the user has no right to it. ` +
        'Make the user the owner of the database, or name another in DATABASE_URL.',
    );
  });

  it('a database that is read-only', async () => {
    await readOnly(true);
    expect(await refusal(openStore({ url }))).toBe(
      `The store "${address}" cannot be written: it is read-only. Name the primary server in DATABASE_URL.`,
    );
    expect(await tables()).toEqual([]);
  });
});

describe('a store in PostgreSQL', () => {
  let store: Store;

  beforeEach(async () => {
    store = await openStore({ url });
  });

  afterEach(() => store.close());

  const save = (state: string) => store.conversations.save(KEY, { state }, NOW);

  it('goes on after its connections were cut, with what it had', async () => {
    await save('1');
    await cutConnections();
    expect((await store.conversations.load(KEY, NOW))?.state).toBe('1');
    expect((await save('2')).kind).toBe('saved');
  });

  it('says what is wrong when a connection is cut at work, and has written all or nothing', async () => {
    const watched = [{ key: 'a', version: 0, json: '{}' }];
    const batch = { readings: [], watched, incidents: [], events: [], outbox: [], targets: [] };
    const { db: blocking } = await openPostgres(url);
    await blocking.transaction().execute(async (transaction) => {
      await transaction.insertInto('watched').values({ key: 'a', version: 9, json: '' }).execute();
      const committing = refusal(store.guard.commit(batch));
      await expect.poll(waiting).toBe(1);
      await cutConnections(`wait_event_type = 'Lock'`);
      expect(await committing).toContain('does not answer: the connection to PostgreSQL failed.');
      await transaction.deleteFrom('watched').execute();
    });
    await blocking.destroy();
    expect(await store.guard.watched(['a'])).toEqual([]);
    expect((await store.guard.commit(batch)).kind).toBe('committed');
  });

  it('tells the second of two who begin with a subject, also where it found nothing when it looked', async () => {
    const { db: first } = await openPostgres(url);
    const watched = [{ key: 'a', version: 0, json: '"second"' }];
    const batch = { readings: [], watched, incidents: [], events: [], outbox: [], targets: [] };
    const committing = await first.transaction().execute(async (transaction) => {
      await transaction.insertInto('watched').values({ key: 'a', version: 1, json: '"first"' }).execute();
      const second = store.guard.commit(batch);
      await expect.poll(waiting).toBe(1);
      return { second };
    });
    expect(await committing.second).toEqual({ kind: 'stale', which: [{ kind: 'watched', key: 'a' }] });
    expect((await store.guard.watched(['a']))[0]?.json).toBe('"first"');
    await first.destroy();
  });

  it('gives up a query that is held up, and asks nothing more on its connection', async () => {
    await save('1');
    const impatient = await openStore({ url: `${url}?query_timeout=300` });
    const { db: blocking } = await openPostgres(url);
    await blocking.transaction().execute(async (transaction) => {
      await transaction.updateTable('conversations').set({ state: '2' }).execute();
      const held = impatient.conversations.save(KEY, { state: '3' }, NOW);
      expect(await refusal(held)).toBe(
        `The store "${address}" did not answer in time. Find out what holds PostgreSQL up, then try again.`,
      );
      expect((await impatient.conversations.load(KEY, NOW))?.state).toBe('1');
    });
    await Promise.all([blocking.destroy(), impatient.close()]);
  });

  it('says that it became read-only, and goes on when it no longer is', async () => {
    await save('1');
    await readOnly(true);
    await cutConnections();
    expect(await refusal(save('2'))).toContain('cannot be written: it is read-only.');
    expect((await store.conversations.load(KEY, NOW))?.state).toBe('1');
    await readOnly(false);
    await cutConnections();
    expect((await save('2')).kind).toBe('saved');
  });

  it('finishes what waits for a connection before it closes', async () => {
    const saving = Array.from({ length: 60 }, (_, index) =>
      store.conversations.save({ ...KEY, person: `p${index}` }, { state: '1' }, NOW),
    );
    await store.close();
    expect((await Promise.all(saving)).map(({ kind }) => kind)).toEqual(Array(60).fill('saved'));
    expect(await onDatabase(url, 'select 1 from conversations')).toHaveLength(60);
  });
});

describe('openPostgres', () => {
  it('does a transaction again that waited in a circle with another', async () => {
    const { db } = await openPostgres(url);
    for (const key of ['a', 'b'])
      await db.insertInto('watched').values({ key, version: 0, json: '' }).execute();
    const both = Promise.withResolvers<void>();
    let begun = 0;
    const add = (keys: readonly string[]) =>
      inTransaction(db, async (transaction) => {
        for (const key of keys) {
          const update = transaction.updateTable('watched').where('key', '=', key);
          await update.set((eb) => ({ version: eb('version', '+', 1) })).execute();
          begun += 1;
          if (begun === 2) both.resolve();
          await both.promise;
        }
      });
    await Promise.all([add(['a', 'b']), add(['b', 'a'])]);
    const rows = await db.selectFrom('watched').select('version').execute();
    expect(rows).toEqual([{ version: 2 }, { version: 2 }]);
    // Four updates went through; one more is what a transaction that was ended had done before, each time it was.
    expect(begun).toBeGreaterThan(4);
    await db.destroy();
  });

  it('reads whole numbers as such, and none that JavaScript would round', async () => {
    const { db } = await openPostgres(url);
    const read = (number: string) => sql<{ n: unknown }>`select ${sql.lit(number)}::int8 as n`.execute(db);
    expect((await read('9007199254740991')).rows).toEqual([{ n: 9_007_199_254_740_991 }]);
    await expect(read('9007199254740993')).rejects.toThrow('9007199254740993, which is too large');
    await db.destroy();
  });

  it('leaves a mistake in a query what it is', async () => {
    const { db } = await openPostgres(url);
    await expect(sql`select 1 from nowhere`.execute(db)).rejects.toMatchObject({ code: '42P01' });
    await db.destroy();
  });
});

describe('a server that stops and starts again', () => {
  it('is waited for by nobody, and found again', { timeout: 60_000 }, async () => {
    const server = await startPostgres();
    const own = await openStore({ url: server.url });
    const save = (state: string) => own.conversations.save(KEY, { state }, NOW);
    await save('1');
    let isBack = false;
    const restarting = server.restart().then(() => {
      isBack = true;
    });
    const sentences = new Set<string>();
    while (!isBack) {
      await save('2').catch(async (error: unknown) => sentences.add(await refusal(Promise.reject(error))));
    }
    await restarting;
    expect([...sentences]).toEqual([
      `The store "${server.url.split('@')[1]}" does not answer: the connection to PostgreSQL failed. ` +
        'Check that it runs and can be reached, then try again.',
    ]);
    expect((await save('3')).kind).toBe('saved');
    expect((await own.conversations.load(KEY, NOW))?.state).toBe('3');
    await server.stop();
    await refusal(save('4'));
    await own.close();
  });
});

async function tables(): Promise<readonly unknown[]> {
  const rows = await onDatabase(
    url,
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  return rows.map((row) => (row as { readonly name: string }).name);
}

function databaseName(): string {
  return new URL(url).pathname.slice(1);
}

/** For every connection that is made from now on. */
async function readOnly(isReadOnly: boolean): Promise<void> {
  const setting = `alter database ${databaseName()} set default_transaction_read_only = ${isReadOnly}`;
  await onDatabase(url.replace(/[^/]+$/, 'postgres'), setting);
}

async function cutConnections(which = 'true'): Promise<void> {
  const others = `datname = current_database() and pid <> pg_backend_pid() and ${which}`;
  await onDatabase(url, `select pg_terminate_backend(pid) from pg_stat_activity where ${others}`);
  await expect.poll(() => onDatabase(url, `select 1 from pg_stat_activity where ${others}`)).toEqual([]);
}

/** How many connections wait for a lock. */
async function waiting(): Promise<number> {
  const locked = `datname = current_database() and wait_event_type = 'Lock'`;
  return (await onDatabase(url, `select 1 from pg_stat_activity where ${locked}`)).length;
}
