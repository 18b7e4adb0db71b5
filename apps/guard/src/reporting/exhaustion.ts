import type { Reading } from '@tollkeeper/engine';
import { limitStanding } from '@tollkeeper/engine/guarding';

import type { Fired } from './fired.ts';

/** Nothing was left of a limit or of the balance, and the first alert that had said so before. */
export type Exhaustion = {
  /** As `subjectKey` writes it. */
  readonly subject: string;
  /** Of the first reading that says so. */
  readonly at: Date;
  /** Missing where nobody was warned. */
  readonly warned?: Fired;
};

/** Finds when nothing was left; it has to be something in between to be found again. */
export function exhaustionsIn(readings: readonly Reading[]): readonly Date[] {
  const found: Date[] = [];
  let isSpent = false;
  for (const reading of readings.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const now = isExhausted(reading);
    if (now === undefined) continue;
    if (now && !isSpent) found.push(reading.at);
    isSpent = now;
  }
  return found;
}

/** The earliest alert of an incident that was open when nothing was left. */
export function warnedOf(subject: string, at: Date, fired: readonly Fired[]): Exhaustion {
  const [warned] = fired
    .filter(
      (each) =>
        each.subject === subject && each.at <= at && (each.endedAt === undefined || each.endedAt >= at),
    )
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return { subject, at, ...(warned !== undefined && { warned }) };
}

function isExhausted(reading: Reading): boolean | undefined {
  switch (reading.kind) {
    case 'key': {
      const standing = limitStanding(reading);
      return standing.kind === 'limited' ? standing.remaining <= 0n : false;
    }
    case 'budget':
      return reading.budget.remaining <= 0n;
    case 'credits':
      return reading.totalCredits > 0n && reading.totalSpent >= reading.totalCredits;
    default:
      return undefined;
  }
}
