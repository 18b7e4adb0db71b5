import type { PlanReading } from '@tollkeeper/engine';
import { monthOf, monthSpend } from '@tollkeeper/engine/guarding';
import type { Money } from '@tollkeeper/pricing';

import type { History } from './history.ts';
import type { MonthPlan } from './plans-of-month.ts';

/** What is known of those that a plan is for; `isWhole`: of all of them. */
export type PlanHistories = { readonly histories: readonly History[]; readonly isWhole: boolean };

/** Holds a plan against what those it is for have spent this month (UTC); nothing where that is not known. */
export function planReading(
  { id, name, perMonth: planned }: MonthPlan,
  { histories, isWhole }: PlanHistories,
  at: Date,
): PlanReading | undefined {
  const month = monthOf(at.toISOString().slice(0, 7));
  const spend = monthSpend(histories, month, at);
  if (spend === undefined) return undefined;
  const { spent, projected } = spend;
  const [from, until] = [month.from.getTime(), month.until.getTime()];
  return {
    kind: 'plan',
    subject: { kind: 'plan', id, name },
    at,
    ...month,
    planned,
    plannedSoFar: ((planned * BigInt(at.getTime() - from)) / BigInt(until - from)) as Money,
    spent,
    projected: projected?.middle ?? spent,
    ...((!isWhole || projected === undefined) && { isAtLeast: true }),
  };
}
