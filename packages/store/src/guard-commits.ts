import type { Kysely, Transaction } from 'kysely';

import type { Claiming } from './claiming.ts';
import { addEvents, type NewEvent } from './events.ts';
import { inChunks } from './in-chunks.ts';
import { inTransaction } from './in-transaction.ts';
import { putIncidents } from './incident-put.ts';
import type { NewIncident } from './incidents.ts';
import type { NewNotification } from './outbox.ts';
import { putNotifications } from './outbox-put.ts';
import { addReadings, type StoredReading } from './readings.ts';
import type { Tables } from './tables.ts';
import { completeTargets } from './target-completion.ts';
import type { PolledTarget } from './targets.ts';
import { replaceWatched } from './watched.ts';

/** What the guard knows about one subject. */
export type WatchedState = {
  /** The subject's. */
  readonly key: string;
  /** Grows with every commit; `NOT_WATCHED` before the first. */
  readonly version: number;
  readonly json: string;
};

/** Everything that follows from one batch of readings. */
export type GuardBatch = {
  readonly readings: readonly StoredReading[];
  /** Each with the version from which it was made. */
  readonly watched: readonly WatchedState[];
  readonly incidents: readonly NewIncident[];
  readonly events: readonly NewEvent[];
  readonly outbox: readonly NewNotification[];
  readonly targets: readonly PolledTarget[];
};

export type GuardCommit =
  | { readonly kind: 'committed' }
  /** Somebody else was there before: load it again. Nothing at all was written. */
  | { readonly kind: 'stale'; readonly which: readonly StalePart[] };

/** A subject whose version is another, or a target that somebody else has claimed since. */
export type StalePart =
  | { readonly kind: 'watched'; readonly key: string }
  | { readonly kind: 'target'; readonly id: string };

/** What the guard decided, written in one transaction: all of it or nothing. */
export type GuardCommits = {
  /** The subjects of these keys that are known. */
  readonly watched: (keys: readonly string[]) => Promise<readonly WatchedState[]>;
  /** Their versions alone, for those who remember the rest. */
  readonly versions: (keys: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /**
   * Readings, events and notifications that are there stay as they are, so a batch that is committed twice, as
   * when the connection broke during the first time, is `stale` or changes nothing.
   */
  readonly commit: (batch: GuardBatch) => Promise<GuardCommit>;
};

/** The version of a subject that nothing is known of. */
export const NOT_WATCHED = 0;

/** Commits to a database what the guard decided. */
export function guardCommitsIn(db: Kysely<Tables>, claiming: Claiming): GuardCommits {
  return {
    async watched(keys) {
      const found: WatchedState[] = [];
      await inChunks(keys, async (chunk) => {
        const query = db.selectFrom('watched').selectAll().where('key', 'in', chunk);
        found.push(...(await query.execute()));
      });
      return found;
    },
    async versions(keys) {
      const found = new Map<string, number>();
      await inChunks(keys, async (chunk) => {
        const query = db.selectFrom('watched').select(['key', 'version']).where('key', 'in', chunk);
        for (const { key, version } of await query.execute()) found.set(key, version);
      });
      return found;
    },
    async commit(batch) {
      try {
        await inTransaction(db, (transaction) => write(transaction, batch, claiming));
        return { kind: 'committed' };
      } catch (error) {
        if (error instanceof StaleBatch) return { kind: 'stale', which: error.which };
        throw error;
      }
    },
  };
}

/** Tables in the order of everything else that writes several of them, so that nobody waits in a circle. */
async function write(db: Transaction<Tables>, batch: GuardBatch, claiming: Claiming): Promise<void> {
  const targets = await completeTargets(db, batch.targets, claiming);
  const watched = await replaceWatched(db, batch.watched, claiming);
  const which: readonly StalePart[] = [
    ...targets.map((id) => ({ kind: 'target' as const, id })),
    ...watched.map((key) => ({ kind: 'watched' as const, key })),
  ];
  // Thrown, because that takes back what was written so far.
  if (which.length > 0) throw new StaleBatch(which);
  await addReadings(db, batch.readings);
  await putIncidents(db, batch.incidents);
  await putNotifications(db, batch.outbox);
  await addEvents(db, batch.events);
}

class StaleBatch extends Error {
  readonly which: readonly StalePart[];

  constructor(which: readonly StalePart[]) {
    super('Somebody else was there before.');
    this.which = which;
  }
}
