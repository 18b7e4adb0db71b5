import type { AlertRule, Reminders } from '@tollkeeper/engine';
import type { ClaimedTarget, PolledTarget, Store } from '@tollkeeper/store';

import { circumstancesIn } from './circumstances.ts';
import { type Committed, type Committing, commitReadings } from './commit-readings.ts';
import type { Undecided } from './decide-batch.ts';
import type { Job } from './job.ts';
import type { KeptReadings } from './kept-readings.ts';
import type { RoutedChannel } from './route.ts';
import type { WatchedCache } from './watched-cache.ts';

/** Everything that a tick works with. */
export type Cycle = {
  readonly store: Store;
  readonly jobs: readonly Job[];
  readonly rules: readonly AlertRule[];
  readonly reminders: Reminders;
  readonly channels: readonly RoutedChannel[];
  readonly kept: KeptReadings;
  readonly cache: WatchedCache;
  readonly now: () => Date;
  /** Whoever claims: another for every guard. */
  readonly owner: string;
  /** In the time of `now`. */
  readonly leaseMs: number;
  /** Brings what is owed to its channels; what cannot be brought now stays owed. */
  readonly deliver: () => Promise<void>;
  /** Is told of whatever failed for one subject or job; the others go on. */
  readonly onFault: (what: string, error: unknown) => void;
};

/** What a tick did. */
export type Ticked = {
  /** How many jobs were due. */
  readonly jobs: number;
  readonly subjects: number;
  readonly notifications: number;
  /** What went wrong outside, one sentence a job. */
  readonly problems: readonly Problem[];
  /** How many jobs failed for a reason of our own. */
  readonly faults: number;
  readonly outcomes: readonly JobOutcome[];
};

/** Whether a job was done or failed for a reason of our own, and which of its subjects could not be decided. */
export type JobOutcome = {
  readonly job: string;
  readonly kind: 'done' | 'fault';
  readonly undecided: readonly Undecided[];
};

export type Problem = { readonly job: string; readonly problem: string };

/** Does what is due, decides and writes what follows from it, and delivers what is owed. */
export async function tick(cycle: Cycle): Promise<Ticked> {
  const { store, now, owner, leaseMs, onFault } = cycle;
  const claimed = await store.targets.claimDue({ now: now(), owner, leaseMs, limit: MOST_JOBS });
  const outcomes = await Promise.all(
    claimed.map(async (target): Promise<Outcome> => {
      try {
        return await doJob(target, cycle);
      } catch (error) {
        // Its lease is left to run out: that is the pause before somebody tries again.
        onFault(target.id, error);
        return { ...NOTHING_DONE, job: target.id, kind: 'fault' };
      }
    }),
  );
  await cycle.deliver();
  return {
    jobs: claimed.length,
    subjects: outcomes.reduce((sum, { subjects }) => sum + subjects, 0),
    notifications: outcomes.reduce((sum, { notifications }) => sum + notifications, 0),
    problems: outcomes.flatMap(({ problem }) => problem ?? []),
    faults: outcomes.filter(({ kind }) => kind === 'fault').length,
    outcomes: outcomes.map(({ job, kind, undecided }) => ({ job, kind, undecided })),
  };
}

/** Gives every job its target, due now where it is new, and takes out the targets of jobs that are no more. */
export async function prepareTargets({
  store,
  jobs,
  now,
}: Pick<Cycle, 'store' | 'jobs' | 'now'>): Promise<void> {
  const ids = new Set(jobs.map(({ id }) => id));
  for (const { id } of await store.targets.list()) if (!ids.has(id)) await store.targets.remove(id);
  for (const { id, intervalMs } of jobs) await store.targets.put({ id, intervalMs, nextDue: now() });
}

/** Where and by what rules a cycle decides what it read. */
export function committingOf({
  store,
  channels,
  kept,
  rules,
  reminders,
  now,
  cache,
  onFault,
}: Cycle): Committing {
  return {
    store,
    channels,
    kept,
    circumstances: () => circumstancesIn(store, { rules, reminders, now: now(), cache, onFault }),
  };
}

type Outcome = JobOutcome & Omit<Committed, 'kind'> & { readonly problem?: Problem };

async function doJob({ id, epoch }: ClaimedTarget, cycle: Cycle): Promise<Outcome> {
  const { store, jobs, now } = cycle;
  const begun = now();
  const isDone = { ...NOTHING_DONE, job: id, kind: 'done' } as const;
  const job = jobs.find((each) => each.id === id);
  if (job === undefined) {
    // Another guard, with other settings, has this job.
    const nextDue = new Date(begun.getTime() + FOR_OTHERS_MS);
    await store.targets.complete({ id, epoch, ...dueNext(nextDue, { begun, now: now() }) });
    return isDone;
  }
  const { nextDue, problem, ...work } = await job.look();
  const claimed = { ...work, target: { id, epoch, ...dueNext(nextDue, { begun, now: now() }) } };
  const { kind, ...counts } = await commitReadings(claimed, committingOf(cycle));
  if (kind === 'lost') return { ...isDone, ...counts };
  return { ...isDone, ...counts, ...(problem !== undefined && { problem: { job: id, problem } }) };
}

/** A due time that was found before the clock went back is worth nothing. */
function dueNext(
  nextDue: Date,
  { begun, now }: { readonly begun: Date; readonly now: Date },
): Pick<PolledTarget, 'nextDue' | 'intervalMs'> {
  if (now < begun) return { nextDue: now, intervalMs: 0 };
  return { nextDue, intervalMs: Math.max(0, nextDue.getTime() - now.getTime()) };
}

const NOTHING_DONE = { subjects: 0, notifications: 0, undecided: [] } as const;

const MOST_JOBS = 20;
const FOR_OTHERS_MS = 5_000;
