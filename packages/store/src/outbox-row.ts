import type { ClaimedNotification, NewNotification } from './outbox.ts';
import type { OutboxRow } from './tables.ts';

/** Reads from a row what was put in. */
export function notificationOf(row: OutboxRow): NewNotification {
  return {
    id: row.id,
    incident: { alertKey: row.alert_key, number: row.incident_number },
    channel: row.channel,
    kind: row.kind,
    content: row.content,
    createdAt: new Date(row.created_at),
  };
}

/** Reads a row with the epoch under which it was last claimed. */
export function claimed(row: OutboxRow): ClaimedNotification {
  return { ...notificationOf(row), epoch: row.epoch, attempts: row.attempts };
}
