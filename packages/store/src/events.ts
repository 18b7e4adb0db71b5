import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';

import { inChunks } from './in-chunks.ts';
import type { IncidentId } from './incidents.ts';
import type { EventRow, Tables } from './tables.ts';

/** One step in the life of an alert, and why it was made. */
export type NewEvent = {
  readonly incident: IncidentId;
  readonly at: Date;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  /** Of the ids of the readings that led to it; a person's step has none. */
  readonly digest?: string;
  /** The person, where one made it. */
  readonly by?: string;
};

/** What happened to incidents; it is only ever added to, by `guard.commit` and by what people do. */
export type Events = {
  /** From the first to the last. */
  readonly ofIncident: (id: IncidentId) => Promise<readonly NewEvent[]>;
};

/** Keeps events in a database. */
export function eventsIn(db: Kysely<Tables>): Events {
  return {
    async ofIncident({ alertKey, number }) {
      const rows = await db
        .selectFrom('events')
        .selectAll()
        .where((event) => event.and({ alert_key: alertKey, incident_number: number }))
        .orderBy('at')
        .orderBy('place')
        .orderBy('id')
        .execute();
      return rows.map(eventOf);
    },
  };
}

/** Adds events; the same twice is one. */
export async function addEvents(db: Transaction<Tables>, events: readonly NewEvent[]): Promise<void> {
  const rows = events.map(rowOf).sort((a, b) => (a.id < b.id ? -1 : 1));
  await inChunks(rows, async (chunk) => {
    const insert = db.insertInto('events').values([...chunk]);
    await insert.onConflict((conflict) => conflict.doNothing()).execute();
  });
}

function rowOf({ incident, at, from, to, reason, digest, by }: NewEvent, place: number): EventRow {
  const row = {
    alert_key: incident.alertKey,
    incident_number: incident.number,
    at: at.getTime(),
    from_state: from,
    to_state: to,
    reason,
    digest: digest ?? null,
    made_by: by ?? null,
  };
  const id = createHash('sha256').update(JSON.stringify(row)).digest('hex');
  return { ...row, id, place };
}

function eventOf(row: EventRow): NewEvent {
  return {
    incident: { alertKey: row.alert_key, number: row.incident_number },
    at: new Date(row.at),
    from: row.from_state,
    to: row.to_state,
    reason: row.reason,
    ...(row.digest !== null && { digest: row.digest }),
    ...(row.made_by !== null && { by: row.made_by }),
  };
}
