import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A real PostgreSQL that ends with whoever started it. */
export type PostgresProcess = {
  readonly url: string;
  /** Stops the server, whoever is connected, and starts it again with what it had. */
  readonly restart: () => Promise<void>;
  /** Ends the server at whatever instruction it is. */
  readonly kill: () => Promise<void>;
  /** Starts it again after that. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * Starts a PostgreSQL with an empty cluster; it takes about four seconds.
 *
 * `durable` is for measuring: it waits for its disk as one in use does.
 */
export async function startPostgres(kind: 'durable' | 'fast' = 'fast'): Promise<PostgresProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'postgres-server.ts'), kind], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Ctrl-C in a terminal is for the tests; the server hears of it when they end.
    detached: true,
  });
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ready = async (): Promise<string> => {
    const next = await lines.next();
    if (next.done) throw new Error('PostgreSQL did not start.');
    return next.value;
  };
  const order = async (words: 'start' | 'stop' | 'kill'): Promise<void> => {
    child.stdin.write(`${words}\n`);
    await ready();
  };
  return {
    url: await ready(),
    restart: async () => {
      await order('stop');
      await order('start');
    },
    kill: () => order('kill'),
    start: () => order('start'),
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
