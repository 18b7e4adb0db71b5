import type { Kysely } from 'kysely';

import type { Tables } from './tables.ts';

/** A rule of which nobody wants to hear until an instant. */
export type Silence = {
  /** The rule's id, or `*` for all of them. */
  readonly rule: string;
  readonly until: Date;
  readonly by: string;
};

/** Silences that people set, at most one a rule; they are forgotten when they end. */
export type Silences = {
  /** Takes the place of the rule's silence, if there is one. */
  readonly put: (silence: Silence) => Promise<void>;
  readonly end: (rule: string) => Promise<void>;
  /** By rule. */
  readonly active: (now: Date) => Promise<readonly Silence[]>;
};

/** Keeps silences in a database. */
export function silencesIn(db: Kysely<Tables>): Silences {
  return {
    async put({ rule, until, by }) {
      const values = { set_by: by, expires_at: until.getTime() };
      await db
        .insertInto('silences')
        .values({ rule, ...values })
        .onConflict((conflict) => conflict.column('rule').doUpdateSet(values))
        .execute();
    },
    async end(rule) {
      await db.deleteFrom('silences').where('rule', '=', rule).execute();
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
  };
}
