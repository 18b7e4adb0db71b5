import type { Kysely, Transaction } from 'kysely';

import { type Claiming, MOST_CLAIMED } from './claiming.ts';
import { LARGEST_CLOCK_DIFFERENCE_MS } from './clock-difference.ts';
import { inTransaction } from './in-transaction.ts';
import type { ClaimedNotification, NotificationClaim } from './outbox.ts';
import { notificationOf } from './outbox-row.ts';
import { requireWhole } from './require-whole.ts';
import type { OutboxRow, Tables } from './tables.ts';

/** Claims the notifications of a channel that are first in their lane, due, and nobody else's just now. */
export async function claimNotifications(
  db: Kysely<Tables>,
  claim: NotificationClaim,
  claiming: Claiming,
): Promise<readonly ClaimedNotification[]> {
  requireWhole('The lease of a notification in milliseconds', claim.leaseMs, DAY_MS);
  requireWhole('The limit of notifications to claim', claim.limit, MOST_CLAIMED);
  const rows = await inTransaction(db, async (transaction) => {
    const ids = await headsFor(transaction, claim, claiming);
    return ids.length === 0 ? [] : lease(transaction, ids, claim);
  });
  return rows
    .toSorted((a, b) => a.next_at - b.next_at || a.created_at - b.created_at || (a.id < b.id ? -1 : 1))
    .map((row) => ({ ...notificationOf(row), epoch: row.epoch, attempts: row.attempts }));
}

async function headsFor(
  db: Transaction<Tables>,
  { channel, now, leaseMs, pauseMs, limit }: NotificationClaim,
  { skipsLocked }: Claiming,
): Promise<readonly string[]> {
  const at = now.getTime();
  const latest = at + LARGEST_CLOCK_DIFFERENCE_MS;
  const heads = await db
    .selectFrom('outbox')
    .select('id')
    .where('channel', '=', channel)
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('next_at', '<=', at), eb('next_at', '>', latest + pauseMs)]))
    .where((eb) => eb.or([eb('lease_until', '<=', at), eb('lease_until', '>', latest + leaseMs)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as earlier')
            .select('earlier.id')
            .whereRef('earlier.alert_key', '=', 'outbox.alert_key')
            .whereRef('earlier.channel', '=', 'outbox.channel')
            .whereRef('earlier.sequence', '<', 'outbox.sequence')
            .where('earlier.ended_at', 'is', null),
        ),
      ),
    )
    .orderBy('next_at')
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .$if(skipsLocked, (query) => query.forUpdate('outbox').skipLocked())
    .execute();
  return heads.map(({ id }) => id);
}

function lease(
  db: Transaction<Tables>,
  ids: readonly string[],
  { now, leaseMs }: NotificationClaim,
): Promise<OutboxRow[]> {
  return db
    .updateTable('outbox')
    .set((eb) => ({
      lease_until: now.getTime() + leaseMs,
      epoch: eb('epoch', '+', 1),
      attempts: eb('attempts', '+', 1),
    }))
    .where('id', 'in', ids)
    .returningAll()
    .execute();
}

const DAY_MS = 86_400_000;
