import type { Transaction } from 'kysely';

import type { Claiming } from './claiming.ts';
import { inChunks } from './in-chunks.ts';
import type { Tables } from './tables.ts';
import type { PolledTarget } from './targets.ts';

/** Gives targets back, due at their next time, and says which were claimed by somebody else since, or removed. */
export async function completeTargets(
  db: Transaction<Tables>,
  targets: readonly PolledTarget[],
  claiming: Claiming,
): Promise<readonly string[]> {
  const stale: string[] = [];
  const sorted = targets.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await inChunks(sorted, async (chunk) => {
    stale.push(...(await completeSome(db, chunk, claiming)));
  });
  return stale;
}

async function completeSome(
  db: Transaction<Tables>,
  targets: readonly PolledTarget[],
  { skipsLocked }: Claiming,
): Promise<readonly string[]> {
  const ids = targets.map(({ id }) => id);
  const there = await db
    .selectFrom('targets')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .$if(skipsLocked, (query) => query.forUpdate())
    .execute();
  const rows = new Map(there.map((row) => [row.id, row]));
  const held = targets.flatMap(({ id, epoch, intervalMs, nextDue }) => {
    const row = rows.get(id);
    if (row?.epoch !== epoch) return [];
    return [{ ...row, next_due: nextDue.getTime(), interval_ms: intervalMs, lease_until: 0 }];
  });
  if (held.length > 0) {
    // One statement for all of them: each has its own due time, and a sweep completes thousands.
    await db
      .insertInto('targets')
      .values(held)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          next_due: eb.ref('excluded.next_due'),
          interval_ms: eb.ref('excluded.interval_ms'),
          lease_until: eb.ref('excluded.lease_until'),
        })),
      )
      .execute();
  }
  const completed = new Set(held.map(({ id }) => id));
  return ids.filter((id) => !completed.has(id));
}
