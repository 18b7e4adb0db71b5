import { type Kysely, sql } from 'kysely';

/** Makes the tables of the guard. */
export async function createGuardTables(db: Kysely<unknown>): Promise<void> {
  await createTargetsAndWatched(db);
  await createIncidents(db);
  await createOutbox(db);
  await createReadingsAndEvents(db);
  await createSilencesAndHeartbeats(db);
}

async function createTargetsAndWatched(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('targets')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('interval_ms', 'bigint', (column) => column.notNull())
    .addColumn('next_due', 'bigint', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .addColumn('epoch', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('targets_due').on('targets').column('next_due').execute();

  await db.schema
    .createTable('watched')
    .addColumn('key', 'text', (column) => column.notNull().primaryKey())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('json', 'text', (column) => column.notNull())
    .execute();
}

async function createIncidents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('incidents')
    .addColumn('alert_key', 'text', (column) => column.notNull())
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('short_id', 'text', (column) => column.notNull())
    .addColumn('rule', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('severity', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .addColumn('resolved_at', 'bigint')
    .addColumn('resolved_cause', 'text')
    .addColumn('evidence', 'text', (column) => column.notNull())
    .addColumn('acknowledged_by', 'text')
    .addColumn('acknowledged_at', 'bigint')
    .addColumn('snoozed_by', 'text')
    .addColumn('snoozed_until', 'bigint')
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('incidents_key', ['alert_key', 'number'])
    .execute();
  // What holds among the open ones only: one of an alert, and no two that people would call the same.
  for (const column of ['alert_key', 'short_id']) {
    const index = db.schema.createIndex(`incidents_open_${column}`).unique().on('incidents').column(column);
    await index.where(sql`resolved_at`, 'is', null).execute();
  }
  await db.schema.createIndex('incidents_short_id').on('incidents').column('short_id').execute();
  await db.schema.createIndex('incidents_resolved').on('incidents').column('resolved_at').execute();
}

async function createOutbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('alert_key', 'text', (column) => column.notNull())
    .addColumn('incident_number', 'bigint', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('next_at', 'bigint', (column) => column.notNull())
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .addColumn('epoch', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'bigint', (column) => column.notNull())
    .addColumn('last_failure', 'text')
    .addColumn('ended_at', 'bigint')
    .addColumn('ended_as', 'text', (column) =>
      column.check(sql`ended_as in ('delivered', 'combined', 'snoozed', 'dead')`),
    )
    .addColumn('dead_reason', 'text')
    .addColumn('receipt', 'text')
    .addUniqueConstraint('outbox_place', ['alert_key', 'channel', 'sequence'])
    .execute();
  const waiting = db.schema.createIndex('outbox_waiting').on('outbox').columns(['channel', 'next_at']);
  await waiting.where(sql`ended_at`, 'is', null).execute();
  const lane = db.schema.createIndex('outbox_waiting_lane').on('outbox');
  await lane.columns(['alert_key', 'channel', 'sequence']).where(sql`ended_at`, 'is', null).execute();
  const dead = db.schema.createIndex('outbox_dead').on('outbox').column('ended_at');
  await dead.where(sql`ended_as`, '=', sql.lit('dead')).execute();
  await db.schema.createIndex('outbox_created').on('outbox').column('created_at').execute();

  await db.schema
    .createTable('outbox_lanes')
    .addColumn('alert_key', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('last', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('outbox_lanes_key', ['alert_key', 'channel'])
    .execute();
}

async function createReadingsAndEvents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('readings')
    .addColumn('subject_key', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('json', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('readings_key', ['subject_key', 'at', 'kind'])
    .execute();
  await db.schema.createIndex('readings_age').on('readings').column('at').execute();

  await db.schema
    .createTable('events')
    .addColumn('alert_key', 'text', (column) => column.notNull())
    .addColumn('incident_number', 'bigint', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('place', 'bigint', (column) => column.notNull())
    .addColumn('from_state', 'text', (column) => column.notNull())
    .addColumn('to_state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('digest', 'text')
    .addColumn('made_by', 'text')
    .addPrimaryKeyConstraint('events_key', ['alert_key', 'incident_number', 'id'])
    .execute();
}

async function createSilencesAndHeartbeats(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('silences')
    .addColumn('rule', 'text', (column) => column.notNull().primaryKey())
    .addColumn('set_by', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('heartbeats')
    .addColumn('replica', 'text', (column) => column.notNull().primaryKey())
    .addColumn('last_ok', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
}
