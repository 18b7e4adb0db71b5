import type { Kysely, Transaction } from 'kysely';

import { addEvents } from './events.ts';
import { inTransaction } from './in-transaction.ts';
import { incidentOf } from './incident-row.ts';
import type { HandledIncident, Handling, Incident, SeenIncident } from './incidents.ts';
import { putNotifications } from './outbox-put.ts';
import type { IncidentRow, Tables } from './tables.ts';

/** What a person does to an incident: which columns it sets, and what the log calls it. */
export type Change = Handling & {
  readonly set: Partial<IncidentRow>;
  readonly step: string;
};

/** Changes an open incident if it is still as it was seen, logs who did it and owes every copy an update. */
export function handleIncident(
  db: Kysely<Tables>,
  seen: SeenIncident,
  change: Change,
): Promise<HandledIncident> {
  return inTransaction(db, async (transaction): Promise<HandledIncident> => {
    const row = await transaction
      .updateTable('incidents')
      .set({ ...change.set, version: seen.version + 1 })
      .where((incident) =>
        incident.and({ alert_key: seen.alertKey, number: seen.number, version: seen.version }),
      )
      .where('resolved_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return refusal(transaction, seen);
    const incident = incidentOf(row);
    await log(transaction, incident, change);
    await oweUpdates(transaction, incident, change);
    return { kind: 'handled', incident };
  });
}

async function refusal(
  db: Transaction<Tables>,
  { alertKey, number }: SeenIncident,
): Promise<HandledIncident> {
  const row = await db
    .selectFrom('incidents')
    .selectAll()
    .where((incident) => incident.and({ alert_key: alertKey, number }))
    .executeTakeFirst();
  if (row === undefined) return { kind: 'unknown' };
  return { kind: row.resolved_at === null ? 'changed' : 'resolved', incident: incidentOf(row) };
}

async function log(db: Transaction<Tables>, incident: Incident, { by, at, step }: Change): Promise<void> {
  const { alertKey, number, severity, version } = incident;
  // The version keeps apart what the same person does twice in a millisecond.
  const reason = `version ${version}, by a person`;
  await addEvents(db, [{ incident: { alertKey, number }, at, from: severity, to: step, reason, by }]);
}

async function oweUpdates(
  db: Transaction<Tables>,
  { alertKey, number, version }: Incident,
  { at, content }: Change,
): Promise<void> {
  const channels = await db
    .selectFrom('outbox')
    .select('channel')
    .distinct()
    .where((row) => row.and({ alert_key: alertKey, incident_number: number }))
    // One that is on its way may have been written before this and read after it.
    .where((row) =>
      row.or([row('receipt', 'is not', null), row.and([row('ended_at', 'is', null), row('epoch', '>', 0)])]),
    )
    .execute();
  const kind = `update:v${version}`;
  const updates = channels.map(({ channel }) => ({
    id: `${alertKey}⋅${number}⋅${kind}⋅${channel}`,
    incident: { alertKey, number },
    channel,
    kind,
    content,
    createdAt: at,
  }));
  await putNotifications(db, updates);
}
