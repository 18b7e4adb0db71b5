import type { ModelDay } from '@tollkeeper/engine';
import { parseReading } from '@tollkeeper/engine/guarding';
import { type Money, NOTHING } from '@tollkeeper/pricing';
import type { StoredReading } from '@tollkeeper/store';

/** Whole UTC days, from the first instant of one until the first of another. */
export type Days = { readonly from: Date; readonly until: Date };

/** As many days right before. */
export function daysBefore({ from, until }: Days): Days {
  return { from: new Date(2 * from.getTime() - until.getTime()), until: from };
}

/** The last counters that were read until the days began, and until they ended. */
export type Ends = { readonly begin: StoredReading | undefined; readonly end: StoredReading | undefined };

/**
 * Says what a key or the account spent by its all-time counter; nothing where it was not read before they began, and before they ended.
 *
 * A counter is read every hour at least, so the last before midnight stands for midnight.
 */
export function spentByCounters({ begin, end }: Ends, { from, until }: Days): Money | undefined {
  if (begin === undefined || end === undefined) return undefined;
  if (from.getTime() - begin.at.getTime() > MOST_GAP_MS) return undefined;
  if (until.getTime() - end.at.getTime() > MOST_GAP_MS) return undefined;
  const [before, after] = [begin, end].map(counterOf);
  if (before === undefined || after === undefined) return undefined;
  return after > before ? ((after - before) as Money) : NOTHING;
}

/** Adds up listed days: those of a model, or all of them. */
export function spentByDays(listed: readonly ModelDay[], { from, until }: Days): Money {
  return within(listed, { from, until }).reduce<Money>((sum, { spent }) => (sum + spent) as Money, NOTHING);
}

/** The days that lie within others. */
export function within(listed: readonly ModelDay[], { from, until }: Days): readonly ModelDay[] {
  return listed.filter(({ day }) => {
    const at = Date.parse(day);
    return at >= from.getTime() && at < until.getTime();
  });
}

function counterOf({ json }: StoredReading): Money | undefined {
  const reading = parseReading(json);
  if (reading.kind === 'key') return reading.spent.allTime;
  return reading.kind === 'credits' ? reading.totalSpent : undefined;
}

/** Of the time before two days ago one reading an hour is kept; a guard that was off for longer knows too little. */
const MOST_GAP_MS = 3 * 3_600_000;
