import { DatabaseSync } from 'node:sqlite';
import { openStore, type Store, type StoreOptions } from '@tollkeeper/store';

import { SCENES } from './scenario.ts';

/** What a guard left behind, without what may differ after a crash: instants are the names of their scenes. */
export type Remembered = {
  readonly incidents: readonly string[];
  readonly events: readonly string[];
  readonly watched: readonly string[];
  readonly outbox: readonly string[];
};

/** A store at rest, looked at. */
export type Look = {
  readonly remembered: Remembered;
  /** Ids of the outbox that have not come to an end. */
  readonly waiting: readonly string[];
  /** What each message that was delivered left of itself. */
  readonly receipts: readonly { readonly id: string; readonly receipt: Receipt }[];
  /** What cannot be whatever happened: two open incidents of one alert, numbers that do not grow, a damaged file. */
  readonly impossible: readonly string[];
};

type Receipt = { readonly platform: string; readonly message?: string };

/** Looks at what is in a store. */
export async function lookInto(options: StoreOptions): Promise<Look> {
  const store = await openStore(options);
  try {
    const seen = await look(store);
    return 'path' in options
      ? { ...seen, impossible: [...seen.impossible, ...damageOf(options.path)] }
      : seen;
  } finally {
    await store.close();
  }
}

function damageOf(path: string): readonly string[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const [found] = database.prepare('pragma integrity_check').all();
    return found?.['integrity_check'] === 'ok' ? [] : [`the file is damaged: ${found?.['integrity_check']}`];
  } finally {
    database.close();
  }
}

async function look(store: Store): Promise<Look> {
  const incidents = [...(await store.incidents.open()), ...(await store.incidents.history(MANY))].sort(
    (a, b) => compare(a.alertKey, b.alertKey) || a.number - b.number,
  );
  const rows = (await Promise.all(incidents.map((each) => store.outbox.ofIncident(each)))).flat();
  const events = (await Promise.all(incidents.map((each) => store.events.ofIncident(each)))).flat();
  const watched = await store.guard.watched(await store.readings.subjects());
  return {
    remembered: {
      incidents: incidents.map(({ version: _, ...incident }) => told(incident)),
      events: events.map(({ digest, ...event }) => told({ ...event, digest: digest?.split(' 20')[0] })),
      watched: watched.map(({ key, json }) => `${key} ${told(withoutHistory(JSON.parse(json)))}`).sort(),
      outbox: rows
        .filter(({ kind, end }) => !(end?.as === 'combined' && REMINDER.test(kind)))
        .map(({ id, end }) => `${id} ${end?.as ?? 'waits'}`)
        .sort(),
    },
    waiting: rows.filter(({ end }) => end === undefined).map(({ id }) => id),
    receipts: rows.flatMap(({ id, end }) =>
      end === undefined || end.as === 'dead' || end.receipt === undefined
        ? []
        : [{ id, receipt: JSON.parse(end.receipt) as Receipt }],
    ),
    impossible: impossibleIn(incidents),
  };
}

function impossibleIn(
  incidents: readonly { readonly alertKey: string; readonly number: number; readonly resolved?: unknown }[],
): readonly string[] {
  return [...Map.groupBy(incidents, ({ alertKey }) => alertKey)].flatMap(([key, own]) => [
    ...(own.filter(({ resolved }) => resolved === undefined).length > 1 ? [`${key} is open twice`] : []),
    ...(own.some(({ number }, index) => number !== index + 1) ? [`${key} has incidents missing`] : []),
  ]);
}

/** A reading more or less, minutes apart, is a point more or less; and a forecast is made when there is time for it. */
function withoutHistory(watched: { readonly value?: WatchedText }): unknown {
  const { outlook: _, seen, ...rest } = watched.value ?? {};
  return { ...rest, seen: seen?.counters, burn: [] };
}

type WatchedText = { readonly outlook?: unknown; readonly seen?: { readonly counters?: string } };

/**
 * JSON in which an instant is the scene that it lies in; those before and after the story stay. How long something
 * lasts is of a forecast, as above.
 */
function told(value: unknown): string {
  const text = JSON.stringify(value).replaceAll('\\"', '"');
  return text
    .replace(/,"hoursLeft":[\d.]+/g, '')
    .replace(/2026-\d\d-\d\dT[\d:.]+Z/g, (instant) => sceneOf(Date.parse(instant)) ?? instant)
    .replace(/~d(\d{13})/g, (whole, instant) => sceneOf(Number(instant)) ?? whole);
}

function sceneOf(instant: number): string | undefined {
  const scene = SCENES.findLast(({ at }) => at.getTime() <= instant);
  return scene !== undefined && instant - scene.at.getTime() < LONGEST_SCENE_MS ? scene.name : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

const MANY = 1_000;

/**
 * Where a reading ends an alert at which a reminder is due, it is owed or not by which of two jobs comes first; nobody
 * hears it either way, as the message of the end takes it in.
 */
const REMINDER = /^(?:repeat|escalate):/;
const LONGEST_SCENE_MS = 30 * 60_000;
