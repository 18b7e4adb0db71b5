import type { ModelMatch, Ratio } from '@tollkeeper/pricing';

import type { Choice } from './choice.ts';
import type { Topic } from './vocabulary/topic.ts';

/** A piece of what somebody typed; `start` and `end` are positions in the text. */
export type Token = NumberToken | WordToken | ModelToken | ChoiceToken | MarkToken;

/** A number, or a range of numbers. */
export type NumberToken = Place &
  Amount & {
    readonly kind: 'number';
    /** What it is an amount of: dollars, another currency, a share of one, a multiple, or what the words beside it say. */
    readonly measure: 'usd' | 'foreign' | 'share' | 'multiple' | 'count';
    /** Whether it could be another number where the comma is the decimal sign: `1.000`. */
    readonly isUnclear: boolean;
    /** Whether the number was written in words, as "one" in "one call". */
    readonly inWords: boolean;
    /** The letters that scale it, such as the k of 10k; empty without. */
    readonly scale: string;
  };

/** A number, or the two ends of a range; the value of a range is its middle. */
export type Amount = { readonly value: Ratio; readonly low: Ratio; readonly high: Ratio };

/** A word, with what it is about if estimates know it. */
export type WordToken = Place & {
  readonly kind: 'word';
  readonly word: string;
  readonly topic: Topic | undefined;
};

/** The name of a model, with what the catalog has for it. */
export type ModelToken = Place & {
  readonly kind: 'model';
  readonly name: string;
  readonly match: ModelMatch;
};

/** Words that choose among the rates of a model, such as 1080p. */
export type ChoiceToken = Place & { readonly kind: 'choice'; readonly choice: Choice };

/** A punctuation mark that means something. */
export type MarkToken = Place & { readonly kind: 'mark'; readonly mark: Mark };

/** Punctuation, by what it does: a stop ends a sentence, a comma a phrase. */
export type Mark = 'stop' | 'comma' | 'colon' | 'equals' | 'slash' | 'times' | 'arrow' | 'plus';

/** Where a piece stands in the text. */
export type Place = { readonly start: number; readonly end: number };
