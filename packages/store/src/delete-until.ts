import { type Kysely, sql } from 'kysely';

import { deleteInSteps } from './delete-in-steps.ts';
import type { Tables } from './tables.ts';

/** Rows that an instant makes old. */
export type AgingRows = {
  readonly table: keyof Tables;
  readonly key: readonly string[];
  readonly instant: string;
};

/** Deletes, in small steps, the rows whose instant is `until` or earlier, and says how many those were. */
export function deleteUntil(
  db: Kysely<Tables>,
  { table, key, instant }: AgingRows,
  until: Date,
): Promise<number> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const isOld = sql`${sql.ref(instant)} <= ${until.getTime()}`;
  // The outer condition spares a row that was renewed between being found and being deleted.
  return deleteInSteps(
    db,
    (limit) => sql`
      delete from ${sql.table(table)} where ${isOld} and (${columns}) in
        (select ${columns} from ${sql.table(table)} where ${isOld} limit ${limit})`,
  );
}
