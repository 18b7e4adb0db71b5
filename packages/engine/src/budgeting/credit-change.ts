import { type Money, NOTHING } from '@tollkeeper/pricing';

import type { Between } from './credit-withdrawal.ts';
import type { CreditsReading } from './reading.ts';
import { hasFallen } from './suspicion.ts';

/** How the total of credits changed from one reading to the next. */
export type CreditChange = {
  readonly between: Between;
  /** Above zero for a purchase. */
  readonly amount: Money;
  readonly spentBefore: Money;
  readonly spentAfter: Money;
  readonly balanceBefore: Money;
};

/** The readings that can be believed, in the order of time, and those that cannot. */
export type SortedReadings = {
  readonly believed: readonly CreditsReading[];
  readonly setAside: readonly CreditsReading[];
};

/**
 * Sets readings aside that contradict those before: what was spent in a lifetime cannot fall.
 *
 * A first answer of 0 of 0 is believed from a management key only (openchamber issue 3411).
 */
export function sortedReadings(readings: readonly CreditsReading[]): SortedReadings {
  const believed: CreditsReading[] = [];
  const setAside: CreditsReading[] = [];
  for (const reading of readings.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const last = believed.at(-1);
    const isHollow =
      reading.totalCredits === NOTHING &&
      reading.totalSpent === NOTHING &&
      reading.askedWith !== 'management-key';
    const isFallen = last !== undefined && hasFallen(last.totalSpent, reading.totalSpent);
    if (isHollow || isFallen) setAside.push(reading);
    else believed.push(reading);
  }
  return { believed, setAside };
}

/** The changes of the total between readings that are believed. */
export function creditChanges(believed: readonly CreditsReading[]): readonly CreditChange[] {
  return believed.slice(1).flatMap((reading, at) => {
    const before = believed[at] ?? reading;
    const [from, to] = [before.totalCredits, reading.totalCredits];
    if (!hasFallen(from, to) && !hasFallen(to, from)) return [];
    const amount = (to - from) as Money;
    return [
      {
        between: { after: before.at, by: reading.at },
        amount,
        spentBefore: before.totalSpent,
        spentAfter: reading.totalSpent,
        balanceBefore: (before.totalCredits - before.totalSpent) as Money,
      },
    ];
  });
}
