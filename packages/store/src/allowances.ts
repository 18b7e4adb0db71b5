import type { Kysely, Transaction } from 'kysely';

import { inTransaction } from './in-transaction.ts';
import type { Tables } from './tables.ts';

/** One thing that somebody wants to take from what is allowed on a day. */
export type Taking = {
  /** By an id that is unique across platforms. */
  readonly person: string;
  /** Such as `2026-11-21`. */
  readonly day: string;
  /** How many may be taken on the day; the caller's, so that they may change from one to the next. */
  readonly limits: { readonly perPerson: number; readonly inTotal: number };
};

export type Taken =
  | { readonly kind: 'taken' }
  /** Nothing was taken; a person whose own share is spent hears of that first. */
  | { readonly kind: 'spent'; readonly whose: 'person' | 'everybody' };

/** What may be used on a day, counted for everybody together; never more, whoever takes at the same time. */
export type Allowances = {
  readonly take: (taking: Taking) => Promise<Taken>;
};

/** Counts allowances in a database; a week later a day is forgotten. */
export function allowancesIn(db: Kysely<Tables>): Allowances {
  return {
    take: ({ person, day, limits }) => {
      const forgotten = weekBefore(day);
      return inTransaction(db, async (transaction): Promise<Taken> => {
        const own = { day, whose: `person:${person}` };
        if (!(await takeOne(transaction, own, limits.perPerson))) return { kind: 'spent', whose: 'person' };
        if (!(await takeOne(transaction, { day, whose: 'everybody' }, limits.inTotal))) {
          await giveBack(transaction, own);
          return { kind: 'spent', whose: 'everybody' };
        }
        await transaction.deleteFrom('allowances').where('day', '<', forgotten).execute();
        return { kind: 'taken' };
      });
    },
  };
}

type Counter = { readonly day: string; readonly whose: string };

async function takeOne(db: Transaction<Tables>, counter: Counter, limit: number): Promise<boolean> {
  // The first of a day meets no row whose count could stop it.
  if (!(limit >= 1)) return false;
  const row = await db
    .insertInto('allowances')
    .values({ ...counter, taken: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'whose'])
        .doUpdateSet((eb) => ({ taken: eb('allowances.taken', '+', 1) }))
        .where('allowances.taken', '<', limit),
    )
    .returning('taken')
    .executeTakeFirst();
  return row !== undefined;
}

async function giveBack(db: Transaction<Tables>, counter: Counter): Promise<void> {
  await db
    .updateTable('allowances')
    .set((eb) => ({ taken: eb('taken', '-', 1) }))
    .where((row) => row.and(counter))
    .execute();
}

/** Throws for anything but a day: days are compared as texts. */
function weekBefore(day: string): string {
  const at = DAY.test(day) ? Date.parse(day) : Number.NaN;
  if (Number.isNaN(at)) throw new Error(`The day of an allowance is "${day}"; it must be like "2026-11-21".`);
  return new Date(at - WEEK_MS).toISOString().slice(0, 10);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WEEK_MS = 7 * 86_400_000;
