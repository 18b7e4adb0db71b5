import type { Kysely, Transaction } from 'kysely';

import { type Claiming, MOST_CLAIMED } from './claiming.ts';
import { LARGEST_CLOCK_DIFFERENCE_MS } from './clock-difference.ts';
import { inTransaction } from './in-transaction.ts';
import { requireWhole } from './require-whole.ts';
import type { Tables, TargetRow } from './tables.ts';

/** Something to poll. */
export type Target = {
  /** Such as the name of a credential and what is asked with it. */
  readonly id: string;
  /** How far ahead it was due when that was written, in milliseconds: further ahead now, a clock went back since. */
  readonly intervalMs: number;
  readonly nextDue: Date;
};

/** Who wants to poll what is due, how much of it, and for how long it is theirs: milliseconds, a day at most. */
export type TargetClaim = {
  readonly now: Date;
  readonly owner: string;
  readonly leaseMs: number;
  readonly limit: number;
};

/** A target that is the claimer's until the lease runs out and somebody else claims it under another epoch. */
export type ClaimedTarget = Target & { readonly epoch: number };

/** A target that was polled under a claim. */
export type PolledTarget = Target & { readonly epoch: number };

export type CompletedTarget =
  | { readonly kind: 'completed' }
  /** Somebody else has claimed it since, or it was removed; nothing was changed. */
  | { readonly kind: 'stale' };

/** What to poll, and who is at it; no two claim the same target before a lease has run out. */
export type Targets = {
  /** Adds a target; one that is there stays as it is. */
  readonly put: (target: Target) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** By their id. */
  readonly list: () => Promise<readonly Target[]>;
  /**
   * The longest due first; throws for a lease or a limit that is no whole number above zero.
   *
   * Due is also what a clock that was ahead has put off or leased; everybody claims for as long.
   */
  readonly claimDue: (claim: TargetClaim) => Promise<readonly ClaimedTarget[]>;
  /** For a poll that leaves nothing to commit; `guard.commit` completes the others. */
  readonly complete: (target: PolledTarget) => Promise<CompletedTarget>;
};

/** Keeps targets in a database. */
export function targetsIn(db: Kysely<Tables>, claiming: Claiming): Targets {
  return {
    async put({ id, intervalMs, nextDue }) {
      const row = { id, interval_ms: intervalMs, next_due: nextDue.getTime() };
      await db
        .insertInto('targets')
        .values({ ...row, owner: '', lease_until: 0, epoch: 0 })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },
    async remove(id) {
      await db.deleteFrom('targets').where('id', '=', id).execute();
    },
    async list() {
      const rows = await db.selectFrom('targets').select(SHOWN).execute();
      return rows.map(targetOf).sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async claimDue(claim) {
      requireWhole('The lease of a target in milliseconds', claim.leaseMs, DAY_MS);
      requireWhole('The limit of targets to claim', claim.limit, MOST_CLAIMED);
      const rows = await inTransaction(db, (transaction) => take(transaction, claim, claiming));
      const byDue = rows.toSorted((a, b) => a.next_due - b.next_due || (a.id < b.id ? -1 : 1));
      return byDue.map((row) => ({ ...targetOf(row), epoch: row.epoch }));
    },
    async complete({ id, epoch, intervalMs, nextDue }) {
      const { numUpdatedRows } = await db
        .updateTable('targets')
        .set({ next_due: nextDue.getTime(), interval_ms: intervalMs, lease_until: 0 })
        .where((target) => target.and({ id, epoch }))
        .executeTakeFirstOrThrow();
      return { kind: numUpdatedRows > 0n ? 'completed' : 'stale' };
    },
  };
}

async function take(db: Transaction<Tables>, claim: TargetClaim, { skipsLocked }: Claiming) {
  const at = claim.now.getTime();
  const latest = at + LARGEST_CLOCK_DIFFERENCE_MS;
  const due = await db
    .selectFrom('targets')
    .select('id')
    .where((eb) => eb.or([eb('next_due', '<=', at), eb('next_due', '>', eb('interval_ms', '+', latest))]))
    .where((eb) => eb.or([eb('lease_until', '<=', at), eb('lease_until', '>', latest + claim.leaseMs)]))
    .orderBy('next_due')
    .orderBy('id')
    .limit(claim.limit)
    .$if(skipsLocked, (query) => query.forUpdate().skipLocked())
    .execute();
  if (due.length === 0) return [];
  const ids = due.map(({ id }) => id);
  return db
    .updateTable('targets')
    .set((eb) => ({ owner: claim.owner, lease_until: at + claim.leaseMs, epoch: eb('epoch', '+', 1) }))
    .where('id', 'in', ids)
    .returning([...SHOWN, 'epoch'])
    .execute();
}

function targetOf(row: Pick<TargetRow, (typeof SHOWN)[number]>): Target {
  return { id: row.id, intervalMs: row.interval_ms, nextDue: new Date(row.next_due) };
}

const SHOWN = ['id', 'interval_ms', 'next_due'] as const;
const DAY_MS = 86_400_000;
