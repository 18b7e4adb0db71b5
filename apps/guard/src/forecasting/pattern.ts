import type {
  AccountSubject,
  HourlySpend,
  KeySubject,
  PatternPart,
  PatternReading,
} from '@tollkeeper/engine';
import { type Money, usd } from '@tollkeeper/pricing';

/** Of whom, when, and where the difference may come from. */
export type PatternOf = {
  readonly subject: KeySubject | AccountSubject;
  readonly at: Date;
  readonly parts: readonly PatternPart[];
};

/**
 * Sets the last 24 hours beside what half of the same hours cost before, on days of the same kind.
 *
 * Nothing is usual before a week is known.
 */
export function patternReading(
  { until, dollars }: HourlySpend,
  { subject, at, parts }: PatternOf,
): PatternReading | undefined {
  const [last, ...before] = daysBack(dollars);
  if (last === undefined || before.length < LEAST_DAYS) return undefined;
  const isWeekend = weekendAt(until, 0);
  const alike = before.filter((_, index) => weekendAt(until, index + 1) === isWeekend);
  return {
    kind: 'pattern',
    subject,
    at,
    from: new Date(until.getTime() - DAY_MS),
    spent: moneyOf(last),
    usual: moneyOf(median(alike.length >= LEAST_ALIKE ? alike : before)),
    parts,
  };
}

/** The largest difference first, and no more than people read. */
export function partsOf(patterns: readonly PatternReading[]): readonly PatternPart[] {
  return patterns
    .flatMap(({ subject, spent, usual }) =>
      subject.kind === 'key' ? [{ key: subject.name, spent, usual }] : [],
    )
    .toSorted((a, b) => Number(b.spent - b.usual - (a.spent - a.usual)))
    .slice(0, MOST_PARTS);
}

/** Whole days of 24 hours, the newest first. */
function daysBack(hours: Float64Array): readonly number[] {
  return Array.from({ length: Math.floor(hours.length / 24) }, (_, day) =>
    hours.slice(hours.length - (day + 1) * 24, hours.length - day * 24).reduce((sum, each) => sum + each, 0),
  ).slice(0, MOST_DAYS);
}

/** By the middle of the 24 hours. */
function weekendAt(until: Date, daysAgo: number): boolean {
  return new Date(until.getTime() - (daysAgo + 0.5) * DAY_MS).getUTCDay() % 6 === 0;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Samples, to the microdollar. */
function moneyOf(dollars: number): Money {
  return usd(Math.max(0, dollars).toFixed(6));
}

const DAY_MS = 86_400_000;
const LEAST_DAYS = 7;
const LEAST_ALIKE = 4;
const MOST_DAYS = 29;
const MOST_PARTS = 5;
