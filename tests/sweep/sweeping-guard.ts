import { DEFAULT_REMINDERS, DEFAULT_RULES } from '@tollkeeper/engine/guarding';
import { account, credential, openRouterClient } from '@tollkeeper/openrouter';
import { openStore, type Store, type StoreOptions } from '@tollkeeper/store';

import { keysSource } from '../../apps/guard/src/collecting/keys-source.ts';
import type { Source } from '../../apps/guard/src/collecting/source.ts';
import { sourceJob } from '../../apps/guard/src/cycle/jobs.ts';
import { keptReadings } from '../../apps/guard/src/cycle/kept-readings.ts';
import { riskBook } from '../../apps/guard/src/cycle/risk.ts';
import { type Cycle, prepareTargets, type Ticked, tick } from '../../apps/guard/src/cycle/tick.ts';
import { watchedCache } from '../../apps/guard/src/cycle/watched-cache.ts';
import { DEFAULT, listedAccount } from './listed-account.ts';
import { cpuNow, type Waited, watchTurns } from './turns.ts';

/** A guard over an account of many keys, without a network. */
export type SweepingGuard = {
  readonly store: Store;
  /** Does what is due at the present time; `claimed` takes the id of every target. */
  readonly tick: (claimed: (id: string) => void) => Promise<Ticked>;
  /** Lets five minutes pass, or as many milliseconds, in which one key in `every` spends, and sweeps over all. */
  readonly sweep: (passed?: { readonly every?: number; readonly milliseconds?: number }) => Promise<Sweep>;
};

/** What one sweep took, in milliseconds. */
export type Sweep = {
  /** By the clock, from the claim to the last commit. */
  readonly wall: number;
  /** Of the thread's processor time; a database beside it is not in it. */
  readonly cpu: number;
  /** Of the processor time, until all pages were read. */
  readonly reading: number;
  readonly waited: Waited;
  readonly subjects: number;
  readonly notifications: number;
};

/** Opens a guard on a store, for an account of so many keys in each workspace. */
export async function sweepingGuard(
  options: StoreOptions,
  keys: number,
  workspaces: readonly string[] = [DEFAULT],
): Promise<SweepingGuard> {
  const store = await openStore(options);
  let at = new Date('2026-11-21T12:00:00Z');
  const now = (): Date => at;
  const listed = listedAccount(keys, workspaces);
  const sources = sourcesOf(workspaces, { fetch: listed.fetch, store, now });
  let reading = 0;
  let claimed: (id: string) => void = () => {};
  const poll = { leastMs: SWEEP_MS, mostMs: SWEEP_MS, requestsPerMinute: 10_000 };
  const risk = riskBook();
  const jobs = sources.map((source) => {
    // A little early rather than late: in five minutes it is due again.
    const job = sourceJob(source, { poll, risk, now, random: () => 0 });
    const look: typeof job.look = async () => {
      claimed(job.id);
      const used = cpuNow();
      const looked = await job.look();
      reading = cpuNow() - used;
      return looked;
    };
    return { ...job, look };
  });
  const cycle = cycleOf(store, jobs, now);
  await prepareTargets(cycle);
  return {
    store,
    tick: (note) => {
      claimed = note;
      return tick(cycle);
    },
    async sweep({ every = 1, milliseconds = SWEEP_MS } = {}) {
      at = new Date(at.getTime() + milliseconds);
      listed.spend(every);
      const waited = watchTurns();
      const [begun, used] = [performance.now(), cpuNow()];
      const { subjects, notifications } = await tick(cycle);
      const [wall, cpu] = [performance.now() - begun, cpuNow() - used];
      return { wall, cpu, reading, waited: waited(), subjects, notifications };
    },
  };
}

function sourcesOf(
  workspaces: readonly string[],
  around: { readonly fetch: typeof fetch; readonly store: Store; readonly now: () => Date },
): readonly Source[] {
  const { fetch, store, now } = around;
  const management = openRouterClient({
    baseUrl: 'http://127.0.0.1/api/v1',
    now,
    random: () => 0,
    fetch,
    credential: credential({ name: 'management', secret: 'sk-or-v1-planted' }),
    budget: { burst: 10_000, perMinute: 10_000 },
  });
  const asking = account({ management, now });
  const common = { credential: 'management', names: new Map(), readings: store.readings, now };
  return workspaces.map((workspace) =>
    keysSource(asking, workspace === DEFAULT ? common : { ...common, workspace }),
  );
}

function cycleOf(store: Store, jobs: Cycle['jobs'], now: () => Date): Cycle {
  return {
    store,
    jobs,
    rules: DEFAULT_RULES,
    reminders: DEFAULT_REMINDERS,
    channels: [{ name: 'terminal', from: 'info', escalateTo: undefined }],
    kept: keptReadings(),
    cache: watchedCache(),
    now,
    owner: `guard ${process.pid}`,
    leaseMs: 120_000,
    deliver: async () => {},
    onFault: (what, error) => {
      throw new Error(`${what} could not be decided.`, { cause: error });
    },
  };
}

/** As often as readings are kept where they say something new. */
const SWEEP_MS = 300_000;
