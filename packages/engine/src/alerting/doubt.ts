import { limitStanding } from '../budgeting/limit.ts';
import { resetPeriod } from '../budgeting/reset-period.ts';
import { hasFallen, type Suspicion, suspicionsOf } from '../budgeting/suspicion.ts';
import { spentOf } from './standing.ts';
import type { Taken, Watched } from './watched.ts';

/** Why a reading is not believed. */
export type Doubt =
  /** There were no counters in it. */
  | { readonly kind: 'missing'; readonly cause: string }
  /** A limit that resets, without what is left of it or was spent in its period. */
  | { readonly kind: 'no-counter' }
  | { readonly kind: 'ahead-of-clock'; readonly now: Date }
  | UnbelievedSuspicion;

type UnbelievedSuspicion = Extract<Suspicion, { readonly kind: 'empty-credits' | 'spent-fell' }>;

/**
 * Says why counters cannot be believed after those that were `taken` before; `undefined` when they can.
 *
 * Other suspicions are let pass: windows that begin anew at slightly different times look odd for minutes.
 */
export function doubtAbout(reading: Taken, known: Pick<Watched, 'taken' | 'period'>): Doubt | undefined {
  if (reading.kind !== 'budget') {
    const before = known.taken?.kind === reading.kind ? known.taken : undefined;
    const odd = suspicionsOf(reading, before).filter(isUnbelieved);
    // 0 of 0 is a fall as well, and no second time makes it true.
    const [worst] = odd.toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
    if (worst !== undefined) return worst;
  }
  if (reading.kind === 'key' && limitStanding(reading).kind === 'unknown') return { kind: 'no-counter' };
  return fallInPeriod(reading, known);
}

function isUnbelieved(suspicion: Suspicion): suspicion is UnbelievedSuspicion {
  return suspicion.kind === 'empty-credits' || suspicion.kind === 'spent-fell';
}

/** Of a period whose end nobody knows, a fall is its end. */
function fallInPeriod(
  reading: Taken,
  { taken, period }: Pick<Watched, 'taken' | 'period'>,
): Doubt | undefined {
  if (taken === undefined) return undefined;
  const [was, is] = [spentOf(taken), spentOf(reading)];
  if (was === undefined || is === undefined || is.reset === 'unknown') return undefined;
  if (was.limit !== is.limit || was.reset !== is.reset || !hasFallen(was.spent, is.spent)) return undefined;
  const start = resetPeriod(is.reset, reading.at)?.start;
  const isSamePeriod = start === undefined || (period !== undefined && start <= period);
  return isSamePeriod ? { kind: 'spent-fell', from: was.spent, to: is.spent } : undefined;
}
