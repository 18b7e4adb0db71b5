import type { TestProject } from 'vitest/node';

import { startPostgres } from './postgres-process.ts';

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be added to.
  interface ProvidedContext {
    readonly postgresUrl: string;
  }
}

/** Starts the one PostgreSQL of a test run, and gives its URL to the tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres();
  project.provide('postgresUrl', url);
  return stop;
}
