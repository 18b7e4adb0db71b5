import { Client } from 'pg';
import { inject } from 'vitest';

import type {} from './postgres-setup.ts';

/** Makes an empty database on the server of the test run, and gives its URL. */
export async function newDatabase(): Promise<string> {
  const server = inject('postgresUrl');
  databases += 1;
  const name = `t${process.pid}_${databases}`;
  await onDatabase(server, `create database ${name}`);
  return server.replace(/[^/]+$/, name);
}

/** Does something to a database beside the store, as another program would. */
export async function onDatabase(url: string, statement: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

let databases = 0;
