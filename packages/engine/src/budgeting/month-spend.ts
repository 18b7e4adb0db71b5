import { type Money, NOTHING, usd } from '@tollkeeper/pricing';

import { moneyOf } from './dollars.ts';
import type { CounterReading } from './reading.ts';
import { dollarsAt, type SpendPoint } from './spend-curve.ts';
import type { SpendHistory } from './spend-history.ts';
import { spentAfterAll } from './spent-after-all.ts';

/** A calendar month in UTC, from its first instant up to, not including, the first of the next. */
export type Month = { readonly from: Date; readonly until: Date };

/** What was spent in a month until an instant, and in all of it as it goes on: money that half, and 8 of 10 cases, spend. */
export type MonthSpend = {
  readonly spent: Money;
  /** Whether counters of the month say so; otherwise readings around its ends do, in proportion. */
  readonly isCounted: boolean;
  /** Of the last counter that it rests on. */
  readonly readAt: Date;
  /** Missing where the month is over, or nobody can tell. */
  readonly projected?: { readonly low: Money; readonly middle: Money; readonly high: Money };
};

/** The month of a text such as `2026-12`. */
export function monthOf(text: string): Month {
  const from = new Date(`${text}-01T00:00:00Z`);
  return { from, until: new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1)) };
}

/** Adds up what several subjects spent in a month; nothing where that is not known of one of them. */
export function monthSpend(
  histories: readonly SpendHistory[],
  month: Month,
  now: Date,
): MonthSpend | undefined {
  const until = now < month.until ? now : month.until;
  const parts = histories.map((history) => spentIn(history, { from: month.from, until }));
  const known = parts.filter((part) => part !== undefined);
  if (known.length === 0 || known.length < parts.length) return undefined;
  const spent = known.reduce((sum, part) => (sum + part.spent) as Money, NOTHING);
  const readAt = new Date(Math.min(...known.map((part) => part.readAt.getTime())));
  const ahead =
    now < month.until
      ? spentAfterAll(
          histories.map(({ paths }) => paths),
          month.until,
        )
      : undefined;
  const whole = (more: number): Money => (spent + moneyOf(more)) as Money;
  return {
    spent,
    isCounted: known.every((part) => part.isCounted),
    readAt,
    ...(ahead !== undefined && {
      projected: { low: whole(ahead.p10), middle: whole(ahead.p50), high: whole(ahead.p90) },
    }),
  };
}

/** By the key's own counter of the month; otherwise by the curve, if that reaches back so far. */
function spentIn(
  { counters, curve }: SpendHistory,
  { from, until }: Month,
): Omit<MonthSpend, 'projected'> | undefined {
  const last = counters.findLast(({ at }) => at <= until);
  const monthly = last === undefined || last.at < from ? undefined : monthlyOf(last);
  if (last !== undefined && monthly !== undefined)
    return { spent: monthly, isCounted: true, readAt: last.at };
  // Of a month in which nothing was read, nothing is known: that is not zero.
  if (!curve.some(({ at }) => at > from && at <= until)) return undefined;
  if (isUnseen(curve, from)) return undefined;
  const [then, now] = [dollarsAt(curve, from), dollarsAt(curve, until)];
  if (then === undefined || now === undefined) return undefined;
  return { spent: usd(Math.max(0, now - then).toFixed(6)), isCounted: false, readAt: last?.at ?? until };
}

/** Whether something was spent around an instant, and nobody looked for so long that it may be of either side. */
function isUnseen(curve: readonly SpendPoint[], at: Date): boolean {
  const before = curve.findLast((point) => point.at <= at);
  const after = curve.find((point) => point.at > at);
  if (before === undefined || after === undefined || before.at.getTime() === at.getTime()) return false;
  return after.dollars > before.dollars && after.at.getTime() - before.at.getTime() > DAY;
}

function monthlyOf(reading: CounterReading): Money | undefined {
  if (reading.kind !== 'key' || reading.spent.monthly === undefined) return undefined;
  return (reading.spent.monthly + (reading.byokSpent?.monthly ?? NOTHING)) as Money;
}

const DAY = 86_400_000;
