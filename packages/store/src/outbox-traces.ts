import type { Kysely } from 'kysely';

import type { NotificationCounts, NotificationEnd, Outbox, TracedNotification } from './outbox.ts';
import { claimed, notificationOf } from './outbox-row.ts';
import type { OutboxRow, Tables } from './tables.ts';

/** Tells from a database what became of notifications. */
export function notificationTracesIn(
  db: Kysely<Tables>,
): Pick<Outbox, 'ofIncident' | 'everOwed' | 'waiting' | 'deserted' | 'deadLetters' | 'counts'> {
  return {
    async ofIncident({ alertKey, number }) {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where((row) => row.and({ alert_key: alertKey, incident_number: number }))
        .orderBy('channel')
        .orderBy('sequence')
        .execute();
      return rows.map(traced);
    },
    async everOwed(alertKey) {
      const lanes = db.selectFrom('outbox_lanes').select('channel').where('alert_key', '=', alertKey);
      return (await lanes.orderBy('channel').execute()).map(({ channel }) => channel);
    },
    async waiting(channel, limit) {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('channel', '=', channel)
        .where('ended_at', 'is', null)
        .orderBy('created_at')
        .orderBy('sequence')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(claimed);
    },
    async deserted(others, since) {
      const at = since.getTime();
      const rows = await db
        .selectFrom('outbox')
        .select('channel')
        .where('ended_at', 'is', null)
        .$if(others.length > 0, (query) => query.where('channel', 'not in', others))
        .groupBy('channel')
        .having(({ fn }) => fn.max('next_at'), '<=', at)
        .having(({ fn }) => fn.max('lease_until'), '<=', at)
        .orderBy('channel')
        .execute();
      return rows.map(({ channel }) => channel);
    },
    async deadLetters(limit) {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('ended_as', '=', 'dead')
        .orderBy('ended_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(traced);
    },
    async counts(from, until) {
      const rows = await db
        .selectFrom('outbox')
        .select(({ fn }) => ['channel', 'ended_as', fn.countAll().as('rows')])
        .where('created_at', '>=', from.getTime())
        .where('created_at', '<', until.getTime())
        .groupBy(['channel', 'ended_as'])
        .execute();
      const channels = [...new Set(rows.map(({ channel }) => channel))].sort();
      return channels.map((channel) => countsOf(channel, rows));
    },
  };
}

function traced(row: OutboxRow): TracedNotification {
  const end = endOf(row);
  return {
    ...notificationOf(row),
    attempts: row.attempts,
    nextAt: new Date(row.next_at),
    ...(row.last_failure !== null && { lastFailure: row.last_failure }),
    ...(end !== undefined && { end }),
  };
}

function endOf({ ended_as, ended_at, dead_reason, receipt }: OutboxRow): TracedNotification['end'] {
  if (ended_as === null || ended_at === null) return undefined;
  const at = new Date(ended_at);
  if (ended_as === 'dead') return { as: ended_as, at, reason: dead_reason ?? '' };
  const end: NotificationEnd = { as: ended_as, at };
  return receipt === null ? end : { ...end, receipt };
}

type Counted = Pick<OutboxRow, 'channel' | 'ended_as'> & { readonly rows: number | string | bigint };

function countsOf(channel: string, rows: readonly Counted[]): NotificationCounts {
  const own = rows.filter((row) => row.channel === channel);
  const count = (as: OutboxRow['ended_as']): number =>
    Number(own.find(({ ended_as }) => ended_as === as)?.rows ?? 0);
  return {
    channel,
    fired: own.reduce((sum, { rows: some }) => sum + Number(some), 0),
    delivered: count('delivered'),
    combined: count('combined'),
    snoozed: count('snoozed'),
    dead: count('dead'),
    waiting: count(null),
  };
}
