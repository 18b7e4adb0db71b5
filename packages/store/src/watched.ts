import type { Transaction } from 'kysely';

import type { Claiming } from './claiming.ts';
import type { WatchedState } from './guard-commits.ts';
import { inChunks } from './in-chunks.ts';
import type { Tables } from './tables.ts';

/** Replaces what is known of subjects, and says of which another version is there than the one it was made from. */
export async function replaceWatched(
  db: Transaction<Tables>,
  states: readonly WatchedState[],
  claiming: Claiming,
): Promise<readonly string[]> {
  const stale: string[] = [];
  const sorted = states.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  await inChunks(sorted, async (chunk) => {
    stale.push(...(await replaceSome(db, chunk, claiming)));
  });
  return stale;
}

async function replaceSome(
  db: Transaction<Tables>,
  states: readonly WatchedState[],
  { skipsLocked }: Claiming,
): Promise<readonly string[]> {
  const keys = states.map(({ key }) => key);
  const there = await db
    .selectFrom('watched')
    .select(['key', 'version'])
    .where('key', 'in', keys)
    .orderBy('key')
    .$if(skipsLocked, (query) => query.forUpdate())
    .execute();
  const versions = new Map(there.map(({ key, version }) => [key, version]));
  const current = states.filter(({ key, version }) => (versions.get(key) ?? 0) === version);
  const replaced = await replace(db, current);
  return keys.filter((key) => !replaced.has(key));
}

async function replace(
  db: Transaction<Tables>,
  states: readonly WatchedState[],
): Promise<ReadonlySet<string>> {
  if (states.length === 0) return new Set();
  const rows = await db
    .insertInto('watched')
    .values(states.map(({ key, version, json }) => ({ key, version: version + 1, json })))
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((eb) => ({ version: eb.ref('excluded.version'), json: eb.ref('excluded.json') }))
        // Two that begin with a subject find nothing to lock: here the second of them is told.
        .whereRef('watched.version', '<', 'excluded.version'),
    )
    .returning('key')
    .execute();
  return new Set(rows.map(({ key }) => key));
}
