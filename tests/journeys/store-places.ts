import { join } from 'node:path';

import { newDatabase } from '../../packages/store/contract/new-database.ts';

/** What tells the programs of a journey, which has a folder of its own, where everything is remembered. */
export type StorePlace = (folder: string) => Promise<Readonly<Record<string, string>>>;

/** In a file of the folder, which is there once something was remembered. */
export const inFile: StorePlace = async (folder) => ({ TOLLKEEPER_STORE: join(folder, 'tollkeeper.db') });

/** In a database of its own on the PostgreSQL of the test run. */
export const inPostgres: StorePlace = async () => ({
  TOLLKEEPER_STORE: '',
  DATABASE_URL: await newDatabase(),
});
