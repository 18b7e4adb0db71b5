import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { Pool, type PoolClient, types } from 'pg';

import { isConnectionLost, noConnection, postgresFailure } from './postgres-failure.ts';

/** Connections, and a way to wait until nobody has or awaits one. */
export type Connections = { readonly pool: PostgresPool; readonly idle: () => Promise<void> };

/** Connections to PostgreSQL that say in sentences what fails, and are made anew after a failure. */
export function postgresPool(url: string, address: string): Connections {
  const pool = new Pool({
    connectionString: url,
    application_name: 'tollkeeper',
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
    keepAlive: true,
    types: { getTypeParser },
  });
  // Nobody listens to a connection between two queries, and an error that nobody hears would end the program.
  // The next query meets it, or gets another connection.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));

  const underWay = new Set<Promise<void>>();
  const connect = async (): Promise<PostgresPoolClient> => {
    const released = Promise.withResolvers<void>();
    underWay.add(released.promise);
    const release = (): void => {
      underWay.delete(released.promise);
      released.resolve();
    };
    try {
      return speaking(await pool.connect(), address, release);
    } catch (error) {
      release();
      throw noConnection(error, address);
    }
  };
  const idle = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
  const end = (): Promise<void> => pool.end();
  return { pool: { connect, end, options: {} } as unknown as PostgresPool, idle };
}

/** A connection whose failures are sentences; a lost one is not used again. */
function speaking(client: PoolClient, address: string, released: () => void): PostgresPoolClient {
  let isLost = false;
  let first: unknown;
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    try {
      return await client.query(text, [...values]);
    } catch (error) {
      // After a failure the rest of a transaction fails with this code: what says something is the first.
      if ((error as { readonly code?: unknown } | null)?.code !== IN_FAILED_TRANSACTION) first = error;
      isLost ||= isConnectionLost(error);
      throw postgresFailure(first ?? error, address);
    }
  };
  const release = (isDiscarded?: boolean): void => {
    client.release(isLost || isDiscarded === true);
    released();
  };
  return { query, release } as unknown as PostgresPoolClient;
}

/** Counts, versions and instants are whole numbers that JavaScript holds; anything larger is no number of ours. */
function getTypeParser(...[oid, format]: Parameters<typeof types.getTypeParser>) {
  return oid === types.builtins.INT8 ? safeInteger : types.getTypeParser(oid, format);
}

function safeInteger(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number)) return number;
  throw new Error(`The database holds the number ${text}, which is too large.`);
}

const MOST_CONNECTIONS = 10;
const IN_FAILED_TRANSACTION = '25P02';
