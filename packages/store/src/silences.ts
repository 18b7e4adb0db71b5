import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';

import { inTransaction } from './in-transaction.ts';
import type { Tables } from './tables.ts';

/** A rule of which nobody wants to hear until an instant. */
export type Silence = {
  /** The rule's id, or `*` for all of them. */
  readonly rule: string;
  readonly until: Date;
  readonly by: string;
};

/** What a person did about a silence: set it until an instant or, where that is missing, ended it. */
export type Silencing = {
  readonly rule: string;
  readonly at: Date;
  readonly by: string;
  readonly until?: Date;
};

/** Silences that people set, at most one a rule. They are forgotten when they end; who set and ended them is kept. */
export type Silences = {
  /** Takes the place of the rule's silence, if there is one. */
  readonly put: (silence: Silence, at: Date) => Promise<void>;
  /** Does nothing where the rule is not silenced. */
  readonly end: (rule: string, ended: { readonly by: string; readonly at: Date }) => Promise<void>;
  /** By rule. */
  readonly active: (now: Date) => Promise<readonly Silence[]>;
  /** What people did, the newest first. */
  readonly history: (most: number) => Promise<readonly Silencing[]>;
};

/** Keeps silences in a database. */
export function silencesIn(db: Kysely<Tables>): Silences {
  return {
    put({ rule, until, by }, at) {
      const values = { set_by: by, expires_at: until.getTime() };
      return inTransaction(db, async (transaction) => {
        await transaction
          .insertInto('silences')
          .values({ rule, ...values })
          .onConflict((conflict) => conflict.column('rule').doUpdateSet(values))
          .execute();
        await record(transaction, { rule, at, by, until });
      });
    },
    end(rule, { by, at }) {
      return inTransaction(db, async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('silences')
          .where('rule', '=', rule)
          .where('expires_at', '>', at.getTime())
          .executeTakeFirstOrThrow();
        if (numDeletedRows > 0n) await record(transaction, { rule, at, by });
      });
    },
    async active(now) {
      const query = db.selectFrom('silences').selectAll().where('expires_at', '>', now.getTime());
      const silences = (await query.execute()).map(({ rule, set_by, expires_at }) => ({
        rule,
        until: new Date(expires_at),
        by: set_by,
      }));
      return silences.sort((a, b) => (a.rule < b.rule ? -1 : 1));
    },
    async history(most) {
      const query = db.selectFrom('silencings').selectAll().orderBy('at', 'desc').orderBy('id').limit(most);
      return (await query.execute()).map(({ rule, at, made_by, until }) => ({
        rule,
        at: new Date(at),
        by: made_by,
        ...(until !== null && { until: new Date(until) }),
      }));
    },
  };
}

async function record(db: Transaction<Tables>, { rule, at, by, until }: Silencing): Promise<void> {
  const row = { rule, at: at.getTime(), made_by: by, until: until?.getTime() ?? null };
  await db
    .insertInto('silencings')
    .values({ id: randomUUID(), ...row })
    .execute();
}
