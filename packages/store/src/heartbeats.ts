import type { Kysely } from 'kysely';

import { LARGEST_CLOCK_DIFFERENCE_MS } from './clock-difference.ts';
import type { Tables } from './tables.ts';

/** When a replica of the guard was last well. */
export type Heartbeat = { readonly replica: string; readonly lastOk: Date };

/** Who runs, so that each can see that another fell silent; who is silent for a week is forgotten. */
export type Heartbeats = {
  /** An earlier instant than the one that is there changes nothing, unless a clock that was ahead wrote that one. */
  readonly beat: (heartbeat: Heartbeat) => Promise<void>;
  /** Forgets one that was told to stop: nobody is to miss it. */
  readonly end: (replica: string) => Promise<void>;
  /** By replica. */
  readonly list: () => Promise<readonly Heartbeat[]>;
};

/** Keeps heartbeats in a database. */
export function heartbeatsIn(db: Kysely<Tables>): Heartbeats {
  return {
    async beat({ replica, lastOk }) {
      const at = lastOk.getTime();
      const values = { last_ok: at, expires_at: at + WEEK_MS };
      await db
        .insertInto('heartbeats')
        .values({ replica, ...values })
        .onConflict((conflict) =>
          conflict
            .column('replica')
            .doUpdateSet(values)
            .where((eb) =>
              eb.or([
                eb('heartbeats.last_ok', '<', at),
                eb('heartbeats.last_ok', '>', at + LARGEST_CLOCK_DIFFERENCE_MS),
              ]),
            ),
        )
        .execute();
    },
    async end(replica) {
      await db.deleteFrom('heartbeats').where('replica', '=', replica).execute();
    },
    async list() {
      const rows = await db.selectFrom('heartbeats').select(['replica', 'last_ok']).execute();
      const heartbeats = rows.map(({ replica, last_ok }) => ({ replica, lastOk: new Date(last_ok) }));
      return heartbeats.sort((a, b) => (a.replica < b.replica ? -1 : 1));
    },
  };
}

const WEEK_MS = 7 * 86_400_000;
