import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { openStore, openStoreAt, type Store, StoreError, type StorePlace } from '@tollkeeper/store';

/**
 * Opens the store as a run does, and says what is in the way, if anything is.
 *
 * Where there is no file yet, another one is made beside it and taken away again: a check leaves nothing behind.
 */
export async function storeProblem(place: StorePlace): Promise<string | undefined> {
  return place.kind === 'file' ? fileProblem(place.path) : problemOf(openStoreAt(place));
}

async function fileProblem(path: string): Promise<string | undefined> {
  const tried = existsSync(path) ? path : `${path}.try-${randomUUID()}`;
  try {
    return (await problemOf(openStore({ path: tried })))?.replaceAll(tried, path);
  } finally {
    if (tried !== path)
      await Promise.all(['', '-wal', '-shm'].map((end) => rm(`${tried}${end}`, { force: true })));
  }
}

async function problemOf(opening: Promise<Store>): Promise<string | undefined> {
  try {
    await (await opening).close();
    return undefined;
  } catch (error) {
    if (error instanceof StoreError) return error.message;
    throw error;
  }
}
