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
import { logFailure } from './log-failure.ts';
import { createLogger } from './logger.ts';
import { openGuard } from './open-guard.ts';
import { openRefusals } from './open-refusals.ts';
import { type Wellness, wellnessOf } from './wellness.ts';

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
      const wellness = wellnessOfGuard(settings, cycle);
      const beat = heartbeatFor(settings, { store, cycle, log, wellness });
      await onEachTick({ ...settings, log }, stop, async () => {
        await refusals?.tell('due');
        const ticked = await cycleOnce(cycle, log);
        wellness.note(ticked);
        if (ticked !== 'threw' && ticked.faults === 0) wellAt = performance.now();
        await beat();
      });
    } finally {
      await health?.close();
      await refusals?.tell('all');
    }
    await store.heartbeats.end(cycle.owner).catch((err: unknown) => logFailure(log, err, HEARTBEAT));
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

/** One tick, with what it did in the log. */
async function cycleOnce(cycle: Cycle, log: Logger): Promise<Ticked | 'threw'> {
  const begun = performance.now();
  try {
    const ticked = await tick(cycle);
    logTick(ticked, log, Math.round(performance.now() - begun));
    return ticked;
  } catch (err) {
    logFailure(log, err, { what: 'cycle', next: 'The next one tries again.' });
    return 'threw';
  }
}

function logTick({ problems, outcomes: _, ...counts }: Ticked, log: Logger, ms: number): void {
  for (const { job, problem } of problems) log.warn({ job, problem }, 'This was not answered.');
  if (counts.jobs === 0) return;
  if (counts.notifications > 0) log.info({ ...counts, ms }, 'There is news.');
  else log.debug({ ...counts, ms }, 'A cycle is done.');
}

/** Every five seconds, or every second where the clock of a demo runs ahead; never two at a time. */
async function onEachTick(
  { demoClock, log }: GuardSettings & { readonly log: Logger },
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
  const task = schedule(expression, run, {
    noOverlap: true,
    timezone: 'UTC',
    suppressMissedWarning: true,
    logger: cronLogger(log),
  });
  if (!stop.aborted) await once(stop, 'abort');
  await task.destroy();
  await Promise.allSettled([underWay]);
}

/** That a cycle takes longer than a tick is no news; by itself node-cron would say so beside the log. */
function cronLogger(log: Logger) {
  const nothing = (): void => undefined;
  const error = (message: string | Error, err: unknown = message): void =>
    logFailure(log, err, { what: 'cycle', next: 'The next one tries again.' });
  return { debug: nothing, info: nothing, warn: nothing, error };
}

function heartbeatFor(
  { heartbeatUrl: url }: GuardSettings,
  {
    store,
    cycle,
    log,
    wellness,
  }: Pick<Extract<Started, { store: Store }>, 'store' | 'cycle' | 'log'> & {
    readonly wellness: Wellness;
  },
): () => Promise<void> {
  const beat = heartbeatOf({
    heartbeats: store.heartbeats,
    replica: cycle.owner,
    url,
    now: cycle.now,
    ailments: wellness.ailments,
    onAilments: (ailments) =>
      ailments.length > 0
        ? log.warn({ ailments }, 'The guard is not well: its heartbeat is withheld.')
        : log.info('The guard is well again: its heart beats.'),
    onSilence: (reason) => log.warn({ reason }, 'The address of TOLLKEEPER_HEARTBEAT_URL was not reached.'),
  });
  return () => beat().catch((err: unknown) => logFailure(log, err, HEARTBEAT));
}

function wellnessOfGuard({ poll, demoClock }: GuardSettings, { store, channels }: Cycle): Wellness {
  const longestPollMs = poll.mostMs / (demoClock?.speed ?? 1);
  const spanMs = Math.max(LEAST_SPAN_MS, 2 * longestPollMs);
  return wellnessOf({ store, channels, spanMs, passed: () => performance.now() });
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

/** A demo polls more often than once a second. */
const LEAST_SPAN_MS = 60_000;

const HEARTBEAT = { what: 'heartbeat', next: 'It is written again when it is due.' };

/** Longer than a listing of thousands of keys at a slow server. */
const UNWELL_MS = 180_000;
