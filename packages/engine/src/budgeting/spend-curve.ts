import type { Money } from '@tollkeeper/pricing';

import { dollarsOf } from './dollars.ts';
import { allTimeSpent } from './limit.ts';
import type { CounterReading } from './reading.ts';

/** What had been spent in all by an instant: a curve of such points never falls. */
export type SpendPoint = { readonly at: Date; readonly dollars: number };

/** What one completed UTC day cost, such as `2026-11-20`. */
export type SpentDay = { readonly day: string; readonly spent: Money };

/**
 * Draws the curve of what a key, or the account, has spent: from its lifetime counter, which no reset touches, and
 * before the first reading, and where nobody looked for hours, from the days that OpenRouter lists.
 *
 * Readings come oldest first. A reading at which the counter fell is left out; the counter trails by minutes, so
 * each point stands a little before its reading.
 */
export function spendCurve(
  readings: readonly CounterReading[],
  days: readonly SpentDay[],
): readonly SpendPoint[] {
  const [first] = readings;
  if (first === undefined) return [];
  const curve = [...pointsBefore(first, days)];
  for (const reading of readings) {
    const point = { at: new Date(reading.at.getTime() - COUNTER_LAG), dollars: totalOf(reading) };
    const last = curve.at(-1);
    if (last !== undefined && (point.at <= last.at || point.dollars < last.dollars)) continue;
    curve.push(...pointsBetween(curve, point, days), point);
  }
  return curve;
}

/** Between two points in proportion; behind the last one what it says, and before the first nothing. */
export function dollarsAt(curve: readonly SpendPoint[], at: Date): number | undefined {
  const before = curve.findLast((point) => point.at <= at);
  const after = curve.find((point) => point.at > at);
  if (before === undefined || after === undefined) return before?.dollars;
  const share = (at.getTime() - before.at.getTime()) / (after.at.getTime() - before.at.getTime());
  return before.dollars + (after.dollars - before.dollars) * share;
}

/** By so much the counters of OpenRouter trail, in milliseconds: minutes, as several people measured (read 2026-08-22). */
export const COUNTER_LAG: number = 5 * 60_000;

function totalOf(reading: CounterReading): number {
  return dollarsOf(reading.kind === 'key' ? allTimeSpent(reading) : reading.totalSpent);
}

/** The midnights before the first reading, counted back from it; a day that is not listed cost nothing. */
function pointsBefore(first: CounterReading, days: readonly SpentDay[]): readonly SpendPoint[] {
  const spentOn = new Map<string, number>();
  for (const { day, spent } of days) spentOn.set(day, (spentOn.get(day) ?? 0) + dollarsOf(spent));
  const midnight = Date.parse(dayOf(first.at.getTime()));
  const earliest = Math.min(...[...spentOn.keys()].map((day) => Date.parse(day)));
  if (!(earliest < midnight)) return [];
  const points: SpendPoint[] = [];
  let dollars = totalOf(first) - spentToday(first, spentOn.get(dayOf(midnight - DAY)) ?? 0);
  for (let at = midnight; at >= earliest && points.length < MOST_DAYS; at -= DAY) {
    points.push({ at: new Date(at), dollars });
    dollars -= spentOn.get(dayOf(at - DAY)) ?? 0;
  }
  // Within minutes of midnight the first reading itself stands before it.
  return points.filter(({ at }) => at.getTime() < first.at.getTime() - COUNTER_LAG).toReversed();
}

/** The midnights of hours in which nobody looked, as far as their days are listed, within what the counters say. */
function pointsBetween(
  curve: readonly SpendPoint[],
  next: SpendPoint,
  days: readonly SpentDay[],
): readonly SpendPoint[] {
  const last = curve.at(-1);
  if (last === undefined || next.at.getTime() - last.at.getTime() <= CLOSELY_SEEN) return [];
  const listed = days.map(({ day }) => Date.parse(day));
  const begin = Date.parse(dayOf(last.at.getTime()));
  const end = Math.min(next.at.getTime() - 1, Math.max(...listed) + DAY);
  let dollars = dollarsAt(curve, new Date(begin));
  // A listing that begins later says nothing of the days before it.
  if (dollars === undefined || !(Math.min(...listed) <= begin)) return [];
  const points: SpendPoint[] = [];
  for (let at = begin + DAY; at <= end; at += DAY) {
    for (const { day, spent } of days) if (Date.parse(day) === at - DAY) dollars += dollarsOf(spent);
    points.push({ at: new Date(at), dollars: Math.min(next.dollars, Math.max(last.dollars, dollars)) });
  }
  return points;
}

/** Without a counter of the day, today is taken to go on like yesterday. */
function spentToday(first: CounterReading, yesterday: number): number {
  const daily = first.kind === 'key' ? first.spent.daily : undefined;
  if (first.kind === 'key' && daily !== undefined) return dollarsOf(daily);
  return (yesterday * (first.at.getTime() % DAY)) / DAY;
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

const DAY = 86_400_000;
const CLOSELY_SEEN = 2 * 3_600_000;
const MOST_DAYS = 36;
