import type { ModelDay, PatternPart } from '@tollkeeper/engine';
import { type Money, NOTHING } from '@tollkeeper/pricing';

import type { ListedDays } from './history.ts';
import { usualSpend } from './usual-spend.ts';

/**
 * Sets what each model cost on the last whole day that is listed beside what is usual, the largest difference first.
 *
 * Nothing where no days were listed, or none of late: that is unknown, and not zero. A day on which nothing was spent
 * is one part without a model.
 */
export function modelParts(listed: ListedDays | undefined, at: Date): readonly PatternPart[] {
  if (listed === undefined) return [];
  const { days } = listed;
  const day = midnightOf(listed.at.getTime() - LISTED_AFTER_MS) - DAY_MS;
  if (at.getTime() - day > DAY_MS + MOST_AGE_MS) return [];
  const first = Math.min(...days.map((each) => Date.parse(each.day)));
  const count = Math.max(0, Math.round((day - first) / DAY_MS));
  const partOf = (rows: readonly ModelDay[]): PatternPart => {
    const spentOn = spentByDay(rows);
    const before = Array.from(
      { length: Math.min(count, MOST_DAYS) },
      (_, index) => spentOn.get(day - (index + 1) * DAY_MS) ?? NOTHING,
    );
    const usual = usualSpend(before, (daysAgo) => new Date(day - daysAgo * DAY_MS).getUTCDay() % 6 === 0);
    return {
      day: new Date(day).toISOString().slice(0, 'yyyy-mm-dd'.length),
      spent: spentOn.get(day) ?? NOTHING,
      ...(usual !== undefined && { usual }),
    };
  };
  const parts = [...Map.groupBy(days, ({ model }) => model)]
    .map(([model, rows]) => ({ model, ...partOf(rows) }))
    .filter(({ spent, usual = NOTHING }) => spent > 0n || usual > 0n)
    .toSorted(byDifference);
  return parts.some(({ spent }) => spent > 0n) ? parts.slice(0, MOST_MODELS) : [partOf(days)];
}

/** The largest difference first. */
export function byDifference(a: PatternPart, b: PatternPart): number {
  const [one, other] = [a, b].map(({ spent, usual = NOTHING }) => spent - usual) as [bigint, bigint];
  return one === other ? 0 : one > other ? -1 : 1;
}

function spentByDay(rows: readonly ModelDay[]): ReadonlyMap<number, Money> {
  const spent = new Map<number, Money>();
  for (const row of rows) {
    const day = Date.parse(row.day);
    spent.set(day, ((spent.get(day) ?? NOTHING) + row.spent) as Money);
  }
  return spent;
}

function midnightOf(time: number): number {
  return Math.floor(time / DAY_MS) * DAY_MS;
}

const DAY_MS = 86_400_000;

/** So long after midnight yesterday is asked for. */
const LISTED_AFTER_MS = 20 * 60_000;

/** Since the end of the day: the day before is listed until a little after midnight. */
const MOST_AGE_MS = 26 * 3_600_000;
const MOST_DAYS = 28;
const MOST_MODELS = 5;
