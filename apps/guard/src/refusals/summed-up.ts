import type { RefusalsAt, RefusalsReading } from '@tollkeeper/engine';
import { parseReading, subjectKey } from '@tollkeeper/engine/guarding';
import type { Store } from '@tollkeeper/store';

import { fullestMinute } from './fullest-minute.ts';
import { countOf, type HeardSubject, heardReading } from './heard-window.ts';

/** A subject of which the rules were told. */
export type ToldSubject = {
  readonly subject: HeardSubject;
  /** When something was heard of it, in epoch milliseconds. */
  readonly at: number;
  /** What they were told, until it was looked once more whether others told of it at the same moment. */
  readonly reading?: RefusalsReading;
};

export type Unsummed = {
  readonly subject: HeardSubject;
  /** What was heard since. */
  readonly fresh: readonly RefusalsAt[];
  readonly told: ToldSubject | undefined;
};

/** What the rules are to be told of a subject, if they do not know of as much, and what is to be remembered of it. */
export type Summed = { readonly reading: RefusalsReading | undefined; readonly told: ToldSubject };

/** Sums up the fullest minute lately, of what was heard here and of what every guard on the store has told. */
export async function summedUp(
  { subject, fresh, told }: Unsummed,
  { readings, by }: { readonly readings: Store['readings']; readonly by: string },
  at: Date,
): Promise<Summed> {
  const now = at.getTime();
  const from = earliest(now - LATELY_MS, fresh);
  const last = told?.reading;
  const since = Math.min(from, last?.at.getTime() ?? from) - MINUTE_MS;
  const kept = await keptReadings(readings, subject, since);
  // Of two guards that write in the same millisecond only one is kept.
  const isMine = (each: RefusalsReading): boolean =>
    each.fresh?.by === by && each.at.getTime() === last?.at.getTime();
  const own = last === undefined || kept.some(isMine) ? fresh : [...(last.fresh?.refusals ?? []), ...fresh];
  const all = [...kept.flatMap((each) => each.fresh?.refusals ?? []), ...own];
  const minute = fullestMinute(all, earliest(from, own));
  if (own.length > 0) {
    const reading = { ...heardReading(subject, minute, at), fresh: { by, refusals: own } };
    return { reading, told: { subject, at: now, reading } };
  }
  const isMore = countOf(minute) > countOf(last?.causes ?? []);
  const reading = isMore ? heardReading(subject, minute, at) : undefined;
  return { reading, told: { subject, at: told?.at ?? now } };
}

function earliest(instant: number, refusals: readonly RefusalsAt[]): number {
  return Math.min(instant, ...refusals.map(({ at }) => at.getTime()));
}

async function keptReadings(
  readings: Store['readings'],
  subject: HeardSubject,
  from: number,
): Promise<readonly RefusalsReading[]> {
  const stored = await readings.since(subjectKey(subject), new Date(from));
  return stored
    .filter(({ kind }) => kind === 'refusals')
    .map(({ json }) => parseReading(json))
    .filter((reading) => reading.kind === 'refusals');
}

const MINUTE_MS = 60_000;

/** Longer than between two tellings. */
const LATELY_MS = 30_000;
