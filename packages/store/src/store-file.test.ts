import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { PLAN } from '../contract/plan.ts';
import { openStore } from './open-store.ts';
import { StoreError } from './store-error.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const KEY = { platform: 'terminal', place: 'here', person: 'me' };

/** The tables of the second step, of the third, and so on. */
const ADDED_BY = [
  ['deliveries', 'answers', 'plans'],
  'targets watched incidents silences outbox outbox_lanes readings events heartbeats'.split(' '),
  ['silencings'],
];

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollkeeper-store-'));
  path = join(folder, 'tollkeeper.db');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What `openStore` says when it refuses. */
async function refusal(of = path): Promise<string> {
  const refused = await openStore({ path: of }).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(refused instanceof StoreError)) throw new Error(`openStore did not refuse: ${refused}`);
  return refused.message;
}

/** Another program at the same file. */
function foreign<T>(use: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(path);
  try {
    return use(database);
  } finally {
    database.close();
  }
}

describe('the file of a store', () => {
  it('is for its owner alone, with what stands beside it', async () => {
    const store = await openStore({ path });
    await store.conversations.save(KEY, { state: '1' }, NOW);
    const modes = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777]);
    expect(Object.fromEntries(modes)).toEqual({
      'tollkeeper.db': 0o600,
      'tollkeeper.db-shm': 0o600,
      'tollkeeper.db-wal': 0o600,
    });
    await store.close();
  });

  it('is one file when the store is closed, with a write-ahead log when it is open', async () => {
    await (await openStore({ path })).close();
    expect(readdirSync(folder)).toEqual(['tollkeeper.db']);
    expect(foreign((database) => database.prepare('pragma journal_mode').get())).toEqual({
      journal_mode: 'wal',
    });
  });

  it('keeps instants as whole milliseconds of the epoch', async () => {
    const store = await openStore({ path });
    await store.conversations.save(KEY, { state: '1' }, NOW);
    await store.close();
    const row = foreign((database) =>
      database.prepare('select expires_at, typeof(expires_at) t from conversations').get(),
    );
    // 2026-11-21T12:30:00Z
    expect(row).toEqual({ expires_at: 1_795_264_200_000, t: 'integer' });
  });

  it.each([1, 2, 3])('of version %i is brought up to date, and keeps what is in it', async (version) => {
    const before = await openStore({ path });
    await before.conversations.save(KEY, { state: '1' }, NOW);
    await before.close();
    foreign((database) => {
      // What the steps up to that version left.
      for (const table of ADDED_BY.slice(version - 1).flat()) database.exec(`drop table ${table}`);
      database.exec(`delete from kysely_migration where name > '000${version}~'`);
    });
    const store = await openStore({ path });
    expect((await store.conversations.load(KEY, NOW))?.state).toBe('1');
    expect(await store.deliveries.claim('a', { now: NOW, leaseMs: 1 })).toEqual({ kind: 'claimed' });
    expect(await store.incidents.open()).toEqual([]);
    expect(await store.silences.history(1)).toEqual([]);
    await store.close();
  });

  it('keeps planned money as digits', async () => {
    const store = await openStore({ path });
    await store.plans.save(PLAN);
    await store.close();
    const row = foreign((database) =>
      database.prepare('select planned_picodollars p, typeof(planned_picodollars) t from plans').get(),
    );
    expect(row).toEqual({ p: '1234500000000000', t: 'text' });
  });

  it('may be empty, as a new file is', async () => {
    writeFileSync(path, '');
    await (await openStore({ path })).close();
    expect(statSync(path).size).toBeGreaterThan(0);
  });
});

describe('openStore refuses', () => {
  it.each([
    ['short', 'notes'],
    ['long', 'my notes\n'.repeat(2_000)],
  ])('a %s file that is no database, and leaves it as it was', async (_, content) => {
    writeFileSync(path, content);
    expect(await refusal()).toBe(
      `The store "${path}" is no database; it was left as it is. Name another file, or move this one away to start afresh.`,
    );
    expect(readFileSync(path, 'utf8')).toBe(content);
    expect(readdirSync(folder)).toEqual(['tollkeeper.db']);
  });

  it.each([
    ['without a mark', 'create table cookies(a)'],
    ['with a mark of its own', 'pragma application_id = 7'],
  ])('a database of another program %s, and leaves it as it was', async (_, statement) => {
    foreign((database) => database.exec(statement));
    const before = readFileSync(path);
    expect(await refusal()).toBe(
      `The store "${path}" is a database of another program; nothing in it was changed. Name another file.`,
    );
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['tollkeeper.db']);
  });

  it('a file of a newer version, and leaves it as it was', async () => {
    const store = await openStore({ path });
    await store.conversations.save(KEY, { state: '1' }, NOW);
    await store.close();
    foreign((database) => {
      database.exec(`insert into kysely_migration values ('0099-from-tomorrow', '2027-01-01T00:00:00.000Z')`);
    });
    const before = readFileSync(path);
    expect(await refusal()).toBe(
      `The store "${path}" was written by a newer Tollkeeper, whose step "0099-from-tomorrow" this one does not ` +
        'know; nothing in it was changed. Update Tollkeeper, or name another file.',
    );
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('a damaged file, which keeps its bytes', async () => {
    await (await openStore({ path })).close();
    const bytes = readFileSync(path);
    // The page after the first is overwritten, its header kept: it still says that it is a database.
    bytes.fill(0xff, 100, 8_192);
    writeFileSync(path, bytes);
    expect(await refusal()).toMatch(
      /^The store ".+" is damaged; it was left as it is\. Put a copy of it back/,
    );
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('a folder that does not exist, without making it', async () => {
    const missing = join(folder, 'missing', 'tollkeeper.db');
    expect(await refusal(missing)).toBe(
      `The store "${missing}" cannot be made: its folder does not exist. Make the folder, or name another file.`,
    );
    expect(existsSync(join(folder, 'missing'))).toBe(false);
  });

  it('a folder in place of a file, and a file in place of a folder', async () => {
    mkdirSync(path);
    expect(await refusal()).toBe(`The store "${path}" is a folder. Name a file in it.`);
    writeFileSync(join(folder, 'file'), '');
    const below = join(folder, 'file', 'tollkeeper.db');
    expect(await refusal(below)).toContain('a part of its path is a file. Name a file in a folder.');
  });

  it('a folder that it may not write', async () => {
    chmodSync(folder, 0o555);
    expect(await asNobody(() => refusal())).toBe(
      `The store "${path}" cannot be written. ` +
        'Let the user who runs Tollkeeper write the file and its folder, or name another file.',
    );
  });

  it('a file that it may not write', async () => {
    await (await openStore({ path })).close();
    chmodSync(path, 0o444);
    chmodSync(folder, 0o777);
    expect(await asNobody(() => refusal())).toContain(' cannot be written. ');
  });
});

/** Runs as a user whom modes stop: whoever tests in a container is root, whom nothing stops. */
async function asNobody<T>(act: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return act();
  process.seteuid?.(NOBODY);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}

const NOBODY = 65_534;
