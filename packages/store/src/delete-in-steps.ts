import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { type Kysely, type RawBuilder, sql } from 'kysely';

import { inTransaction } from './in-transaction.ts';
import type { Tables } from './tables.ts';

/** A statement that deletes at most so many rows. */
export type DeleteSome = (limit: RawBuilder<unknown>) => RawBuilder<unknown>;

/**
 * Deletes until nothing is left to delete, and says how many rows those were.
 *
 * A few at a time, so that whoever wants to write need not wait for all of them.
 */
export async function deleteInSteps(db: Kysely<Tables>, deleteSome: DeleteSome): Promise<number> {
  const statement = deleteSome(sql.lit(STEP));
  for (let deleted = 0; ; ) {
    const { numAffectedRows = 0n } = await inTransaction(db, (transaction) => statement.execute(transaction));
    deleted += Number(numAffectedRows);
    await yieldToOthers();
    if (numAffectedRows < BigInt(STEP)) return deleted;
  }
}

const STEP = 500;
