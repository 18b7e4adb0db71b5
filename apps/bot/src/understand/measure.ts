import type { Head, Per } from './label.ts';
import type { NumberToken } from './token.ts';
import type { Topic } from './vocabulary/topic.ts';

/**
 * A number with what it counts: "3 requests per user per active day" is 3 of `request`, per user and per workday;
 * "$3 per 1M input" is 3 dollars, in blocks of a million.
 */
export type Measure = {
  readonly number: NumberToken;
  /** The noun that is counted, behind the number or, as in `files 10k`, in front of it. */
  readonly head: Head | undefined;
  /** What the words that name it are about. */
  readonly of: ReadonlySet<Topic>;
  readonly per: readonly Per[];
  /** How many units a price is for. */
  readonly block: NumberToken | undefined;
  /** What all words of the sentence between the numbers beside it are about. */
  readonly around: ReadonlySet<Topic>;
  /** What the words of its own phrase are about, between the marks and conjunctions beside it. */
  readonly phrase: ReadonlySet<Topic>;
  readonly labelledBefore: boolean;
  /** Its place in a pair such as `$3/$15` or `1.7k → 390`. */
  readonly pair: 'first' | 'second' | undefined;
  /** What joins it to the number before: "=" and "→" define, "×" multiplies, "+" adds. */
  readonly link: 'equals' | 'times' | 'plus' | undefined;
  /** Which sentence it stands in, and whether a mark parts it from the number before. */
  readonly sentence: number;
  readonly follows: boolean;
  /** Whether it is a peak, which says nothing of the average. */
  readonly isPeak: boolean;
  /** The word right before the number. */
  readonly preceded: string;
  /** The words right behind the number, a few of them. */
  readonly followed: readonly string[];
  readonly words: string;
};
