import { setImmediate as others } from 'node:timers/promises';
import type { Reading } from '@tollkeeper/engine';
import { subjectKey } from '@tollkeeper/engine/guarding';
import type { Store } from '@tollkeeper/store';

import type { Source } from '../collecting/source.ts';
import type { PollSettings } from '../configuration/settings.ts';
import { subjectsOfIncidents } from './circumstances.ts';
import type { Job } from './job.ts';
import { nextDue } from './next-due.ts';
import type { RiskBook } from './risk.ts';

/** What polling goes by. */
export type Polling = {
  readonly poll: PollSettings;
  readonly risk: RiskBook;
  readonly now: () => Date;
  readonly random: () => number;
};

/** Polls a source, the more often the sooner something of it may end. */
export function sourceJob(source: Source, { poll, risk, now, random }: Polling): Job {
  return {
    id: source.id,
    intervalMs: poll.mostMs,
    async look() {
      const collected = await source.collect();
      const { readings, records, problem } = collected;
      const at = now();
      const hoursLeft = await hoursLeftIn(readings, risk, at);
      const due = nextDue({ collected, hoursLeft, poll, now: at, random: random() });
      return { readings, records, nextDue: due, ...(problem !== undefined && { problem }) };
    },
  };
}

/**
 * Lets time pass for what has an open incident: repeats, escalation, the end of a snooze; and for the account and the
 * sources, whose silence is news.
 *
 * A guard that was away itself, stopped or asleep, first asks: that it heard nothing then says nothing, and what it
 * knew may be over. What is read of a subject lets time pass for it, too.
 */
export function wakingJob(store: Store, sources: readonly Source[], now: () => Date): Job {
  const always = ['account', ...sources.map(({ subject }) => subjectKey(subject))];
  let [last, awakeSince] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return {
    id: 'guard incidents',
    intervalMs: WAKING_MS,
    async look() {
      const at = now().getTime();
      // A clock that went back tells as little of what was heard meanwhile.
      if (at < last || at - last > AWAY_MS) awakeSince = at;
      last = at;
      const isNewlyAwake = at - awakeSince < AWAY_MS;
      const waking = isNewlyAwake ? [] : [...always, ...(await subjectsOfIncidents(store))];
      return { readings: [], waking: [...new Set(waking)], nextDue: new Date(at + WAKING_MS) };
    },
  };
}

/** Forgets what expired and what is too old to tell anything. */
export function upkeepJob(store: Store, now: () => Date, realNow: () => Date): Job {
  return {
    id: 'guard upkeep',
    intervalMs: UPKEEP_MS,
    async look() {
      const at = now();
      // In a demo the chat on the same store lives in real time: what it remembers expires by that.
      await store.sweep(new Date(Math.min(at.getTime(), realNow().getTime())));
      await store.readings.forgetBefore(new Date(at.getTime() - KEPT_MS));
      return { readings: [], nextDue: new Date(at.getTime() + UPKEEP_MS) };
    },
  };
}

/** Between two parts of a long listing everybody else has a turn. */
async function hoursLeftIn(readings: readonly Reading[], risk: RiskBook, at: Date): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let start = 0; start < readings.length; start += AT_ONCE) {
    const some = readings.slice(start, start + AT_ONCE);
    risk.note(some);
    least = Math.min(least, risk.hoursLeft(some, at));
    await others();
  }
  return least;
}

const AT_ONCE = 1_000;
const WAKING_MS = 30_000;
const AWAY_MS = 180_000;
const UPKEEP_MS = 3_600_000;

/** Five weeks make a forecast; a few days more let it be looked at again. */
const KEPT_MS = 40 * 86_400_000;
