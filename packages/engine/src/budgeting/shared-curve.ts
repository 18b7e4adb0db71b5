import { dollarsOf } from './dollars.ts';
import type { BudgetReading } from './reading.ts';
import { budgetResetsAt } from './runway-layer.ts';
import { COUNTER_LAG, dollarsAt, type SpendPoint } from './spend-curve.ts';

/** What keys of a shared budget spent, and how many times as much all of them do. */
export type SharedBefore = { readonly curves: readonly (readonly SpendPoint[])[]; readonly times: number };

/**
 * Draws the curve of what all keys of a shared budget have spent: by its own counter and, before the first reading of
 * that, by those of its keys that are known.
 *
 * Readings come oldest first. The counter begins anew at each reset; where it fell without one, somebody corrected it.
 */
export function sharedCurve(
  readings: readonly BudgetReading[],
  before: SharedBefore | undefined,
): readonly SpendPoint[] {
  const [first] = readings;
  if (first === undefined) return [];
  const start = pointAt(first, 0);
  const earlier = before === undefined ? [] : pointsUntil(start.at, before);
  const last = earlier.at(-1)?.dollars ?? 0;
  const curve = [...earlier.slice(0, -1), { ...start, dollars: last }];
  for (const [index, reading] of readings.slice(1).entries()) {
    curve.push(
      pointAt(reading, (curve.at(-1)?.dollars ?? 0) + spentBetween(readings[index] ?? first, reading)),
    );
  }
  return curve;
}

function pointAt({ at }: BudgetReading, dollars: number): SpendPoint {
  return { at: new Date(at.getTime() - COUNTER_LAG), dollars };
}

function spentBetween(before: BudgetReading, after: BudgetReading): number {
  const [was, is] = [dollarsOf(before.budget.spent), dollarsOf(after.budget.spent)];
  if (is >= was) return is - was;
  const reset = budgetResetsAt(before.budget, before.at);
  return reset !== undefined && reset <= after.at ? is : 0;
}

/** Hour by hour until an instant, from where all of the keys are known; the last point is that of the instant. */
function pointsUntil(end: Date, { curves, times }: SharedBefore): readonly SpendPoint[] {
  const starts = curves.flatMap(([first]) => (first === undefined ? [] : [first.at.getTime()]));
  if (starts.length < curves.length || starts.length === 0) return [];
  const hours = Math.floor((end.getTime() - Math.max(...starts)) / HOUR);
  return Array.from({ length: Math.max(0, hours + 1) }, (_, index) => {
    const at = new Date(end.getTime() - (hours - index) * HOUR);
    const dollars = curves.reduce((sum, curve) => sum + (dollarsAt(curve, at) ?? 0), 0);
    return { at, dollars: dollars * times };
  });
}

const HOUR = 3_600_000;
