import type { Kysely } from 'kysely';

import { allowancesIn } from './allowances.ts';
import { answersIn } from './answers.ts';
import type { Claiming } from './claiming.ts';
import { conversationsIn } from './conversations.ts';
import { deliveriesIn } from './deliveries.ts';
import { eventsIn } from './events.ts';
import { guardCommitsIn } from './guard-commits.ts';
import { heartbeatsIn } from './heartbeats.ts';
import { incidentsIn } from './incidents.ts';
import { interpretationsIn } from './interpretations.ts';
import { outboxIn } from './outbox.ts';
import { plansIn } from './plans.ts';
import { readingsIn } from './readings.ts';
import { silencesIn } from './silences.ts';
import { openSqlite } from './sqlite-database.ts';
import type { Store } from './store.ts';
import { sweep } from './sweep.ts';
import type { Tables } from './tables.ts';
import { targetsIn } from './targets.ts';

export type StoreOptions =
  /** The file, which is made when it is missing, in a folder that exists; `:memory:` is forgotten at the end. */
  | { readonly path: string }
  /** A PostgreSQL database that is ours alone: `postgres://user:password@host:5432/name`. */
  | { readonly url: string };

/** Opens the store, its tables brought up to date; rejects with a `StoreError` that says what is in the way. */
export async function openStore(options: StoreOptions): Promise<Store> {
  if ('path' in options) {
    const db = await openSqlite(options.path);
    return storeIn(db, { skipsLocked: false, finish: () => inTurn(db) });
  }
  // Only here: who keeps everything in a file need not load a client.
  const { openPostgres } = await import('./postgres-database.ts');
  const { db, idle } = await openPostgres(options.url);
  return storeIn(db, { skipsLocked: true, finish: idle });
}

type Ways = Claiming & {
  /** Waits for what was begun. */
  readonly finish: () => Promise<void>;
};

function storeIn(db: Kysely<Tables>, ways: Ways): Store {
  let closing: Promise<void> | undefined;
  return {
    conversations: conversationsIn(db),
    interpretations: interpretationsIn(db),
    allowances: allowancesIn(db),
    deliveries: deliveriesIn(db),
    answers: answersIn(db),
    plans: plansIn(db),
    targets: targetsIn(db, ways),
    guard: guardCommitsIn(db, ways),
    incidents: incidentsIn(db),
    silences: silencesIn(db),
    outbox: outboxIn(db, ways),
    readings: readingsIn(db),
    events: eventsIn(db),
    heartbeats: heartbeatsIn(db),
    sweep: (now) => sweep(db, now),
    close: () => {
      closing ??= ways.finish().then(() => db.destroy());
      return closing;
    },
  };
}

/** Whoever asked before gets the one connection before, so waiting for a turn is waiting for them. */
async function inTurn(db: Kysely<Tables>): Promise<void> {
  await db.connection().execute(async () => {});
}
