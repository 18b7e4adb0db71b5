import type { Kysely } from 'kysely';

/** Makes the table of who silenced which rule, and who ended that. */
export async function createSilencingsTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('silencings')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('rule', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint')
    .execute();
  await db.schema.createIndex('silencings_at').on('silencings').column('at').execute();
}
