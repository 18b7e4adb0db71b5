import type { Kysely } from 'kysely';

import { type AgingRows, deleteUntil } from './delete-until.ts';
import { thinReadings } from './readings-thinning.ts';
import type { Tables } from './tables.ts';

/** Deletes what expired from every table whose rows do, thins readings, and says how many rows that were. */
export async function sweep(db: Kysely<Tables>, now: Date): Promise<number> {
  let deleted = 0;
  for (const rows of EXPIRING) deleted += await deleteUntil(db, { ...rows, instant: 'expires_at' }, now);
  return deleted + (await thinReadings(db, now));
}

const EXPIRING: readonly Omit<AgingRows, 'instant'>[] = [
  { table: 'conversations', key: ['platform', 'place', 'person'] },
  { table: 'interpretations', key: ['key'] },
  { table: 'deliveries', key: ['id'] },
  { table: 'answers', key: ['id'] },
  { table: 'silences', key: ['rule'] },
  { table: 'heartbeats', key: ['replica'] },
];
