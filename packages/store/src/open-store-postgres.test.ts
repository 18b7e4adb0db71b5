import { newDatabase } from '../contract/new-database.ts';
import { storeContract } from '../contract/store-contract.ts';
import { openStore } from './open-store.ts';

storeContract('in PostgreSQL', async () => openStore({ url: await newDatabase() }));
