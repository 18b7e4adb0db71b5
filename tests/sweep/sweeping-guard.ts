import { DEFAULT_RULES } from '@tollkeeper/engine';
import { account, credential, openRouterClient } from '@tollkeeper/openrouter';
import { openStore, type Store, type StoreOptions } from '@tollkeeper/store';

import { keysSource } from '../../apps/guard/src/collecting/keys-source.ts';
import { sourceJob } from '../../apps/guard/src/cycle/jobs.ts';
import { keptReadings } from '../../apps/guard/src/cycle/kept-readings.ts';
import { riskBook } from '../../apps/guard/src/cycle/risk.ts';
import { type Cycle, prepareTargets, tick } from '../../apps/guard/src/cycle/tick.ts';
import { watchedCache } from '../../apps/guard/src/cycle/watched-cache.ts';
import { listedAccount } from './listed-account.ts';
import { cpuNow, type Waited, watchTurns } from './turns.ts';

/** A guard over an account of many keys, without a network. */
export type SweepingGuard = {
  readonly store: Store;
  /** Lets some time pass, five minutes unless said, in which every key spends, and sweeps over all of them. */
  readonly sweep: (milliseconds?: number) => Promise<Sweep>;
  readonly close: () => Promise<void>;
};

/** What one sweep took, in milliseconds. */
export type Sweep = {
  readonly wall: number;
  /** Of the thread's processor time; a database beside it is not in it. */
  readonly cpu: number;
  /** Of the processor time, until all pages were read. */
  readonly listing: number;
  readonly waited: Waited;
  readonly subjects: number;
  readonly notifications: number;
};

/** Opens a guard on a store, for an account of so many keys. */
export async function sweepingGuard(options: StoreOptions, keys: number): Promise<SweepingGuard> {
  const store = await openStore(options);
  let at = new Date('2026-11-21T12:00:00Z');
  const now = (): Date => at;
  const listed = listedAccount(keys);
  const management = openRouterClient({
    baseUrl: 'http://127.0.0.1/api/v1',
    now,
    random: () => 0.5,
    fetch: listed.fetch,
    credential: credential({ name: 'management', secret: 'sk-or-v1-planted' }),
    budget: { burst: 10_000, perMinute: 10_000 },
  });
  const source = keysSource(account({ management, now }), {
    credential: 'management',
    names: new Map(),
    readings: store.readings,
    now,
  });
  const poll = { leastMs: 30_000, mostMs: SWEEP_EVERY_MS, requestsPerMinute: 10_000 };
  const job = sourceJob(source, { poll, risk: riskBook(), now, random: () => 0.5 });
  let listing = 0;
  const timed = {
    ...job,
    look: async () => {
      const used = cpuNow();
      const look = await job.look();
      listing = cpuNow() - used;
      return look;
    },
  };
  const cycle: Cycle = {
    store,
    jobs: [timed],
    rules: DEFAULT_RULES,
    channels: [{ name: 'terminal', from: 'info', escalateTo: undefined }],
    kept: keptReadings(),
    cache: watchedCache(),
    now,
    owner: 'guard',
    leaseMs: 120_000,
    deliver: async () => {},
    onFault: (what, error) => {
      throw new Error(what, { cause: error });
    },
  };
  await prepareTargets(cycle);
  return {
    store,
    close: store.close,
    async sweep(milliseconds = SWEEP_EVERY_MS) {
      at = new Date(at.getTime() + milliseconds);
      listed.spend();
      const waited = watchTurns();
      const [begun, used] = [performance.now(), cpuNow()];
      const { subjects, notifications } = await tick(cycle);
      const [wall, cpu] = [performance.now() - begun, cpuNow() - used];
      return { wall, cpu, listing, waited: waited(), subjects, notifications };
    },
  };
}

/** As often as readings are kept where they say something new. */
const SWEEP_EVERY_MS = 300_000;
