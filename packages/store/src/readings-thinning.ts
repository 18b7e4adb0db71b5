import { type Kysely, sql } from 'kysely';

import { deleteInSteps } from './delete-in-steps.ts';
import { readingsIn } from './readings.ts';
import type { Tables } from './tables.ts';

/**
 * Forgets readings that nobody needs any more, and says how many those were.
 *
 * All of two days stay, then of each hour the last of a kind, from 35 days on of each UTC day the last, for 400
 * days: counters only ever grow within their window, so the last of an hour or a day tells all that was spent in
 * it, and a purchase is spoken of until its year is over. A forecast is of no use after 35 days.
 */
export async function thinReadings(db: Kysely<Tables>, now: Date): Promise<number> {
  const at = now.getTime();
  let deleted = await readingsIn(db).forgetBefore(new Date(at - 400 * DAY_MS));
  // One subject at a time: its readings stand together in the index, and nobody waits for more than that.
  let subject = await subjectAfter(db, '');
  while (subject !== undefined) {
    deleted += await thinSubject(db, subject, at);
    subject = await subjectAfter(db, subject);
  }
  return deleted;
}

function thinSubject(db: Kysely<Tables>, subject: string, now: number): Promise<number> {
  // Whole hours and days only: what is last in a part of one need not be last in all of it.
  const wholeHours = startOf(HOUR_MS, now - 2 * DAY_MS);
  const wholeDays = startOf(DAY_MS, now - FORECASTS_MS);
  return deleteInSteps(
    db,
    (limit) => sql`
      delete from readings where subject_key = ${subject} and (at, kind) in
        (select at, kind from readings as old where subject_key = ${subject} and at < ${wholeHours} and (
          ${hasLaterIn(HOUR_MS)}
          or (at < ${wholeDays} and ${hasLaterIn(DAY_MS)})
          or (at < ${now - FORECASTS_MS} and kind = 'forecast')
        ) limit ${limit})`,
  );
}

/** Whether the same kind of the same subject was read again in the same period; the last never has one. */
function hasLaterIn(period: number) {
  const length = sql.lit(period);
  return sql`exists (select 1 from readings as later where later.subject_key = old.subject_key
    and later.kind = old.kind and later.at > old.at and later.at < (old.at / ${length} + 1) * ${length})`;
}

/** The index leads from one to the next; a list of them all would read every reading there is. */
async function subjectAfter(db: Kysely<Tables>, subject: string): Promise<string | undefined> {
  const next = await db
    .selectFrom('readings')
    .select('subject_key')
    .where('subject_key', '>', subject)
    .orderBy('subject_key')
    .limit(1)
    .executeTakeFirst();
  return next?.subject_key;
}

function startOf(period: number, at: number): number {
  return at - (at % period);
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const FORECASTS_MS = 35 * DAY_MS;
