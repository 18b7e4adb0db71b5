import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';

import { inTransaction } from './in-transaction.ts';
import type { Tables } from './tables.ts';

/** Rows that an instant makes old. */
export type AgingRows = {
  readonly table: keyof Tables;
  readonly key: readonly string[];
  readonly instant: string;
};

/**
 * Deletes the rows whose instant is `until` or earlier, and says how many those were.
 *
 * A few at a time, so that whoever wants to write need not wait for all of them.
 */
export async function deleteUntil(
  db: Kysely<Tables>,
  { table, key, instant }: AgingRows,
  until: Date,
): Promise<number> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const isOld = sql`${sql.ref(instant)} <= ${until.getTime()}`;
  // The outer condition spares a row that was renewed between being found and being deleted.
  const some = sql`
    delete from ${sql.table(table)} where ${isOld} and (${columns}) in
      (select ${columns} from ${sql.table(table)} where ${isOld} limit ${sql.lit(STEP)})`;
  for (let deleted = 0; ; ) {
    const { numAffectedRows = 0n } = await inTransaction(db, (transaction) => some.execute(transaction));
    deleted += Number(numAffectedRows);
    if (numAffectedRows < BigInt(STEP)) return deleted;
    await yieldToOthers();
  }
}

const STEP = 500;
