import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';

import type { Tables } from './tables.ts';

/**
 * Does all of `work` or nothing of it.
 *
 * PostgreSQL ends one of two transactions that wait for each other; that one is done again.
 */
export async function inTransaction<T>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isConflict(error)) throw error;
    }
    await sleep(PAUSE_MS * attempt * Math.random());
  }
}

/** Deadlock and serialization failure (postgresql.org/docs/18/errcodes-appendix.html). */
function isConflict(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = (cause as { readonly code?: unknown } | undefined)?.code;
  return code === '40P01' || code === '40001';
}

const MOST_ATTEMPTS = 8;
const PAUSE_MS = 20;
