import type { Kysely } from 'kysely';

import type { Claiming } from './claiming.ts';
import type { IncidentId } from './incidents.ts';
import { claimNotifications } from './outbox-claim.ts';
import { type Release, release } from './outbox-release.ts';
import { notificationTracesIn } from './outbox-traces.ts';
import type { Tables } from './tables.ts';

/** A message that is owed to one channel. */
export type NewNotification = {
  /** `alert key ⋅ incident number ⋅ kind ⋅ channel`: the same is never owed twice. */
  readonly id: string;
  readonly incident: IncidentId;
  readonly channel: string;
  /** Such as `level:critical`. */
  readonly kind: string;
  /** JSON text: evidence and reason as they were when it was decided. */
  readonly content: string;
  readonly createdAt: Date;
};

/** From when and for how long, in milliseconds, how many notifications of a channel are claimed. */
export type NotificationClaim = {
  readonly channel: string;
  readonly now: Date;
  /** The same for everybody: what is leased for longer, a clock that was ahead has leased. */
  readonly leaseMs: number;
  /** Nobody puts a notification off for longer: what waits for longer, a clock that was ahead has put off. */
  readonly pauseMs: number;
  readonly limit: number;
};

/** A notification under the epoch of a claim. */
export type HeldNotification = { readonly id: string; readonly epoch: number };

export type ClaimedNotification = NewNotification &
  HeldNotification & {
    /** How often it was tried, this time included. */
    readonly attempts: number;
  };

/** How a notification came to its end. */
export type NotificationEnd = {
  readonly as: 'delivered' | 'combined' | 'snoozed';
  readonly at: Date;
  /** JSON text: platform, channel and the id of the message, where there is one. */
  readonly receipt?: string;
};

export type Retry = {
  readonly at: Date;
  readonly reason: string;
  /** Whether this try counts: one that the channel put off with a time does not. */
  readonly counts: boolean;
};

export type ReleasedNotifications =
  | { readonly kind: 'released' }
  /** These were claimed by somebody else since, or came to an end; they were left, the others released. */
  | { readonly kind: 'lost'; readonly ids: readonly string[] };

/** A notification with everything that happened to it. */
export type TracedNotification = NewNotification & {
  readonly attempts: number;
  readonly nextAt: Date;
  /** Why the last try that failed did. */
  readonly lastFailure?: string;
  readonly end?: NotificationEnd | { readonly as: 'dead'; readonly at: Date; readonly reason: string };
};

/** fired = delivered + combined + snoozed + dead + waiting, of one channel. */
export type NotificationCounts = {
  readonly channel: string;
  readonly fired: number;
  readonly delivered: number;
  readonly combined: number;
  readonly snoozed: number;
  readonly dead: number;
  readonly waiting: number;
};

/**
 * Messages that are owed until each came to an end; `guard.commit` and what people do put them in.
 *
 * Those of one alert on one channel go out one after the other, in the order in which they were put in.
 */
export type Outbox = {
  /** Those whose turn it is, the longest waiting first; throws for a lease or a limit that is no whole number above zero. */
  readonly claim: (claim: NotificationClaim) => Promise<readonly ClaimedNotification[]>;
  /** Several at once where one message told all of them. */
  readonly finish: (
    held: readonly HeldNotification[],
    end: NotificationEnd,
  ) => Promise<ReleasedNotifications>;
  readonly retryLater: (held: readonly HeldNotification[], retry: Retry) => Promise<ReleasedNotifications>;
  /** Nobody tries it again; the next of its alert takes its turn. */
  readonly dead: (
    held: readonly HeldNotification[],
    why: { readonly at: Date; readonly reason: string },
  ) => Promise<ReleasedNotifications>;
  /** In the order in which they were put in, channel by channel. */
  readonly ofIncident: (id: IncidentId) => Promise<readonly TracedNotification[]>;
  /** The channels that were ever owed something of an alert, whatever has become of it. */
  readonly everOwed: (alertKey: string) => Promise<readonly string[]>;
  /** Of one channel, the longest waiting first; whoever has claimed one keeps it. */
  readonly waiting: (channel: string, limit: number) => Promise<readonly ClaimedNotification[]>;
  /** Other channels than these for which something waits, and nothing was put in or tried since an instant. */
  readonly deserted: (others: readonly string[], since: Date) => Promise<readonly string[]>;
  /** The last that nobody could deliver, newest first. */
  readonly deadLetters: (limit: number) => Promise<readonly TracedNotification[]>;
  /** Of what was put in from one instant until before another, channel by channel. */
  readonly counts: (from: Date, until: Date) => Promise<readonly NotificationCounts[]>;
};

/** Keeps the outbox in a database. */
export function outboxIn(db: Kysely<Tables>, claiming: Claiming): Outbox {
  const ended = (held: readonly HeldNotification[], set: Release['set']) =>
    release(db, held, { set, triesTakenBack: 0 });
  return {
    claim: (claim) => claimNotifications(db, claim, claiming),
    finish: (held, { as, at, receipt }) =>
      ended(held, { ended_as: as, ended_at: at.getTime(), receipt: receipt ?? null }),
    retryLater: (held, { at, reason, counts }) => {
      const set = { next_at: at.getTime(), lease_until: 0, last_failure: reason };
      return release(db, held, { set, triesTakenBack: counts ? 0 : 1 });
    },
    dead: (held, { at, reason }) =>
      ended(held, { ended_as: 'dead', ended_at: at.getTime(), dead_reason: reason }),
    ...notificationTracesIn(db),
  };
}
