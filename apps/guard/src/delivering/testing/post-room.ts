import type { Evidence, Notification, NotificationKind, Reason, Severity, Subject } from '@tollkeeper/engine';
import { alertKeyOf, evidenceText, notificationText, subjectJson } from '@tollkeeper/engine/guarding';
import { ratio, usd } from '@tollkeeper/pricing';
import { type NewIncident, type NewNotification, openStore, type Store } from '@tollkeeper/store';

import { deliver } from '../deliver.ts';
import type { Delivery } from '../delivery.ts';
import { type ScriptedChannel, scriptedChannel } from './scripted-channel.ts';

export const NOON = Date.UTC(2026, 10, 21, 12);
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** A store with channels in memory and a clock that stands until it is moved; waiting moves it. */
export type PostRoom = {
  readonly store: Store;
  readonly now: () => number;
  readonly advance: (milliseconds: number) => void;
  readonly channels: Readonly<Record<string, ScriptedChannel>>;
  readonly faults: string[];
  /** What the log would say of channels. */
  readonly news: string[];
  /** What a guard delivers with here. */
  readonly delivery: Delivery;
  readonly deliver: (changes?: Partial<Delivery>) => Promise<void>;
  /** Delivers every five seconds, or as often as is said, for so long. */
  readonly run: (milliseconds: number, every?: number) => Promise<void>;
  /** Opens the incident of a key, or says something else of it, to every channel. */
  readonly say: (key: string, kind: NotificationKind, changes?: Partial<Said>) => Promise<void>;
  /** `ops level:warning delivered` for each row of a key, in order. */
  readonly rows: (key: string, number?: number) => Promise<readonly string[]>;
};

export type Said = {
  readonly severity: Severity;
  readonly reason: Reason;
  readonly pings: boolean;
  readonly number: number;
  readonly channels: readonly string[];
};

export async function openPostRoom(
  names: readonly string[] = ['ops'],
  platform: ScriptedChannel['channel']['platform'] = 'slack',
): Promise<PostRoom> {
  const store = await openStore({ path: ':memory:' });
  let at = NOON;
  const now = () => at;
  const advance = (milliseconds: number) => {
    at += milliseconds;
  };
  const channels = Object.fromEntries(names.map((name) => [name, scriptedChannel(name, { now, platform })]));
  const faults: string[] = [];
  const news: string[] = [];
  const delivery: Delivery = {
    store,
    channels: names.map((name) => ({
      channel: (channels[name] as ScriptedChannel).channel,
      pings: true,
      escalateTo: undefined,
    })),
    rules: [{ id: 'key-limit' }],
    clock: { now: () => new Date(at), realNow: now, speed: 1, pause: async (ms) => advance(ms) },
    random: () => 0.5,
    comesBack: true,
    onFault: (what, error) => void faults.push(`${what}: ${String(error)}`),
    onNews: (sentence) => void news.push(sentence),
  };
  const run = async (milliseconds: number, every = 5 * SECOND) => {
    const until = at + milliseconds;
    while (at < until) {
      advance(Math.min(every, until - at));
      await deliver(delivery);
    }
  };
  return {
    store,
    now,
    advance,
    channels,
    faults,
    news,
    delivery,
    deliver: (changes = {}) => deliver({ ...delivery, ...changes }),
    run,
    say: (key, kind, changes) => say({ store, now, names }, { key, kind }, changes),
    rows: (key, number = 1) => rowsOf(store, key, number),
  };
}

export function alertKey(key: string): string {
  return alertKeyOf('key-limit', subjectOf(key));
}

async function say(
  {
    store,
    now,
    names,
  }: { readonly store: Store; readonly now: () => number; readonly names: readonly string[] },
  { key, kind }: { readonly key: string; readonly kind: NotificationKind },
  changes: Partial<Said> = {},
): Promise<void> {
  const at = new Date(now());
  const number = changes.number ?? 1;
  const incident = { alertKey: alertKey(key), number };
  const before = await store.incidents.find(incident);
  const severity =
    changes.severity ?? severityIn(kind) ?? (before?.severity as Severity | undefined) ?? 'warning';
  const since = before?.openedAt ?? at;
  const notification: Notification = {
    ...{ alertKey: incident.alertKey, incidentNumber: number, kind, rule: 'key-limit' },
    ...{ subject: subjectOf(key), severity, evidence: evidenceAt(at), at, since },
    reason: changes.reason ?? reasonFor(kind, at),
    pings: changes.pings ?? !kind.startsWith('update'),
  };
  const outbox = (changes.channels ?? names).map(
    (channel): NewNotification => ({
      id: [incident.alertKey, number, kind, channel].join('⋅'),
      incident,
      channel,
      kind,
      content: notificationText(notification),
      createdAt: at,
    }),
  );
  const row: NewIncident = {
    ...incident,
    rule: 'key-limit',
    subject: subjectJson(subjectOf(key)),
    severity,
    openedAt: since,
    evidence: evidenceText(evidenceAt(at)),
    ...(kind.startsWith('level') && before !== undefined && { clearsFacts: true as const }),
    ...(kind === 'resolved' && { resolved: { at, cause: 'limit_raised' } }),
  };
  const nothing = { readings: [], watched: [], events: [], targets: [] };
  await store.guard.commit({ ...nothing, incidents: [row], outbox });
}

async function rowsOf(store: Store, key: string, number: number): Promise<readonly string[]> {
  const traces = await store.outbox.ofIncident({ alertKey: alertKey(key), number });
  return traces.map(({ channel, kind, end }) => `${channel} ${kind} ${end?.as ?? 'waiting'}`);
}

function severityIn(kind: NotificationKind): Severity | undefined {
  const [word, severity] = kind.split(':');
  return word === 'level' ? (severity as Severity) : undefined;
}

function reasonFor(kind: NotificationKind, at: Date): Reason {
  if (kind === 'resolved') return { kind, cause: 'limit_raised', resolvedAt: at };
  if (kind.startsWith('update')) return { kind: 'milder', from: 'critical' };
  if (kind.startsWith('repeat')) return { kind: 'repeated', lastSaidAt: at };
  if (kind.startsWith('escalate')) return { kind: 'unanswered', lastSaidAt: at };
  return { kind: 'fired' };
}

function subjectOf(key: string): Subject {
  return { kind: 'key', id: key, name: key };
}

/** $95 of $100 a day. */
function evidenceAt(readAt: Date): Evidence {
  return {
    kind: 'limit',
    readAt,
    standing: {
      ...{ kind: 'limited', limit: usd('100'), spent: usd('95'), remaining: usd('5') },
      ...{ share: ratio(95n, 100n), reset: 'daily' },
    },
  };
}
