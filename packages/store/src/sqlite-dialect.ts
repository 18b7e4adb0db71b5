import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

import { sqliteFailure } from './sqlite-failure.ts';
import { openSqliteFile } from './sqlite-file.ts';
import { whenFree } from './when-free.ts';

/**
 * Lets Kysely work on `node:sqlite`, one connection, opened at the first query.
 *
 * Transactions take the write lock at once: one that starts by reading could not get it later, once another
 * process has written (sqlite.org/isolation.html).
 */
export function sqliteDialect(path: string): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => sqliteDriver(path),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** SQLite's DDL is part of its transaction; Kysely's own adapter says no, and would migrate without one. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function sqliteDriver(path: string): Driver {
  let connection: SqliteConnection | undefined;
  const connected = (): SqliteConnection => {
    connection ??= connect(path);
    return connection;
  };
  return {
    init: async () => void connected(),
    acquireConnection: async () => connected(),
    beginTransaction: (to) => run(to, 'begin immediate'),
    commitTransaction: (to) => run(to, 'commit'),
    // After a full disk or a failed read SQLite has rolled back by itself.
    rollbackTransaction: async (to) => {
      if (connected().database.isTransaction) await run(to, 'rollback');
    },
    releaseConnection: async () => {},
    destroy: async () => connected().database.close(),
  };
}

type SqliteConnection = DatabaseConnection & { readonly database: DatabaseSync };

function connect(path: string): SqliteConnection {
  const database = openSqliteFile(path);
  const prepared = preparedIn(database);
  return {
    database,
    executeQuery: <Row>(query: CompiledQuery) =>
      whenFree(() => execute<Row>(prepared, query)).catch((error: unknown) => {
        throw sqliteFailure(error, path);
      }),
    streamQuery: () => {
      throw new Error('Nothing in the store is read as a stream.');
    },
  };
}

type Prepared = (sql: string) => StatementSync;

/**
 * Prepares statements and keeps those that were used last.
 *
 * A sweep over ten thousand keys runs a few of them a thousand times, the longest with 800 values.
 */
function preparedIn(database: DatabaseSync): Prepared {
  const kept = new Map<string, StatementSync>();
  return (sql) => {
    const statement = kept.get(sql) ?? database.prepare(sql);
    kept.delete(sql);
    kept.set(sql, statement);
    const [oldest] = kept.keys();
    if (kept.size > MOST_PREPARED && oldest !== undefined) kept.delete(oldest);
    return statement;
  };
}

function execute<Row>(prepared: Prepared, { sql, parameters }: CompiledQuery): QueryResult<Row> {
  const statement = prepared(sql);
  const values = parameters as readonly SQLInputValue[];
  // Only what yields columns is read: `all()` on anything else would lose the number of changes.
  if (statement.columns().length > 0) return { rows: statement.all(...values) as Row[] };
  return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
}

async function run(connection: DatabaseConnection, statement: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(statement));
}

const MOST_PREPARED = 50;
