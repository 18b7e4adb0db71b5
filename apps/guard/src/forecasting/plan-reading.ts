import { type CounterReading, type PlanReading, spendForecastOf } from '@tollkeeper/engine';
import { type Money, NOTHING, usd } from '@tollkeeper/pricing';

import type { PlanSettings } from '../configuration/settings.ts';
import type { History } from './history.ts';

/** Holds a plan against what those it is for have spent this month (UTC); nothing where that is not known. */
export function planReading(
  plan: PlanSettings,
  histories: readonly History[],
  at: Date,
): PlanReading | undefined {
  const { from, until } = monthOf(at);
  const spent = histories.map((history) => spentSince(history, from));
  if (spent.length === 0 || spent.includes(undefined)) return undefined;
  const elapsed = BigInt(at.getTime() - from.getTime());
  const soFar = (plan.perMonth * elapsed) / BigInt(until.getTime() - from.getTime());
  const sum = (amounts: readonly (Money | undefined)[]): Money =>
    amounts.reduce<Money>((total, each) => (total + (each ?? NOTHING)) as Money, NOTHING);
  const already = sum(spent);
  const ahead = sum(histories.map(({ paths }) => paths && spendForecastOf(paths)(until)));
  return {
    kind: 'plan',
    subject: { kind: 'plan', id: plan.name, name: plan.name },
    at,
    from,
    until,
    planned: plan.perMonth,
    plannedSoFar: soFar as Money,
    spent: already,
    projected: (already + ahead) as Money,
  };
}

function monthOf(at: Date): { readonly from: Date; readonly until: Date } {
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  return { from: new Date(Date.UTC(year, month)), until: new Date(Date.UTC(year, month + 1)) };
}

/** By the key's own counter of the month; of the account by the curve, if that reaches back so far. */
function spentSince({ counters, curve }: History, from: Date): Money | undefined {
  const last = counters.at(-1);
  if (last?.kind === 'key') return last.at >= from ? monthlyOf(last) : undefined;
  const [then, now] = [curve.findLast(({ at }) => at <= from), curve.at(-1)];
  if (then === undefined || now === undefined) return undefined;
  return usd(Math.max(0, now.dollars - then.dollars).toFixed(6));
}

function monthlyOf({ spent, byokSpent }: Extract<CounterReading, { kind: 'key' }>): Money | undefined {
  if (spent.monthly === undefined) return undefined;
  return (spent.monthly + (byokSpent?.monthly ?? NOTHING)) as Money;
}
