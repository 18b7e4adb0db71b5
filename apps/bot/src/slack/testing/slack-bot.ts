import { createServer } from 'node:net';
import { type FakeSlack, startFakeSlack } from '@tollkeeper/fake-slack';
import { bundledCatalog } from '@tollkeeper/pricing';
import { type Logger, pino } from 'pino';

import type { RunningPlatform } from '../../requests/platform.ts';
import type { Request } from '../../requests/request.ts';
import type { Deliver } from '../../requests/request-handler.ts';
import { type SlackConnection, startSlack } from '../start-slack.ts';

/** The ways in which Slack reaches a bot. */
export type Transport = SlackConnection['transport']['kind'];

/** A bot on a fake Slack, with a core that answers as a test wants it to. */
export type SlackBot = {
  readonly slack: FakeSlack;
  readonly platform: RunningPlatform;
  /** What was asked; what is asked twice stands here once, as the core sees to it. */
  readonly requests: readonly Request[];
  /** Why answers could not be brought. */
  readonly failures: readonly unknown[];
  readonly log: Log;
  /** Of an HTTP bot. */
  readonly url: string;
  readonly stop: () => Promise<void>;
};

/** Answers a request, perhaps after a while. */
export type Core = (request: Request, deliver: Deliver) => Promise<void>;

/** Starts one; without a transport by a socket. */
export async function startSlackBot(core: Core, how: How = {}): Promise<SlackBot> {
  const { transport = 'socket', scopes } = how;
  const slack = await startFakeSlack(scopes);
  const requests: Request[] = [];
  const failures: unknown[] = [];
  const log = memoryLog();
  const port = await freePort();
  const connection = { ...connectionTo(slack), ...(transport === 'http' && httpOf(slack, port)) };
  const started = startSlack(connection, {
    catalog: () => bundledCatalog(),
    log: log.logger,
    handle: async (request, deliver) => {
      if (requests.some(({ id }) => id === request.id)) return;
      requests.push(request);
      await core(request, deliver).catch((error: unknown) => failures.push(error));
    },
  });
  const platform = await started.catch(async (error: unknown) => {
    await slack.stop();
    throw error;
  });
  const url = `http://127.0.0.1:${port}/slack/events`;
  if (transport === 'http') slack.deliversTo(url);
  const stop = async (): Promise<void> => {
    await platform.close();
    await slack.stop();
  };
  return { slack, platform, requests, failures, log, url, stop };
}

type How = { readonly transport?: Transport; readonly scopes?: readonly string[] };

/** A connection to a fake, by a socket. */
export function connectionTo(slack: FakeSlack): SlackConnection {
  const transport = { kind: 'socket', appToken: slack.appToken } as const;
  return { botToken: slack.botToken, transport, apiUrl: slack.apiUrl };
}

/** A log that keeps its lines. */
export type Log = { readonly logger: Logger; readonly lines: () => readonly LogLine[] };

type LogLine = { readonly level: number; readonly msg: string };

/** Starts one that takes everything. */
export function memoryLog(): Log {
  const written: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => written.push(line) });
  return { logger, lines: () => written.map((line) => JSON.parse(line) as LogLine) };
}

/** Gives a port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}

function httpOf(slack: FakeSlack, port: number): Pick<SlackConnection, 'transport'> {
  return { transport: { kind: 'http', signingSecret: slack.signingSecret, port, host: '127.0.0.1' } };
}
