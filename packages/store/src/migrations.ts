import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Every step from an empty database to the tables of today, in alphabetical order.
 *
 * A step that was released is never edited, and its name never changes: files out there have run it.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-conversations-interpretations-allowances': { up: createFirstTables },
};

async function createFirstTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversations')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('conversations_key', ['platform', 'place', 'person'])
    .execute();
  await db.schema.createIndex('conversations_expiry').on('conversations').column('expires_at').execute();

  await db.schema
    .createTable('interpretations')
    .addColumn('key', 'text', (column) => column.notNull().primaryKey())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('interpretations_age').on('interpretations').column('saved_at').execute();
  await db.schema.createIndex('interpretations_expiry').on('interpretations').column('expires_at').execute();

  await db.schema
    .createTable('allowances')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('whose', 'text', (column) => column.notNull())
    .addColumn('taken', 'integer', (column) => column.notNull().check(sql`taken >= 0`))
    .addPrimaryKeyConstraint('allowances_key', ['day', 'whose'])
    .execute();
}
