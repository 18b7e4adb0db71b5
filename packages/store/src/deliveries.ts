import type { Kysely } from 'kysely';

import type { Tables } from './tables.ts';

/** What somebody found who wants to work on a delivery. */
export type DeliveryClaim =
  /** It is theirs until the lease runs out. */
  | { readonly kind: 'claimed' }
  /** Somebody else works on it. */
  | { readonly kind: 'taken' }
  /** It was finished before. */
  | { readonly kind: 'done' };

/** From when and for how long a delivery is claimed: whole milliseconds, a day at most. */
export type Lease = { readonly now: Date; readonly leaseMs: number };

/**
 * What a platform delivered, so that one of all who get it works on it.
 *
 * Whoever crashes loses the claim when the lease runs out. A delivery is forgotten 24 hours after its last change.
 */
export type Deliveries = {
  /** Throws for a lease that is no whole number of milliseconds from 1 to a day. */
  readonly claim: (id: string, lease: Lease) => Promise<DeliveryClaim>;
  /** Nobody can claim it any more; what was finished or forgotten stays as it is. */
  readonly finish: (id: string, now: Date) => Promise<void>;
};

/** Keeps deliveries in a database. */
export function deliveriesIn(db: Kysely<Tables>): Deliveries {
  return {
    async claim(id, { now, leaseMs }) {
      requireLease(leaseMs);
      if (await take(db, id, { now, leaseMs })) return { kind: 'claimed' };
      const there = await db.selectFrom('deliveries').select('state').where('id', '=', id).executeTakeFirst();
      return { kind: there?.state === 'done' ? 'done' : 'taken' };
    },
    async finish(id, now) {
      await db
        .updateTable('deliveries')
        .set({ state: 'done', expires_at: now.getTime() + LIFETIME_MS })
        .where('id', '=', id)
        .where('state', '=', 'taken')
        .execute();
    },
  };
}

/** One statement decides, so that of two processes one has it; a forgotten delivery need not be swept for that. */
async function take(db: Kysely<Tables>, id: string, { now, leaseMs }: Lease): Promise<boolean> {
  const at = now.getTime();
  const values = { state: 'taken', leased_until: at + leaseMs, expires_at: at + LIFETIME_MS } as const;
  const row = await db
    .insertInto('deliveries')
    .values({ id, ...values })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(values)
        .where((there) =>
          there.or([
            there('deliveries.expires_at', '<=', at),
            there.and([there('deliveries.state', '=', 'taken'), there('deliveries.leased_until', '<=', at)]),
          ]),
        ),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

function requireLease(leaseMs: number): void {
  if (Number.isInteger(leaseMs) && leaseMs >= 1 && leaseMs <= LIFETIME_MS) return;
  throw new Error(
    `The lease of a delivery is ${leaseMs} ms; it must be a whole number from 1 to ${LIFETIME_MS}.`,
  );
}

/** Platforms deliver again within minutes; a day leaves room for one whose queue was held up. */
const LIFETIME_MS = 24 * 3_600_000;
