import type { Transaction } from 'kysely';

import { inChunks } from './in-chunks.ts';
import type { NewNotification } from './outbox.ts';
import type { Tables } from './tables.ts';

/** Puts notifications in, each at the end of its lane; one that was put in before stays where it is. */
export async function putNotifications(
  db: Transaction<Tables>,
  notifications: readonly NewNotification[],
): Promise<void> {
  const lanes = Map.groupBy(notifications, ({ incident, channel }) =>
    JSON.stringify([incident.alertKey, channel]),
  );
  // In one order for everybody: two transactions that enter the same lanes must not wait for each other.
  const sorted = [...lanes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => members);
  for (const members of sorted) {
    const before = await enterLane(db, members);
    const rows = members.map((notification, index) => rowOf(notification, before + index + 1));
    await inChunks(rows, async (chunk) => {
      const insert = db.insertInto('outbox').values([...chunk]);
      await insert.onConflict((conflict) => conflict.column('id').doNothing()).execute();
    });
  }
}

/** Takes as many places at the end of a lane, and says how many were taken before. */
async function enterLane(db: Transaction<Tables>, members: readonly NewNotification[]): Promise<number> {
  const [first] = members;
  if (first === undefined) return 0;
  const { last } = await db
    .insertInto('outbox_lanes')
    .values({ alert_key: first.incident.alertKey, channel: first.channel, last: members.length })
    .onConflict((conflict) =>
      conflict
        .columns(['alert_key', 'channel'])
        .doUpdateSet((eb) => ({ last: eb('outbox_lanes.last', '+', members.length) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last - members.length;
}

function rowOf({ id, incident, channel, kind, content, createdAt }: NewNotification, sequence: number) {
  const at = createdAt.getTime();
  return {
    id,
    alert_key: incident.alertKey,
    incident_number: incident.number,
    channel,
    kind,
    content,
    sequence,
    created_at: at,
    next_at: at,
    lease_until: 0,
    epoch: 0,
    attempts: 0,
    last_failure: null,
    ended_at: null,
    ended_as: null,
    dead_reason: null,
    receipt: null,
  };
}
