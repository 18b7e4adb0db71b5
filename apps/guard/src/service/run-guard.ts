import { once } from 'node:events';
import type { Store } from '@tollkeeper/store';
import { schedule } from 'node-cron';
import type { Logger } from 'pino';

import { readGuardSettings } from '../configuration/read-settings.ts';
import type { ChannelWay, GuardSettings, Secret } from '../configuration/settings.ts';
import type { Environment } from '../configuration/variables.ts';
import { type Cycle, type Ticked, tick } from '../cycle/tick.ts';
import { type Endpoint, type HealthServer, type Readiness, startHealthServer } from './health-server.ts';
import { heartbeatOf } from './heartbeat.ts';
import { createLogger } from './logger.ts';
import { openGuard } from './open-guard.ts';
import { openRefusals } from './open-refusals.ts';

/** What a guard runs in. */
export type GuardProcess = {
  readonly environment: Environment;
  /** Prints messages to people. */
  readonly print: (text: string) => void;
  /** Takes a line of the log, with its line end. */
  readonly write: (line: string) => void;
  readonly realNow: () => Date;
  readonly random: () => number;
};

/** How a guard ended, with sentences for whoever started it. */
export type Ended = { readonly status: 0 | 1 | 2; readonly problems: readonly string[] };

/** Guards the account until it is told to stop; what is under way then is finished first. */
export async function runGuard(process: GuardProcess, stop: AbortSignal): Promise<Ended> {
  const started = await startGuard(process, true);
  if (started.kind === 'refused') return { status: 2, problems: started.problems };
  const { settings, store, cycle, settled, log } = started;
  let wellAt = performance.now();
  const refusals = openRefusals(settings, { cycle, log });
  try {
    const readiness: Readiness = () => ({ cycle: performance.now() - wellAt < UNWELL_MS });
    const health = await healthServer(settings, readiness, refusals?.endpoint);
    if (typeof health === 'string') return { status: 2, problems: [health] };
    try {
      const beat = heartbeatFor(settings, { store, cycle, log });
      await onEachTick(settings, stop, async () => {
        await refusals?.tell('due');
        if (await cycleOnce(cycle, log)) {
          wellAt = performance.now();
          await beat();
        }
      });
    } finally {
      await health?.close();
      await refusals?.tell('all');
    }
    log.info('The guard has stopped.');
    return { status: 0, problems: [] };
  } finally {
    await settled();
    await store.close();
  }
}

/** A guard that was opened by what the environment says, or every reason why it could not be. */
export type Started =
  | {
      readonly kind: 'started';
      readonly settings: GuardSettings;
      readonly store: Store;
      readonly cycle: Cycle;
      /** Waits for messages that are under way. */
      readonly settled: () => Promise<void>;
      readonly log: Logger;
    }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** Reads the settings and opens the guard, which `comesBack` to what it leaves for the next tick, or looks once. */
export async function startGuard(
  { environment, ...around }: GuardProcess,
  comesBack: boolean,
): Promise<Started> {
  const parsed = await readGuardSettings(environment);
  if (parsed.kind === 'mistaken') return { kind: 'refused', problems: parsed.mistakes };
  const { settings } = parsed;
  const log = createLogger({ level: settings.logLevel, secrets: secretsOf(settings), write: around.write });
  const opened = await openGuard(settings, { ...around, log, comesBack });
  if (opened.kind === 'refused') return { kind: 'refused', problems: [opened.problem] };
  return { ...opened, kind: 'started', settings, log };
}

/** One tick, with what it did in the log; whether the guard is well. */
async function cycleOnce(cycle: Cycle, log: Logger): Promise<boolean> {
  const begun = performance.now();
  try {
    const ticked = await tick(cycle);
    logTick(ticked, log, Math.round(performance.now() - begun));
    return ticked.faults === 0;
  } catch (err) {
    log.error({ err }, 'A cycle failed; the next one tries again.');
    return false;
  }
}

function logTick({ problems, ...counts }: Ticked, log: Logger, ms: number): void {
  for (const { job, problem } of problems) log.warn({ job, problem }, 'This was not answered.');
  if (counts.jobs === 0) return;
  if (counts.notifications > 0) log.info({ ...counts, ms }, 'There is news.');
  else log.debug({ ...counts, ms }, 'A cycle is done.');
}

/** Every five seconds, or every second where the clock of a demo runs ahead; never two at a time. */
async function onEachTick(
  { demoClock }: GuardSettings,
  stop: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  let underWay: Promise<void> = Promise.resolve();
  const run = (): Promise<void> => {
    underWay = work();
    return underWay;
  };
  await run();
  if (stop.aborted) return;
  const expression = demoClock === undefined ? '*/5 * * * * *' : '* * * * * *';
  const task = schedule(expression, run, { noOverlap: true, timezone: 'UTC', suppressMissedWarning: true });
  if (!stop.aborted) await once(stop, 'abort');
  await task.destroy();
  await Promise.allSettled([underWay]);
}

function heartbeatFor(
  { heartbeatUrl: url }: GuardSettings,
  { store, cycle, log }: { readonly store: Store; readonly cycle: Cycle; readonly log: Logger },
): () => Promise<void> {
  const beat = heartbeatOf({
    heartbeats: store.heartbeats,
    replica: cycle.owner,
    url,
    now: cycle.now,
    onSilence: (reason) => log.warn({ reason }, 'The address of TOLLKEEPER_HEARTBEAT_URL was not reached.'),
  });
  return () => beat().catch((err: unknown) => log.error({ err }, 'The heartbeat could not be written.'));
}

async function healthServer(
  { health: wanted }: GuardSettings,
  readiness: Readiness,
  endpoint: Endpoint | undefined,
): Promise<HealthServer | string | undefined> {
  const health = wanted ?? (endpoint && USUAL_HEALTH);
  if (health === undefined) return undefined;
  try {
    return await startHealthServer(health, readiness, endpoint);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return `health.port ${health.port} on ${health.host} cannot be opened (${code}): set another port or host under health in guard.yaml, or end what uses it.`;
  }
}

function secretsOf({
  openrouter,
  store,
  channels,
  heartbeatUrl,
  refusalsToken,
}: GuardSettings): readonly Secret[] {
  const { management, ordinary } = openrouter;
  const ways = channels.flatMap(({ way }) => secretsOfWay(way));
  const database = store.kind === 'database' ? store.url : undefined;
  return [management, ordinary, heartbeatUrl, refusalsToken, database, ...ways].filter(
    (secret) => secret !== undefined,
  );
}

function secretsOfWay(way: ChannelWay): readonly Secret[] {
  switch (way.kind) {
    case 'terminal':
      return [];
    case 'slack':
    case 'discord':
      return [way.token];
    case 'slack-webhook':
    case 'discord-webhook':
      return [way.url];
    case 'webhook':
      return [way.url, way.signingSecret];
  }
}

/** Where refusals are heard when guard.yaml says nothing. */
const USUAL_HEALTH = { port: 8_081, host: '127.0.0.1' };

/** Longer than a listing of thousands of keys at a slow server. */
const UNWELL_MS = 180_000;
