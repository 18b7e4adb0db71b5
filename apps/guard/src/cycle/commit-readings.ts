import { setImmediate as others } from 'node:timers/promises';
import type { Notification, Reading } from '@tollkeeper/engine';
import { subjectKey, watchedText } from '@tollkeeper/engine/guarding';
import type { NewNotification, PolledTarget, Store, StoredReading } from '@tollkeeper/store';

import { storedReading } from '../collecting/reading-text.ts';
import type { Circumstances, SubjectReadings, Undecided } from './decide-batch.ts';
import { decideBatch } from './decide-batch.ts';
import type { KeptReadings } from './kept-readings.ts';
import { followsUp, incidentText, owed, type RoutedChannel } from './route.ts';

/** Where decisions are written, and to whom they are told. */
export type Committing = {
  readonly store: Store;
  readonly channels: readonly RoutedChannel[];
  readonly kept: KeptReadings;
  /** Looked at once for a work, and anew where others were faster. */
  readonly circumstances: () => Promise<Circumstances>;
};

/** What is to be decided and written; the target is given back with the last of it. */
export type Work = {
  readonly readings: readonly Reading[];
  /** Keys of subjects for which only time has passed. */
  readonly waking?: readonly string[];
  readonly records?: readonly StoredReading[];
  /** Missing where nothing was claimed. */
  readonly target?: PolledTarget;
};

/** How much was decided; `lost`: somebody else has claimed the target meanwhile and does it. */
export type Committed = {
  readonly kind: 'committed' | 'lost';
  readonly subjects: number;
  readonly notifications: number;
  readonly undecided: readonly Undecided[];
};

/**
 * Decides what readings change and writes it, two hundred subjects at a time, each batch all or nothing.
 *
 * Where another guard was faster it decides again on top of that. Other work has its turn between two batches.
 */
export async function commitReadings(
  { readings, waking = [], records = [], target }: Work,
  committing: Committing,
): Promise<Committed> {
  const batches = batchesOf(readings, waking);
  const circumstances = await committing.circumstances();
  let [subjects, notifications] = [0, 0];
  const undecided: Undecided[] = [];
  for (const [index, batch] of batches.entries()) {
    const isLast = index === batches.length - 1;
    const told = await commitBatch(batch, committing, {
      circumstances,
      records: isLast ? records : [],
      targets: isLast && target !== undefined ? [target] : [],
    });
    if (told === 'lost') return { kind: 'lost', subjects, notifications, undecided };
    subjects += batch.length;
    notifications += told.notifications;
    undecided.push(...told.undecided);
    if (!isLast) await others();
  }
  return { kind: 'committed', subjects, notifications, undecided };
}

type Beside = {
  readonly circumstances: Circumstances;
  readonly records: readonly StoredReading[];
  readonly targets: readonly PolledTarget[];
};

async function commitBatch(
  batch: readonly SubjectReadings[],
  committing: Committing,
  { circumstances, records, targets }: Beside,
): Promise<Pick<Committed, 'notifications' | 'undecided'> | 'lost'> {
  const { store, kept } = committing;
  let around = circumstances;
  for (let tries = 1; ; tries += 1) {
    const known = await around.cache.load(
      store.guard,
      batch.map(({ key }) => key),
    );
    const { undecided, watched, incidents, events, notifications } = decideBatch(batch, known, around);
    const decisive = new Set(events.map(({ digest }) => digest));
    const chosen = kept.choose(
      batch.flatMap((each) => each.readings),
      decisive,
    );
    const outbox = await owedOf(notifications, committing);
    const written = await store.guard.commit({
      readings: [...chosen.map(storedReading), ...records],
      watched: watched.map(({ key, version, watched: now }) => ({ key, version, json: watchedText(now) })),
      incidents,
      events,
      outbox,
      targets,
    });
    if (written.kind === 'committed') {
      kept.remember(chosen);
      for (const { key, version, watched: now } of watched)
        around.cache.remember(key, { version: version + 1, watched: now });
      return { notifications: outbox.length, undecided };
    }
    if (written.which.some(({ kind }) => kind === 'target')) return 'lost';
    if (tries >= MOST_TRIES) throw new Error(`Others changed what is watched ${tries} times in a row.`);
    around = await committing.circumstances();
  }
}

/** Messages to the channels of each notification, those that follow up to whoever was told before. */
async function owedOf(
  notifications: readonly Notification[],
  { store, channels }: Committing,
): Promise<readonly NewNotification[]> {
  const told = new Map<string, Set<string>>();
  const outbox: NewNotification[] = [];
  for (const notification of notifications) {
    const incident = { alertKey: notification.alertKey, number: notification.incidentNumber };
    const text = incidentText(incident);
    const here = told.get(text) ?? new Set();
    told.set(text, here);
    if (followsUp(notification))
      for (const { channel } of await store.outbox.ofIncident(incident)) here.add(channel);
    const messages = owed(notification, channels, [...here]);
    for (const { channel } of messages) here.add(channel);
    outbox.push(...messages);
  }
  return outbox;
}

/** At least one, as the target has to be given back. */
function batchesOf(
  readings: readonly Reading[],
  waking: readonly string[],
): readonly (readonly SubjectReadings[])[] {
  const bySubject = Map.groupBy(readings, ({ subject }) => subjectKey(subject));
  for (const key of waking) if (!bySubject.has(key)) bySubject.set(key, []);
  const subjects = [...bySubject].map(([key, own]) => ({ key, readings: own }));
  const count = Math.max(1, Math.ceil(subjects.length / BATCH));
  return Array.from({ length: count }, (_, index) => subjects.slice(index * BATCH, (index + 1) * BATCH));
}

const BATCH = 200;
const MOST_TRIES = 8;
