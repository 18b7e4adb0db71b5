import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';

import type { NewIncident } from './incidents.ts';
import type { IncidentRow, Tables } from './tables.ts';

/**
 * Opens incidents and brings those up to date that are there; what people set stays, unless it is to be cleared.
 *
 * Throws where that would give an alert two open incidents, or a number below one that it had.
 */
export async function putIncidents(
  db: Transaction<Tables>,
  incidents: readonly NewIncident[],
): Promise<void> {
  // By number, so that one is resolved before the next of its alert is opened.
  const sorted = incidents.toSorted(
    (a, b) => Number(a.alertKey > b.alertKey) - Number(a.alertKey < b.alertKey) || a.number - b.number,
  );
  for (const incident of sorted) {
    if (!(await update(db, incident))) await open(db, incident);
  }
}

async function update(db: Transaction<Tables>, incident: NewIncident): Promise<boolean> {
  const { alertKey, number, resolved, clearsFacts } = incident;
  const { numUpdatedRows } = await db
    .updateTable('incidents')
    .set((eb) => ({
      ...shared(incident),
      ...(resolved && { resolved_at: resolved.at.getTime(), resolved_cause: resolved.cause }),
      ...(clearsFacts && NO_FACTS),
      version: eb('version', '+', 1),
    }))
    .where((row) => row.and({ alert_key: alertKey, number }))
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

async function open(db: Transaction<Tables>, incident: NewIncident): Promise<void> {
  const { alertKey, number, resolved } = incident;
  await requireNext(db, incident);
  const row = {
    ...shared(incident),
    ...NO_FACTS,
    alert_key: alertKey,
    number,
    opened_at: incident.openedAt.getTime(),
    resolved_at: resolved?.at.getTime() ?? null,
    resolved_cause: resolved?.cause ?? null,
    version: 1,
  };
  const digest = createHash('sha256')
    .update(JSON.stringify([alertKey, number]))
    .digest('hex')
    .toUpperCase();
  for (let length = SHORTEST; length <= digest.length; length += 1) {
    if (await insert(db, { ...row, short_id: digest.slice(0, length) })) return;
  }
  throw new Error(`Incident ${number} of the alert "${alertKey}" was opened by somebody else meanwhile.`);
}

/** Whether nobody had the short id, or anything else that only one may have. */
async function insert(db: Transaction<Tables>, row: IncidentRow): Promise<boolean> {
  const inserted = await db
    .insertInto('incidents')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst();
  return inserted !== undefined;
}

async function requireNext(db: Transaction<Tables>, { alertKey, number }: NewIncident): Promise<void> {
  const last = await db
    .selectFrom('incidents')
    .select(['number', 'resolved_at'])
    .where('alert_key', '=', alertKey)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined || (last.number < number && last.resolved_at !== null)) return;
  throw new Error(
    `The alert "${alertKey}" cannot open incident ${number}: its incident ${last.number} is ` +
      `${last.resolved_at === null ? 'still open' : 'a later one'}.`,
  );
}

function shared({ rule, subject, severity, evidence }: NewIncident) {
  return { rule, subject, severity, evidence };
}

const NO_FACTS = { acknowledged_by: null, acknowledged_at: null, snoozed_by: null, snoozed_until: null };

/** Four letters are short enough to type; more are used while an open incident has the same four. */
const SHORTEST = 4;
