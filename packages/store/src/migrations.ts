import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

import { createGuardTables } from './migrations/guard-tables.ts';
import { createSilencingsTable } from './migrations/silencings-table.ts';

/**
 * Every step from an empty database to the tables of today, in alphabetical order.
 *
 * A step that was released is never edited, and its name never changes: files out there have run it.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-conversations-interpretations-allowances': { up: createFirstTables },
  '0002-deliveries-answers-plans': { up: createDeliveriesAnswersPlans },
  '0003-guard': { up: createGuardTables },
  '0004-silencings': { up: createSilencingsTable },
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

async function createDeliveriesAnswersPlans(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('taken', 'done')`))
    .addColumn('leased_until', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('deliveries_expiry').on('deliveries').column('expires_at').execute();

  await db.schema
    .createTable('answers')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('answers_expiry').on('answers').column('expires_at').execute();

  await db.schema
    .createTable('plans')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('folded_name', 'text', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('planned_picodollars', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('saved_by', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('plans_key', ['workspace', 'id'])
    .addUniqueConstraint('plans_name', ['workspace', 'month', 'folded_name'])
    .execute();
}
