import type { Kysely } from 'kysely';

import { inTransaction } from './in-transaction.ts';
import type { HeldNotification, ReleasedNotifications } from './outbox.ts';
import type { OutboxRow, Tables } from './tables.ts';

/** What becomes of notifications, and how many of their tries do not count. */
export type Release = { readonly set: Partial<OutboxRow>; readonly triesTakenBack: number };

/** Writes what became of notifications, but not of those that are held no longer. */
export async function release(
  db: Kysely<Tables>,
  held: readonly HeldNotification[],
  { set, triesTakenBack }: Release,
): Promise<ReleasedNotifications> {
  const sorted = held.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const lost = await inTransaction(db, async (transaction) => {
    const ids: string[] = [];
    for (const { id, epoch } of sorted) {
      const { numUpdatedRows } = await transaction
        .updateTable('outbox')
        .set((eb) => ({ ...set, attempts: eb('attempts', '-', triesTakenBack) }))
        .where((row) => row.and({ id, epoch }))
        .where('ended_at', 'is', null)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) ids.push(id);
    }
    return ids;
  });
  return lost.length === 0 ? { kind: 'released' } : { kind: 'lost', ids: lost };
}
