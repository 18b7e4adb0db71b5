import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** A bot that runs as a process of its own. */
export type BotService = {
  readonly pid: number;
  /** What it wrote so far: its log, and what it says to whoever started it. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Asks /healthz or /readyz. */
  readonly health: (path: string) => Promise<{ readonly status: number; readonly body: unknown }>;
  readonly signal: (name: 'SIGTERM' | 'SIGINT' | 'SIGSTOP' | 'SIGKILL') => void;
  /** Comes with the exit status. */
  readonly ended: Promise<number | null>;
  /** Everything in its folder: bot.yaml and the files of the store. */
  readonly files: () => Promise<string>;
};

type Started = {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly yaml?: string;
};

/** Starts `bot run` in a folder, with its bot.yaml and store there and a port for its health. */
export async function startBotService({ folder, env, yaml = '' }: Started): Promise<BotService> {
  const port = await freePort();
  const config = join(folder, 'bot.yaml');
  await writeFile(config, `health: { port: ${port} }\n${yaml}`);
  const child = spawn(process.execPath, [MAIN, 'bot', 'run'], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      TOLLKEEPER_BOT_CONFIG: config,
      TOLLKEEPER_STORE: join(folder, 'bot.db'),
      ...env,
    },
  });
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk) => {
      written[name] += chunk;
    });
  }
  return {
    pid: child.pid ?? 0,
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    health: async (path) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: response.status, body: await response.json() };
    },
    signal: (name) => void child.kill(name),
    ended: exitOf(child),
    files: async () => {
      const names = await readdir(folder);
      const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
      return texts.join('\n');
    },
  };
}

/** Waits until every part of the bot is ready; rejects when it ends instead. */
export async function whenReady(bot: BotService): Promise<void> {
  const ended = bot.ended.then((status) => {
    throw new Error(`The bot ended with ${status}: ${bot.stderr()}${bot.stdout()}`);
  });
  await Promise.race([ended, becomesReady(bot)]);
}

async function becomesReady(bot: BotService): Promise<void> {
  for (;;) {
    const status = await bot.health('/readyz').then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [status] = await once(child, 'close');
  return status;
}

/** A port of this machine that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const MAIN = join(import.meta.dirname, '../../apps/bot/src/main.ts');
