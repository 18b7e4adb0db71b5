import { DEFAULT_REMINDERS, DEFAULT_RULES, parseNotification } from '@tollkeeper/engine/guarding';
import {
  type HandClock,
  handClock,
  type KeyPlan,
  type Simulator,
  startSimulator,
  type World,
} from '@tollkeeper/simulator';
import { openStore, type Store } from '@tollkeeper/store';
import { onTestFinished } from 'vitest';

import { type Asked, sourcesOf } from '../collecting/sources.ts';
import { sourceJob, wakingJob } from '../cycle/jobs.ts';
import { keptReadings } from '../cycle/kept-readings.ts';
import { riskBook } from '../cycle/risk.ts';
import type { RoutedChannel } from '../cycle/route.ts';
import { type Cycle, prepareTargets, tick } from '../cycle/tick.ts';
import { watchedCache } from '../cycle/watched-cache.ts';
import { forecastJob } from '../forecasting/forecast-job.ts';

/** A Saturday, at noon UTC. */
export const NOON: Date = new Date('2026-11-21T12:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

/** A world without traffic of its own: keys spend what the test lets them spend, and counters show it at once. */
export function quietWorld(keys: readonly Partial<KeyPlan>[], changes: Partial<World> = {}): World {
  const createdAt = new Date(NOON.getTime() - 24 * HOUR);
  return {
    from: createdAt,
    lagMinutes: 0,
    account: { movements: [{ kind: 'purchase', at: createdAt, amount: '1000' }] },
    keys: keys.map((key, index) => ({ name: `key-${index}`, createdAt, ...key })),
    models: [
      {
        id: 'maker/model',
        name: 'Maker: Model',
        contextLength: 100_000,
        maxCompletionTokens: 10_000,
        provider: 'Maker',
        prompt: '0.000001',
        completion: '0.000002',
      },
    ],
    ...changes,
  };
}

/** An account under guard. */
export type Guarded = {
  readonly simulator: Simulator;
  readonly clock: HandClock;
  readonly store: Store;
  /** Starts another guard on the same store, which remembers nothing itself. */
  readonly guard: (changes?: Changes) => Promise<Guard>;
  /** Who was told what, in order: `terminal level:warning key-limit prod`. */
  readonly told: () => Promise<readonly string[]>;
};

/** What is another than in every test; `forecasts`: it makes them, too. */
type Changes = Partial<Asked & Pick<Cycle, 'owner' | 'channels' | 'rules'> & { readonly forecasts: true }>;

export type Guard = {
  readonly cycle: Cycle;
  /** Lets so much time pass in steps of 30 seconds, with a tick in each. */
  readonly run: (milliseconds: number) => Promise<void>;
  readonly faults: readonly string[];
};

/** Starts a simulated account and a store in memory, until the test is over. */
export async function guardedAccount(world: World, path = ':memory:'): Promise<Guarded> {
  const clock = handClock(NOON);
  const simulator = await startSimulator({ clock, seed: 1, world });
  const store = await openStore({ path });
  onTestFinished(async () => {
    await simulator.stop();
    await store.close();
  });
  return {
    simulator,
    clock,
    store,
    guard: (changes = {}) => startGuard({ simulator, clock, store }, changes),
    told: () => toldOf(store),
  };
}

type Ground = Pick<Guarded, 'simulator' | 'clock' | 'store'>;

async function startGuard({ simulator, clock, store }: Ground, changes: Changes): Promise<Guard> {
  const now = changes.now ?? clock.now;
  const asked: Asked = {
    openrouter: { url: simulator.url, management: () => simulator.world.managementKey, ordinary: undefined },
    poll: { leastMs: 30_000, mostMs: 15 * MINUTE, requestsPerMinute: 1_000 },
    workspaces: [],
    now,
    random: () => 0.5,
    ...changes,
  };
  const sources = sourcesOf(asked, store.readings);
  const risk = riskBook();
  const polling = { poll: asked.poll, risk, now, random: asked.random };
  const faults: string[] = [];
  const cycle: Cycle = {
    store,
    jobs: [
      ...sources.map((source) => sourceJob(source, polling)),
      ...(changes.forecasts ? [forecastJob({ ...FORECASTING, store, risk, now })] : []),
      wakingJob(store, sources, now),
    ],
    rules: changes.rules ?? DEFAULT_RULES,
    reminders: DEFAULT_REMINDERS,
    channels: changes.channels ?? [TERMINAL],
    kept: keptReadings(),
    cache: watchedCache(),
    now,
    owner: changes.owner ?? 'guard',
    leaseMs: 2 * MINUTE,
    deliver: async () => {},
    onFault: (what, error) => void faults.push(`${what}: ${error instanceof Error ? error.stack : error}`),
  };
  await prepareTargets(cycle);
  const run = async (milliseconds: number): Promise<void> => {
    for (let passed = 0; passed < milliseconds; passed += STEP) {
      clock.advance(Math.min(STEP, milliseconds - passed));
      await tick(cycle);
    }
    // One that does not move the clock still has its turn.
    if (milliseconds === 0) await tick(cycle);
  };
  return { cycle, run, faults };
}

async function toldOf(store: Store): Promise<readonly string[]> {
  const incidents = [...(await store.incidents.open()), ...(await store.incidents.history(10_000))];
  const traces = (await Promise.all(incidents.map((incident) => store.outbox.ofIncident(incident)))).flat();
  return traces
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1))
    .map(({ channel, kind, content }) => {
      const { rule, subject } = parseNotification(content);
      return `${channel} ${kind} ${rule} ${'name' in subject ? subject.name : subject.kind}`;
    });
}

const STEP = 30_000;
const FORECASTING = {
  plans: [],
  declared: { purchases: [], withdrawals: [] },
  awaitsDays: true,
  spanMs: Number.POSITIVE_INFINITY,
};
const TERMINAL: RoutedChannel = { name: 'terminal', from: 'info', escalateTo: undefined };
