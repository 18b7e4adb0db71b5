import type { GuardBatch } from '../src/guard-commits.ts';
import type { NewIncident } from '../src/incidents.ts';
import type { NewNotification } from '../src/outbox.ts';
import type { Store } from '../src/store.ts';

/** The instant from which the tests of the guard's tables count. */
export const NOON = new Date('2026-11-21T12:00:00.000Z');

export function after(milliseconds: number): Date {
  return new Date(NOON.getTime() + milliseconds);
}

/** A batch with nothing in it but what is given. */
export function batchOf(parts: Partial<GuardBatch>): GuardBatch {
  return { readings: [], watched: [], incidents: [], events: [], outbox: [], targets: [], ...parts };
}

/** The alert of the tests, with "⋅" as between the parts of every id. */
export const ALERT = 'limit-share⋅key:abc';

export function incidentOf(changes: Partial<NewIncident> = {}): NewIncident {
  return {
    alertKey: ALERT,
    number: 1,
    rule: 'limit-share',
    subject: '{"kind":"key","id":"abc"}',
    severity: 'warning',
    openedAt: NOON,
    evidence: '{"spent":"80000000000000"}',
    ...changes,
  };
}

/** A notification whose id follows from the rest. */
export function notificationOf(changes: Partial<NewNotification> = {}): NewNotification {
  const parts = {
    incident: { alertKey: ALERT, number: 1 },
    channel: 'slack',
    kind: 'level:warning',
    content: '{"reason":"80 % spent"}',
    createdAt: NOON,
    ...changes,
  };
  const { incident, kind, channel } = parts;
  return { id: `${incident.alertKey}⋅${incident.number}⋅${kind}⋅${channel}`, ...parts };
}

/** Puts notifications in, in this order. */
export async function owe(store: Store, ...outbox: readonly NewNotification[]): Promise<void> {
  await store.guard.commit(batchOf({ outbox }));
}

/** Opens incidents, or brings them up to date. */
export async function put(store: Store, ...incidents: readonly NewIncident[]): Promise<void> {
  await store.guard.commit(batchOf({ incidents }));
}

/** Claims what is first on a channel, as one that works a minute on it and puts off for an hour at the most. */
export function claimAt(store: Store, milliseconds: number, channel = 'slack') {
  return store.outbox.claim({
    channel,
    now: after(milliseconds),
    leaseMs: 60_000,
    pauseMs: 3_600_000,
    limit: 100,
  });
}
