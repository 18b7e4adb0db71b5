import { divide, exact, ONE } from '@tollkeeper/pricing';

import type { Fact } from './fact.ts';
import { inAMonth } from './period.ts';

/** "What per year?", "how much a day": for how many months the cost is asked. */
export function askedPeriod(text: string): readonly Fact[] {
  const match = ASKED.exec(text) ?? NAMED.exec(text);
  const period = PERIODS.find(([words]) => words.test(match?.[1] ?? match?.[2] ?? ''))?.[1];
  if (match === null || period === undefined) return [];
  const value =
    period === 'year' ? exact(12) : period === 'quarter' ? exact(3) : divide(ONE, inAMonth(period));
  return [{ name: 'months', value, words: match[0].replace(/\W+$/, '') }];
}

/** A clause that asks, with no number of its own: "how much for 500 requests a day" asks about a month. */
const ASKED =
  /\b(?:what(?:'s| is| about)?|how much|how about|cost|costs|total|price|bill|spend|pay|and)\b[^.,;:?!\d]{0,30}?\b(?:per|an?|each|every|for (?:an?|the|one)|in an?|over an?) (?:whole |full )?(year|day|week|quarter)\s*(?:[?.!,;)]|$)/i;
const NAMED =
  /\b(yearly|annual|annually|daily|weekly|quarterly) (?:cost|costs|total|bill|price|spend)\b|^\W*(?:and |what about )?(yearly|annually|daily|weekly|quarterly)\W*$/i;
const PERIODS = [
  [/^(?:year|annual)/i, 'year'],
  [/^quarter/i, 'quarter'],
  [/^(?:day|daily)/i, 'day'],
  [/^week/i, 'week'],
] as const;
