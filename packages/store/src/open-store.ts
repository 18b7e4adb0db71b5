import type { Kysely } from 'kysely';

import { allowancesIn } from './allowances.ts';
import { conversationsIn } from './conversations.ts';
import { interpretationsIn } from './interpretations.ts';
import { openSqlite } from './sqlite-database.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

export type StoreOptions = {
  /** The file, which is made when it is missing, in a folder that exists; `:memory:` is forgotten at the end. */
  readonly path: string;
};

/** Opens the store, its tables brought up to date; rejects with a `StoreError` that says what is in the way. */
export async function openStore({ path }: StoreOptions): Promise<Store> {
  return storeIn(await openSqlite(path));
}

function storeIn(db: Kysely<Tables>): Store {
  let closing: Promise<void> | undefined;
  return {
    conversations: conversationsIn(db),
    interpretations: interpretationsIn(db),
    allowances: allowancesIn(db),
    close: () => {
      closing ??= close(db);
      return closing;
    },
  };
}

/** Whoever asked before gets the connection before, so waiting for a turn is waiting for them. */
async function close(db: Kysely<Tables>): Promise<void> {
  await db.connection().execute(async () => {});
  await db.destroy();
}
