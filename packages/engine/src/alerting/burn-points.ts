import type { Money } from '@tollkeeper/pricing';

import { hasFallen } from '../budgeting/suspicion.ts';

/** What a key had spent in all at an instant. */
export type BurnPoint = { readonly at: Date; readonly spent: Money };

/** Adds a point and thins the older ones out: the older, the further apart they may be. */
export function withBurnPoint(points: readonly BurnPoint[], next: BurnPoint): readonly BurnPoint[] {
  const last = points.at(-1);
  // Spending that fell was corrected, and time that did was of a wrong clock: what lies before is of another count.
  if (last !== undefined && (next.at <= last.at || hasFallen(last.spent, next.spent))) return [next];
  const all = [...withoutIdle(points, next), next];
  const kept: BurnPoint[] = [];
  for (const point of all.slice(0, -LAST)) {
    const [before, beforeThat] = [kept.at(-1), kept.at(-2)];
    const age = next.at.getTime() - point.at.getTime();
    if (before !== undefined && beforeThat !== undefined) {
      const isDense = point.at.getTime() - beforeThat.at.getTime() < age / SPACING;
      if (isDense) kept.pop();
    }
    kept.push(point);
  }
  kept.push(...all.slice(-LAST));
  const oldest = kept.findLastIndex(({ at }) => next.at.getTime() - at.getTime() >= LONGEST);
  return kept.slice(Math.max(0, oldest));
}

/** While nothing is spent, the beginning of that time and the last looks say it all. */
function withoutIdle(points: readonly BurnPoint[], next: BurnPoint): readonly BurnPoint[] {
  const isIdle = points.length >= 4 && points.slice(-4).every(({ spent }) => spent === next.spent);
  return isIdle ? points.toSpliced(-3, 1) : points;
}

/** The short window holds at least so many looks, and the one before them begins it. */
const LAST = 3;

/** Points of a day ago may be this part of a day apart. */
const SPACING = 8;

/** A thirtieth of a month is the longest window that is looked at, with some to spare. */
const LONGEST = 26 * 3_600_000;
