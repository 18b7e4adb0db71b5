import type { ModelMatch, Ratio } from '@tollkeeper/pricing';

/** A piece of what somebody typed; `start` and `end` are positions in the text. */
export type Token = NumberToken | WordToken | ModelToken | MarkToken;

export type NumberToken = Span & {
  readonly kind: 'number';
  readonly value: Ratio;
  /** What the number is an amount of: dollars, another currency, a share of one, or what the words beside it say. */
  readonly measure: 'usd' | 'foreign' | 'share' | 'count';
  /** Whether it is one end of a range, or stands with a ±. */
  readonly inRange: boolean;
  /** Whether it could be another number where the comma is the decimal sign: `1.000`. */
  readonly isUnclear: boolean;
};

export type WordToken = Span & { readonly kind: 'word'; readonly word: string };

export type ModelToken = Span & { readonly kind: 'model'; readonly name: string; readonly match: ModelMatch };

/** Punctuation: a break ends a phrase (a colon only where no number follows), a slash means "per" or "and". */
export type MarkToken = Span &
  ({ readonly kind: 'break'; readonly mark: 'colon' | 'other' } | { readonly kind: 'slash' | 'times' });

export type Span = { readonly start: number; readonly end: number };
