import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';

import { deleteUntil } from './delete-until.ts';
import { inChunks } from './in-chunks.ts';
import type { ReadingRow, Tables } from './tables.ts';

/** One dated observation, or the dated failure to get one. */
export type StoredReading = {
  readonly subjectKey: string;
  readonly at: Date;
  /** Such as `key` or `missing`; a subject has one reading of a kind at an instant. */
  readonly kind: string;
  readonly json: string;
};

/** What was observed; `guard.commit` adds to it. */
export type Readings = {
  /** The newest of a kind for each of these subjects that has one; with an instant, the newest until then. */
  readonly latest: (
    kind: string,
    subjectKeys: readonly string[],
    until?: Date,
  ) => Promise<readonly StoredReading[]>;
  /** Of every kind, oldest first. */
  readonly since: (subjectKey: string, from: Date) => Promise<readonly StoredReading[]>;
  /** Every subject that has readings, in alphabetical order. */
  readonly subjects: () => Promise<readonly string[]>;
  /** Deletes what was observed before, in small steps, and says how many that were. */
  readonly forgetBefore: (instant: Date) => Promise<number>;
};

/** Keeps readings in a database. */
export function readingsIn(db: Kysely<Tables>): Readings {
  return {
    async latest(kind, subjectKeys, until = LATEST) {
      const found: StoredReading[] = [];
      await inChunks(subjectKeys, async (keys) => {
        const newest = keys.map((key) => newestOf(db, { kind, key, until }));
        const [first, ...others] = newest;
        if (first === undefined) return;
        const all = others.reduce((union, next) => union.unionAll(next), first);
        for (const row of await all.execute()) found.push(readingOf(row));
      });
      return found;
    },
    async since(subjectKey, from) {
      const rows = await db
        .selectFrom('readings')
        .selectAll()
        .where('subject_key', '=', subjectKey)
        .where('at', '>=', from.getTime())
        .orderBy('at')
        .orderBy('kind')
        .execute();
      return rows.map(readingOf);
    },
    async subjects() {
      const found: string[] = [];
      for (;;) {
        const some = await subjectsAfter(db, found.at(-1) ?? '');
        found.push(...some);
        if (some.length < SUBJECTS_AT_ONCE) return found.sort();
        await yieldToOthers();
      }
    },
    forgetBefore: (instant) => deleteUntil(db, AGING, new Date(instant.getTime() - 1)),
  };
}

/** Adds readings; the same of a subject, kind and instant stays as it is. */
export async function addReadings(
  db: Transaction<Tables>,
  readings: readonly StoredReading[],
): Promise<void> {
  const rows = readings.map(({ subjectKey, at, kind, json }) => {
    return { subject_key: subjectKey, at: at.getTime(), kind, json };
  });
  // Two that add the same would wait for each other if each began at another end.
  const sorted = rows.sort((a, b) => (a.subject_key < b.subject_key ? -1 : 1));
  await inChunks(sorted, async (chunk) => {
    const insert = db.insertInto('readings').values([...chunk]);
    await insert.onConflict((conflict) => conflict.doNothing()).execute();
  });
}

/** The index leads to it at once; a grouping would read every row of the subject. */
function newestOf(
  db: Kysely<Tables>,
  { kind, key, until }: { readonly kind: string; readonly key: string; readonly until: Date },
) {
  const one = db
    .selectFrom('readings')
    .selectAll()
    .where('subject_key', '=', key)
    .where('kind', '=', kind)
    .where('at', '<=', until.getTime())
    .orderBy('at', 'desc')
    .limit(1);
  return db.selectFrom(one.as('newest')).selectAll();
}

/** From one to the next by the index, in its order: `distinct` would read every row of each. */
async function subjectsAfter(db: Kysely<Tables>, after: string): Promise<readonly string[]> {
  const rows = await db
    .withRecursive('found', (query) =>
      query
        .selectFrom('readings')
        .where('subject_key', '>', after)
        .select((eb) => [eb.fn.min('subject_key').as('key'), eb.lit(1).as('number')])
        .unionAll(
          query
            .selectFrom('found')
            .where('found.key', 'is not', null)
            .where('found.number', '<', SUBJECTS_AT_ONCE)
            .select((eb) => [
              eb
                .selectFrom('readings')
                .select((next) => next.fn.min('subject_key').as('key'))
                .whereRef('subject_key', '>', 'found.key')
                .as('key'),
              eb('found.number', '+', 1).as('number'),
            ]),
        ),
    )
    .selectFrom('found')
    .select('key')
    .where('key', 'is not', null)
    .orderBy('number')
    .execute();
  return rows.map(({ key }) => key);
}

function readingOf({ subject_key, at, kind, json }: ReadingRow): StoredReading {
  return { subjectKey: subject_key, at: new Date(at), kind, json };
}

const SUBJECTS_AT_ONCE = 1_000;

/** The last instant that there is. */
const LATEST = new Date(8.64e15);

const AGING = { table: 'readings', key: ['subject_key', 'at', 'kind'], instant: 'at' } as const;
