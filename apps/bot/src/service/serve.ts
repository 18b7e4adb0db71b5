import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Store } from '@tollkeeper/store';
import type { Logger } from 'pino';

import type { Environment } from '../configuration/parse-settings.ts';
import type { Settings } from '../configuration/settings.ts';
import type { Host } from '../requests/host.ts';
import type { RunningPlatform } from '../requests/platform.ts';
import { requestHandler } from '../requests/request-handler.ts';
import { restartingHandler } from '../requests/restarting-handler.ts';
import { openListener } from '../terminal/listener.ts';
import { type BotPrices, openBotPrices } from './bot-prices.ts';
import { type DrainingHandler, drainingHandler } from './draining-handler.ts';
import { type HealthServer, startHealthServer } from './health-server.ts';
import { readinessOf } from './readiness.ts';
import type { Ended } from './run-bot.ts';
import { startPlatforms } from './start-platforms.ts';
import { sweepHourly } from './sweep-hourly.ts';

/** What a service works with; `stop` is aborted when it is to end. */
export type Working = {
  readonly environment: Environment;
  readonly log: Logger;
  readonly stop: AbortSignal;
};

/** Opens what the bot rests on, connects the platforms, answers until it is to stop, and closes everything. */
export async function serve(settings: Settings, working: Working): Promise<Ended> {
  const { environment, log } = working;
  const opened = await openBotPrices(environment, { today: utcDay, log });
  if (opened.kind === 'refused') return { status: 2, problems: opened.text.split('\n') };
  const { prices } = opened;
  const listener = await openListener(environment, { person: 'nobody', place: settings.store });
  if (listener.kind === 'refused') {
    prices.stop();
    return { status: 2, problems: listener.text.split('\n') };
  }
  const { store, reading } = listener;
  const host: Host = {
    store,
    around: () => ({ catalog: prices.catalog(), today: utcDay() }),
    now: () => new Date(),
    newId: randomUUID,
    readingFor: reading && ((person) => ({ ...reading, person })),
    access: settings.access,
    log,
  };
  const handler = drainingHandler(requestHandler(host), restartingHandler(host));
  const sweeping = sweepHourly(store, log);
  try {
    return await answerUntilStopped(settings, { ...working, handler, prices, store });
  } finally {
    prices.stop();
    await sweeping.stop();
    await store.close();
  }
}

type Answering = Working & {
  readonly handler: DrainingHandler;
  readonly prices: BotPrices;
  readonly store: Store;
};

async function answerUntilStopped(settings: Settings, answering: Answering): Promise<Ended> {
  const { handler, prices, store, log, stop } = answering;
  let platforms: readonly RunningPlatform[] = [];
  const names = (['slack', 'discord'] as const).filter((name) => settings[name].kind === 'ready');
  const readiness = readinessOf({ names, running: () => platforms, store, isDraining: handler.isDraining });
  const health = await healthServer(settings, readiness);
  if (typeof health === 'string') return { status: 2, problems: [health] };
  try {
    const stopped = stop.aborted ? Promise.resolve() : once(stop, 'abort').then(() => undefined);
    const starting = startPlatforms(settings, { handle: handler.handle, catalog: prices.catalog, log });
    const started = await Promise.race([starting, stopped]);
    if (started === undefined) return { status: 0, problems: [] };
    if (started.kind === 'refused') return { status: 2, problems: started.problems };
    platforms = started.platforms;
    log.info({ platforms: names }, 'The bot answers.');
    await stopped;
    await closeDown(handler, platforms, log);
    return { status: 0, problems: [] };
  } finally {
    await health?.close();
  }
}

/** Lets what is under way be answered, and then disconnects; nobody waits longer than ten seconds for it. */
async function closeDown(
  handler: DrainingHandler,
  platforms: readonly RunningPlatform[],
  log: Logger,
): Promise<void> {
  log.info('The bot stops: what is under way is answered first.');
  const { unanswered } = await handler.drain(DRAIN_MS);
  if (unanswered > 0) log.warn({ unanswered }, 'Not everything was answered in time.');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), CLOSE_MS);
  });
  const closed = Promise.allSettled(platforms.map((platform) => platform.close()));
  if ((await Promise.race([closed, late])) === 'late') log.warn('A connection did not close in time.');
  clearTimeout(timer);
  log.info('The bot has stopped.');
}

/** The server, nothing where none is wanted, or what is in its way. */
async function healthServer(
  { health }: Settings,
  readiness: Parameters<typeof startHealthServer>[1],
): Promise<HealthServer | string | undefined> {
  if (health === undefined) return undefined;
  try {
    return await startHealthServer(health, readiness);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return `health.port ${health.port} on ${health.host} cannot be opened (${code}): set another port or host under health in bot.yaml, or end what uses it.`;
  }
}

function utcDay(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Together ten seconds: what a container is usually given to stop. */
const DRAIN_MS = 8_500;
const CLOSE_MS = 1_500;
