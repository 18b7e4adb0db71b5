import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Store } from '@tollkeeper/store';
import type { Logger } from 'pino';

import { sourcesOf } from '../collecting/sources.ts';
import { clockOf } from '../configuration/demo-clock.ts';
import type { GuardSettings } from '../configuration/settings.ts';
import { sourceJob, upkeepJob, wakingJob } from '../cycle/jobs.ts';
import { keptReadings } from '../cycle/kept-readings.ts';
import { riskBook } from '../cycle/risk.ts';
import { type Cycle, prepareTargets } from '../cycle/tick.ts';
import { watchedCache } from '../cycle/watched-cache.ts';
import { forecastJob } from '../forecasting/forecast-job.ts';
import { digestJob } from '../reporting/digest-job.ts';
import { logFailure } from './log-failure.ts';
import { openDelivery } from './open-delivery.ts';
import { storeAt, storeProblem } from './store-at.ts';

/** What a guard is opened in. */
export type Surroundings = {
  readonly log: Logger;
  /** Prints a message to whoever reads the terminal. */
  readonly print: (text: string) => void;
  readonly realNow: () => Date;
  readonly random: () => number;
  /** Whether there is another tick within seconds. */
  readonly comesBack: boolean;
};

export type OpenedGuard =
  | {
      readonly kind: 'opened';
      readonly store: Store;
      readonly cycle: Cycle;
      /** Waits for messages that are under way. */
      readonly settled: () => Promise<void>;
    }
  | { readonly kind: 'refused'; readonly problem: string };

/** Opens the store and puts together what is done on each tick. */
export async function openGuard(settings: GuardSettings, around: Surroundings): Promise<OpenedGuard> {
  const { management, ordinary } = settings.openrouter;
  if (management === undefined && ordinary === undefined) return { kind: 'refused', problem: NO_KEY };
  const opened = await storeAt(settings.store);
  if (typeof opened === 'string') return { kind: 'refused', problem: opened };
  const onFault: Cycle['onFault'] = (what, err) =>
    logFailure(around.log, err, { what, next: 'The rest goes on.' });
  const onNews = (sentence: string): void => around.log.warn(sentence);
  const { begin: deliver, settled } = openDelivery(settings, opened, { ...around, onFault, onNews });
  const cycle = cycleOf(settings, opened, { ...around, deliver, onFault });
  try {
    await prepareTargets(cycle);
  } catch (error) {
    await opened.close();
    return { kind: 'refused', problem: storeProblem(error) };
  }
  return { kind: 'opened', store: opened, cycle, settled };
}

function cycleOf(
  settings: GuardSettings,
  store: Store,
  {
    realNow,
    random,
    deliver,
    onFault,
  }: Pick<Surroundings, 'realNow' | 'random'> & Pick<Cycle, 'deliver' | 'onFault'>,
): Cycle {
  const { poll, plans, rules, reminders, channels, demoClock, declaredCredits: declared } = settings;
  const now = clockOf(demoClock, realNow);
  const leaseMs = Math.min(LONGEST_LEASE_MS, LEASE_MS * Math.max(1, Math.ceil(demoClock?.speed ?? 1)));
  const risk = riskBook();
  const sources = sourcesOf({ ...settings, now, random }, store.readings);
  const awaitsDays = settings.openrouter.management !== undefined;
  return {
    store,
    jobs: [
      ...sources.map((source) => sourceJob(source, { poll, risk, now, random })),
      forecastJob({
        store,
        risk,
        plans,
        declared,
        awaitsDays,
        now,
        spanMs: FORECAST_SPAN_MS,
      }),
      wakingJob(store, sources, now),
      digestJob({
        digest: settings.digest,
        channels,
        store,
        asked: { sources, mostMs: poll.mostMs, awaitsDays },
        now,
      }),
      upkeepJob(store, now, realNow),
    ],
    rules,
    reminders,
    channels,
    kept: keptReadings(),
    cache: watchedCache(),
    now,
    owner: `${hostname()}-${randomUUID()}`,
    leaseMs,
    deliver,
    onFault,
  };
}

const NO_KEY =
  'there is nothing to watch: set OPENROUTER_MANAGEMENT_KEY (made at https://openrouter.ai/settings/management-keys), or OPENROUTER_API_KEY to watch one key alone. With --readings FILE a recording is looked at instead.';

/** In real time: longer than any listing takes, short enough that another guard soon takes over. */
const LEASE_MS = 120_000;
const LONGEST_LEASE_MS = 86_400_000;
const FORECAST_SPAN_MS = 1_500;
