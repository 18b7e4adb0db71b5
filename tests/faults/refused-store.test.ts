import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { openStore } from '@tollkeeper/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type GuardEnd, guardOnce } from './guard-process.ts';

/** Whoever may read everything would read these, too: tests that root runs let the guard be nobody. */
const NOBODY = getuid?.() === 0 ? { FAULTS_UID: '65534' } : {};

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tollkeeper-refused-'));
  await chmod(folder, 0o777);
  await mkdir(join(folder, 'kept'), { mode: 0o777 });
  path = join(folder, 'kept', 'guard.db');
});

afterEach(async () => {
  await chmod(join(folder, 'kept'), 0o777);
  await rm(folder, { recursive: true });
});

function guard(faults: Readonly<Record<string, string>> = {}): Promise<GuardEnd> {
  const env = {
    OPENROUTER_URL: 'http://127.0.0.1:9/api/v1',
    OPENROUTER_MANAGEMENT_KEY: 'made-up',
    TOLLKEEPER_STORE: path,
  };
  return guardOnce({ env, folder, at: new Date('2026-11-21T12:00:00Z'), faults });
}

async function aStore(): Promise<void> {
  await (await openStore({ path })).close();
}

async function digest(): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

/** A sentence for people and nothing else, no card and no word about what holds. */
async function expectRefused(ended: GuardEnd, what: string): Promise<void> {
  expect(ended.stderr).toBe(`guard: The store "${path}" ${what}\n`);
  expect(ended.stdout).toBe('');
  expect(ended.status).toBe(2);
}

const MAY_NOT_WRITE =
  'cannot be written. Let the user who runs Tollkeeper write the file and its folder, or name another file.';

describe('a guard whose store cannot be used', { timeout: 60_000 }, () => {
  it.each([
    ['a file and a folder that nobody may write, as on a read-only mount', 0o444, 0o555],
    ['a file that nobody may read', 0o000, 0o777],
    ['a folder that nobody may look into', 0o666, 0o000],
  ])('says so of %s, and leaves it as it is', async (_, file, within) => {
    await aStore();
    const before = await digest();
    await chmod(path, file);
    await chmod(join(folder, 'kept'), within);
    const ended = await guard(NOBODY);
    await chmod(join(folder, 'kept'), 0o777);
    await chmod(path, 0o600);
    await expectRefused(ended, MAY_NOT_WRITE);
    expect(await digest()).toBe(before);
  });

  it('makes no file where it may not', async () => {
    await chmod(join(folder, 'kept'), 0o555);
    await expectRefused(await guard(NOBODY), MAY_NOT_WRITE);
    expect(existsSync(path)).toBe(false);
  });

  it('says that a newer Tollkeeper wrote it, and changes nothing in it', async () => {
    await aStore();
    const database = new DatabaseSync(path);
    database.exec(`insert into kysely_migration values ('9999-made-up', '2027-01-01T00:00:00Z')`);
    database.close();
    const before = await digest();
    await expectRefused(
      await guard(),
      'was written by a newer Tollkeeper, whose step "9999-made-up" this one does not know; nothing in it was changed. Update Tollkeeper, or name another file.',
    );
    expect(await digest()).toBe(before);
  });

  it('says that it is no database, and leaves it as it is', async () => {
    await writeFile(path, 'notes of mine, and nothing to be written over\n'.repeat(200));
    const before = await digest();
    await expectRefused(
      await guard(),
      'is no database; it was left as it is. Name another file, or move this one away to start afresh.',
    );
    expect(await digest()).toBe(before);
  });

  it('says that it is damaged, and leaves it as it is', async () => {
    await aStore();
    const bytes = await readFile(path);
    await writeFile(path, bytes.fill(0xff, 4_096, 3 * 4_096));
    const before = await digest();
    await expectRefused(
      await guard(),
      'is damaged; it was left as it is. Put a copy of it back, or move it away together with its "-wal" and "-shm" to start afresh.',
    );
    expect(await digest()).toBe(before);
  });

  it('says that it is a folder', async () => {
    await mkdir(path);
    await expectRefused(await guard(), 'is a folder. Name a file in it.');
  });

  it('says that the disk is full where it cannot even be made, and makes it once there is room', async () => {
    await expectRefused(
      await guard({ FAULTS_PAGES: '8' }),
      'cannot be written: the disk is full. Make room, then try again.',
    );
    const ended = await guard();
    expect(ended.stdout).toContain('no alert holds');
  });
});
