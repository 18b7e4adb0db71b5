import type { ListedIncident } from '@tollkeeper/cards/standing';
import type {
  Heartbeat,
  NotificationCounts,
  Silence,
  Store,
  Target,
  TracedNotification,
} from '@tollkeeper/store';

import type { ChannelSettings } from '../configuration/settings.ts';
import { channelState } from '../delivering/channel-state.ts';
import { listedIncidents } from './listed-incidents.ts';
import type { Books } from './open-report.ts';
import { type SeenSource, type SeenSubjects, seenSubjects } from './seen.ts';

/** Everything about a guard that somebody may want to know at an instant. */
export type GuardStatus = Omit<SeenSubjects, 'sources' | 'alerts'> & {
  readonly at: Date;
  readonly sources: readonly (SeenSource & { readonly nextDue?: Date })[];
  /** Newest first. */
  readonly open: readonly ListedIncident[];
  readonly silences: readonly Silence[];
  readonly channels: readonly ChannelStatus[];
  /** The last that nobody could deliver, newest first. */
  readonly dead: readonly TracedNotification[];
  readonly guards: readonly (Heartbeat & { readonly isSilent: boolean })[];
};

/** A channel: where it leads, whether it is broken, and what became of its messages. */
export type ChannelStatus = {
  readonly name: string;
  /** Missing where guard.yaml has it no more, and messages still wait for it. */
  readonly leadsTo?: ChannelSettings['way']['kind'];
  readonly from?: ChannelSettings['from'];
  readonly broken?: { readonly since: Date; readonly reason: string };
  /** Its tries fail, and are made again. */
  readonly failing?: { readonly since: Date; readonly reason: string; readonly nextTry?: Date };
  readonly counts: Omit<NotificationCounts, 'channel'>;
};

/** Looks up how a guard stands. */
export async function guardStatus({ settings, store, now }: Books): Promise<GuardStatus> {
  const [seen, targets, open, silences, dead, heartbeats] = await Promise.all([
    seenSubjects(store),
    store.targets.list(),
    store.incidents.open(),
    store.silences.active(now),
    store.outbox.deadLetters(MOST_DEAD),
    store.heartbeats.list(),
  ]);
  const silentMs = SILENT_MS * Math.max(1, settings.demoClock?.speed ?? 1);
  return {
    ...seen,
    at: now,
    sources: seen.sources.map((source) => ({ ...source, ...dueOf(source, targets) })),
    open: listedIncidents(open, seen.alerts),
    silences,
    channels: await channelsOf(settings.channels, store),
    dead,
    guards: heartbeats.map((each) => ({
      ...each,
      // A clock that was ahead said it where that lies in the future.
      isSilent: Math.abs(now.getTime() - each.lastOk.getTime()) > silentMs,
    })),
  };
}

function dueOf({ subject }: SeenSource, targets: readonly Target[]): { readonly nextDue?: Date } {
  const target = targets.find(({ id }) => id === subject.id);
  return target === undefined ? {} : { nextDue: target.nextDue };
}

async function channelsOf(
  configured: readonly ChannelSettings[],
  store: Store,
): Promise<readonly ChannelStatus[]> {
  const counts = await store.outbox.counts(new Date(0), FAR_AHEAD);
  const countOf = (name: string): ChannelStatus['counts'] => {
    const { channel: _, ...own } = counts.find(({ channel }) => channel === name) ?? NO_COUNTS;
    return own;
  };
  const known: ChannelStatus[] = [];
  for (const { name, way, from } of configured) {
    const { broken, failing, pausedUntil } = await channelState({ store }, name);
    known.push({
      name,
      leadsTo: way.kind,
      from,
      counts: countOf(name),
      ...(broken !== undefined && { broken: { since: new Date(broken.since), reason: broken.reason } }),
      ...(failing !== undefined && {
        failing: {
          since: new Date(failing.since),
          reason: failing.reason,
          ...(pausedUntil !== undefined && { nextTry: new Date(pausedUntil) }),
        },
      }),
    });
  }
  const names = new Set(configured.map(({ name }) => name));
  const left = counts.filter(({ channel, waiting }) => waiting > 0 && !names.has(channel));
  return [...known, ...left.map(({ channel: name }) => ({ name, counts: countOf(name) }))];
}

/** Guards say every 15 s that they are well, in real time. */
const SILENT_MS = 180_000;
const MOST_DEAD = 5;
const FAR_AHEAD = new Date(Date.UTC(9999, 0));
const NO_COUNTS: NotificationCounts = {
  channel: '',
  fired: 0,
  delivered: 0,
  combined: 0,
  snoozed: 0,
  dead: 0,
  waiting: 0,
};
