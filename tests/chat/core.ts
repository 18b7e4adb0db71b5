import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Access, createLogger, type RequestHandler, requestHandler } from '@tollkeeper/bot/chat';
import { bundledCatalog } from '@tollkeeper/pricing';
import { openStore, type Store } from '@tollkeeper/store';

import type { DriverOptions } from './driver.ts';

/** The real core on a store in a folder of its own, at noon of 2026-11-21 unless it has a clock. */
export type Core = {
  readonly ports: {
    readonly handle: RequestHandler;
    readonly catalog: typeof bundledCatalog;
    readonly log: ReturnType<typeof createLogger>;
  };
  readonly store: Store;
  /** The file of the store. */
  readonly path: string;
  /** Waits until something that was begun is answered, and nothing is under way. */
  readonly settles: <Done>(begin: () => Done | Promise<Done>) => Promise<Done>;
  /** When each request was answered, by `performance.now()`. */
  readonly answeredAt: readonly number[];
  readonly logged: () => string;
  readonly stored: () => Promise<string>;
  readonly close: () => Promise<void>;
};

/** Opens one; the tokens are kept out of its log. */
export async function openCore(
  access: Access,
  tokens: readonly string[] = [],
  now: () => Date = () => NOON,
): Promise<Core> {
  const folder = await mkdtemp(join(tmpdir(), 'tollkeeper-chat-'));
  const path = join(folder, 'chat.db');
  const store = await openStore({ path });
  const lines: string[] = [];
  const secrets = tokens.map((token) => () => token);
  const log = createLogger({ level: 'debug', secrets, write: (line) => void lines.push(line) });
  const catalog = bundledCatalog();
  const handle = requestHandler({
    store,
    around: () => ({ catalog, today: '2026-11-21' }),
    now,
    newId: randomUUID,
    access,
    log,
  });
  const answeredAt: number[] = [];
  let begun = 0;
  const isSettled = (before: number): boolean => begun > before && begun === answeredAt.length;
  return {
    store,
    path,
    ports: {
      catalog: () => catalog,
      log,
      handle: async (request, deliver) => {
        begun += 1;
        await handle(request, deliver);
        answeredAt.push(performance.now());
      },
    },
    settles: async (begin) => {
      const before = begun;
      const done = await begin();
      for (const until = performance.now() + PATIENCE; !isSettled(before); await pause()) {
        if (performance.now() > until) throw new Error(`Nothing was answered in time: ${lines.at(-1)}`);
      }
      return done;
    },
    answeredAt,
    logged: () => lines.join(''),
    stored: async () => {
      const files = await readdir(folder);
      return (await Promise.all(files.map((file) => readFile(join(folder, file), 'latin1')))).join('\n');
    },
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Who may do what on one platform: one channel is open, and one person may see spend. */
export function accessFor(
  { open, spender }: { readonly open: string; readonly spender: string },
  { questionsPerMinute = 1_000, answers = 'private' }: DriverOptions,
): Access {
  const own = {
    channels: [open],
    spend: { people: [spender], roles: [], channels: [] },
    ask: 'Maria in finance',
    answers,
  };
  return { slack: own, discord: own, questionsPerMinute };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}

const NOON = new Date(Date.UTC(2026, 10, 21, 12));

const PATIENCE = 20_000;
