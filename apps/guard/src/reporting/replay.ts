import { setImmediate as others } from 'node:timers/promises';
import type { AlertEvent, Notification, Severity, Subject } from '@tollkeeper/engine';
import { isWorse } from '@tollkeeper/engine/guarding';
import type { Incident, Store } from '@tollkeeper/store';

import { readingsOf } from '../collecting/reading-text.ts';
import type { GuardFile } from '../configuration/guard-file.ts';
import { type Exhaustion, exhaustionsIn, warnedOf } from './exhaustion.ts';
import { type Fired, firedIn } from './fired.ts';
import { replaySubject } from './replay-subject.ts';

/** What is counted of a history: from an instant until before another. */
export type ReplayWindow = { readonly from: Date; readonly until: Date };

/** What fired, beside what would have with other rules. */
export type Replay = {
  readonly window: ReplayWindow;
  readonly readings: number;
  readonly recorded: Told;
  readonly replayed: Told;
  /** By their key, what subjects are. */
  readonly subjects: ReadonlyMap<string, Subject>;
};

export type Told = {
  /** The oldest first. */
  readonly fired: readonly Fired[];
  /** Messages that are heard; a page is one that is critical or worse. */
  readonly pings: number;
  readonly pages: number;
  readonly exhaustions: readonly Exhaustion[];
};

/** Decides on everything that is kept once more, with other rules and reminders; nothing is written, nobody is told. */
export async function replay(
  store: Pick<Store, 'readings' | 'incidents' | 'events' | 'outbox'>,
  { rules, reminders }: Pick<GuardFile, 'rules' | 'reminders'>,
  asked: Partial<ReplayWindow> & { readonly now: Date },
): Promise<Replay> {
  const until = asked.until ?? asked.now;
  const replayable = rules.filter(({ kind }) => kind !== LEFT_OUT);
  const subjects = new Map<string, Subject>();
  const parts: {
    readonly key: string;
    readonly fired: readonly Fired[];
    readonly spentAt: readonly Date[];
  }[] = [];
  const notifications: Notification[] = [];
  let [count, earliest] = [0, until];
  for (const key of await store.readings.subjects()) {
    const readings = readingsOf(await store.readings.since(key, new Date(0))).filter(({ at }) => at < until);
    const subject = readings.at(-1)?.subject;
    if (subject === undefined) continue;
    subjects.set(key, subject);
    const replayed = replaySubject(readings, { rules: replayable, reminders, tickMs: TICK_MS, until });
    notifications.push(...replayed.notifications);
    parts.push({ key, fired: firedIn(replayed.events), spentAt: exhaustionsIn(readings) });
    count += readings.length;
    for (const { at } of readings) if (at < earliest) earliest = at;
    await others();
  }
  const window = { from: asked.from ?? earliest, until };
  const isIn = ({ at }: { readonly at: Date }): boolean => at >= window.from && at < window.until;
  const recorded = await recordedIn(store, isIn);
  const spent = parts.flatMap(({ key, spentAt }) => spentAt.map((at) => ({ key, at }))).filter(isIn);
  const told = (all: readonly Fired[], heard: readonly Heard[]): Told => ({
    fired: all.filter(isIn).toSorted((a, b) => a.at.getTime() - b.at.getTime()),
    ...countsOf(heard.filter(isIn)),
    exhaustions: spent.map(({ key, at }) => warnedOf(key, at, all)),
  });
  return {
    window,
    readings: count,
    subjects,
    recorded: told(recorded.fired, recorded.heard),
    replayed: told(
      parts.flatMap(({ fired }) => fired),
      notifications.filter(({ pings, kind }) => pings && kind !== 'resolved'),
    ),
  };
}

/** How many in a week of the window. */
export function perWeek(count: number, { from, until }: ReplayWindow): number {
  const weeks = (until.getTime() - from.getTime()) / WEEK_MS;
  return weeks <= 0 ? 0 : count / weeks;
}

type Heard = { readonly at: Date; readonly severity: Severity };

function countsOf(heard: readonly Heard[]): Pick<Told, 'pings' | 'pages'> {
  return { pings: heard.length, pages: heard.filter(({ severity }) => isWorse(severity, 'warning')).length };
}

/** What the guard decided at its time, with each message once, however many channels had it. */
async function recordedIn(
  store: Pick<Store, 'incidents' | 'events' | 'outbox'>,
  isIn: (dated: { readonly at: Date }) => boolean,
): Promise<{ readonly fired: readonly Fired[]; readonly heard: readonly Heard[] }> {
  const incidents = [...(await store.incidents.open()), ...(await store.incidents.history(MOST_INCIDENTS))];
  const events: AlertEvent[] = [];
  const heard: Heard[] = [];
  for (const incident of incidents.filter(({ rule }) => rule !== LEFT_OUT)) {
    events.push(...(await store.events.ofIncident(incident)));
    heard.push(...(await heardOf(store, incident)).filter(isIn));
  }
  return { fired: firedIn(events), heard };
}

async function heardOf(store: Pick<Store, 'outbox'>, incident: Incident): Promise<readonly Heard[]> {
  const rows = await store.outbox.ofIncident(incident);
  const loud = rows.filter(({ kind }) => /^(?:level|repeat|escalate):/.test(kind));
  const byKind = new Map(loud.map((row) => [row.kind, row]));
  return [...byKind.values()].map(({ kind, createdAt: at }) => {
    const [word, severity] = kind.split(':');
    return { at, severity: (word === 'level' ? severity : incident.severity) as Severity };
  });
}

const WEEK_MS = 7 * 86_400_000;

/** The rule that is not replayed: of looks that failed not all are kept. */
export const LEFT_OUT = 'source-stale';

/** As short as the shortest time after which something is said again. */
const TICK_MS = 300_000;
const MOST_INCIDENTS = 10_000;
