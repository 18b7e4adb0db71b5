import { copyFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { StoreOptions } from '@tollkeeper/store';

/** A place for the store of a guard, which can be put back to what it was. */
export type StoreGround = {
  /** How a guard is told of it. */
  readonly env: Readonly<Record<string, string>>;
  readonly options: StoreOptions;
  /** Keeps what is in it under a name; nobody may be at it. */
  readonly keep: (name: string) => Promise<void>;
  readonly putBack: (name: string) => Promise<void>;
};

/** A SQLite file in a folder. */
export function sqliteGround(folder: string): StoreGround {
  const path = join(folder, 'guard.db');
  return {
    env: { TOLLKEEPER_STORE: path },
    options: { path },
    // Whoever closed it last left no log beside it.
    keep: (name) => copyFile(path, join(folder, `${name}.kept`)),
    putBack: async (name) => {
      for (const end of ['', '-wal', '-shm']) await rm(`${path}${end}`, { force: true });
      if (name !== NOTHING) await copyFile(join(folder, `${name}.kept`), path);
    },
  };
}

/** A database of a PostgreSQL server by its name; its kept states are databases, too. */
export function postgresGround(server: string, name = 'guard'): StoreGround {
  const url = server.replace(/[^/]+$/, name);
  const copy = (from: string, to: string): Promise<void> =>
    onServer(server, [
      `drop database if exists ${to} with (force)`,
      `create database ${to} template ${from}`,
    ]);
  return {
    env: { DATABASE_URL: url, FAULTS_POSTGRES: STORE_PACKAGE },
    options: { url },
    keep: (state) => copy(name, `${name}_${state}`),
    putBack: (state) => copy(state === NOTHING ? 'template1' : `${name}_${state}`, name),
  };
}

/** Ends every connection to a database of a server. */
export async function cutConnections(server: string, name: string): Promise<void> {
  await onServer(server, [
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
  ]);
}

/** The state before anything was kept: no file, an empty database. */
export const NOTHING = 'nothing';

async function onServer(url: string, statements: readonly string[]): Promise<void> {
  const { Client } = createRequire(STORE_PACKAGE)('pg') as PgModule;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

type PgModule = {
  readonly Client: new (options: {
    readonly connectionString: string;
  }) => {
    readonly connect: () => Promise<void>;
    readonly query: (statement: string) => Promise<unknown>;
    readonly end: () => Promise<void>;
  };
};

const STORE_PACKAGE = join(import.meta.dirname, '../../packages/store/package.json');
