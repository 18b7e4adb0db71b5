import type {
  AccountSubject,
  HourlySpend,
  KeySubject,
  PatternPart,
  PatternReading,
} from '@tollkeeper/engine';
import { type Money, usd } from '@tollkeeper/pricing';

import { byDifference } from './model-parts.ts';
import { usualSpend } from './usual-spend.ts';

/** Of whom, when, and where the difference may come from. */
export type PatternOf = {
  readonly subject: KeySubject | AccountSubject;
  readonly at: Date;
  readonly parts: readonly PatternPart[];
};

/**
 * Sets the last 24 hours beside what half of the same hours cost before, on days of the same kind.
 */
export function patternReading(
  { until, dollars }: HourlySpend,
  { subject, at, parts }: PatternOf,
): PatternReading | undefined {
  const [last, ...before] = daysBack(dollars);
  const usual = usualSpend(before, (daysAgo) => weekendAt(until, daysAgo));
  if (last === undefined || usual === undefined) return undefined;
  return {
    kind: 'pattern',
    subject,
    at,
    from: new Date(until.getTime() - DAY_MS),
    spent: moneyOf(last),
    usual: moneyOf(usual),
    parts,
  };
}

/**
 * The keys with the largest difference, then what their models cost on the last whole day; where of no key that is
 * known, what the models of the account cost.
 */
export function partsOf(
  patterns: readonly PatternReading[],
  models: readonly PatternPart[],
): readonly PatternPart[] {
  const keys = patterns
    .flatMap(({ subject, spent, usual, parts }) => {
      if (subject.kind !== 'key') return [];
      const key = { key: subject.name, keyId: subject.id };
      return [{ ...key, spent, usual, parts: parts.map((part) => ({ ...key, ...part })) }];
    })
    .toSorted(byDifference)
    .slice(0, MOST_KEYS);
  const known = keys.flatMap(({ parts }) => parts).toSorted(byDifference);
  const ofKeys = keys.map(({ parts: _, ...key }) => key);
  return [...ofKeys, ...(known.length > 0 ? known.slice(0, MOST_MODELS) : models)];
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

/** Samples, to the microdollar. */
function moneyOf(dollars: number): Money {
  return usd(Math.max(0, dollars).toFixed(6));
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 29;
const MOST_KEYS = 5;
const MOST_MODELS = 5;
