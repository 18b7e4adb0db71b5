import { setImmediate as others } from 'node:timers/promises';
import type { CreditsReading, KeyReading, PatternReading, Reading } from '@tollkeeper/engine';
import { parseReading } from '@tollkeeper/engine/guarding';
import type { Store, StoredReading } from '@tollkeeper/store';

/**
 * The newest counters of these keys that any guard on the store has read, by their names.
 *
 * Missing is what was not read of late, and what a listing leaves out since: it is not foreseen anew.
 */
export async function latestKeys(
  readings: Store['readings'],
  names: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, KeyReading>> {
  const gone = new Map(
    (await readings.latest('gone', names, presentUntil(at))).map((each) => [each.subjectKey, each.at]),
  );
  const found = new Map<string, KeyReading>();
  await parsed(await readings.latest('key', names, presentUntil(at)), (reading, { subjectKey }) => {
    const isGone = (gone.get(subjectKey) ?? reading.at) > reading.at;
    if (reading.kind === 'key' && !isGone && isFresh(reading.at, at)) found.set(subjectKey, reading);
  });
  return found;
}

/** The newest counters of the account. */
export async function latestCredits(
  readings: Store['readings'],
  at: Date,
): Promise<CreditsReading | undefined> {
  const [stored] = await readings.latest('credits', ['account'], presentUntil(at));
  const reading = stored && parseReading(stored.json);
  return reading?.kind === 'credits' && isFresh(reading.at, at) ? reading : undefined;
}

/** What was found of late of the spending of these keys, by any guard on the store. */
export async function latestPatterns(
  readings: Store['readings'],
  names: readonly string[],
  at: Date,
): Promise<readonly PatternReading[]> {
  const found: PatternReading[] = [];
  await parsed(await readings.latest('pattern', names, presentUntil(at)), (reading) => {
    if (reading.kind === 'pattern' && isFresh(reading.at, at)) found.push(reading);
  });
  return found;
}

/** Whether counters are of late: what stays as it is is written down once an hour. */
export function isFresh(readAt: Date, now: Date): boolean {
  return now.getTime() - readAt.getTime() < LATE_MS;
}

/** What is dated after this was dated by a clock that was ahead. */
export function presentUntil(now: Date): Date {
  return new Date(now.getTime() + CLOCK_TOLERANCE_MS);
}

/** Of ten thousand it takes a while: in between others have their turn. */
async function parsed(
  stored: readonly StoredReading[],
  take: (reading: Reading, stored: StoredReading) => void,
): Promise<void> {
  for (const [index, each] of stored.entries()) {
    take(parseReading(each.json), each);
    if (index % AT_ONCE === AT_ONCE - 1) await others();
  }
}

/** As the decisions are made. */
const CLOCK_TOLERANCE_MS = 60_000;
const LATE_MS = 2 * 3_600_000;
const AT_ONCE = 200;
