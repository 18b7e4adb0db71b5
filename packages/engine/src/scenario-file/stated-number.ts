import { exact, multiply, parseRatio, type Ratio, ratio } from '@tollkeeper/pricing';

import type { FieldDefinition } from '../estimation/field.ts';

export type Measure = FieldDefinition['measure'];

/** What a text says; or, for a sentence, why it cannot be read: `expected a number such as 2000`. */
export type Stated<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Reads a number as people write it: `2000`, `2,000`, `2k`, `1.5M`, `2B`, `1/3`; a share as `50%` or `0.5`, dollars
 * as `$3`. What could mean two things is refused: `1,5` and `1m` are.
 */
export function statedNumber(text: string, measure: Measure): Stated<Ratio> {
  if (text.length > LONGEST_NUMBER) return { kind: 'refused', why: expected(measure) };
  const parts = NUMBER.exec(text)?.groups;
  if (parts === undefined) return { kind: 'refused', why: hintFor(text, measure) };
  const { dollar, sign = '', digits = '', suffix = '', percent } = parts;
  if (dollar !== undefined && measure !== 'usd')
    return { kind: 'refused', why: 'but it is no amount of dollars; leave out the $' };
  if (percent !== undefined && measure !== 'share')
    return { kind: 'refused', why: 'but it is no share; leave out the %' };
  const size = sizeOf(digits);
  if (size === undefined) return { kind: 'refused', why: 'but nothing can be divided by 0' };
  const value = multiply(size, multiply(exact(`${sign}1`), exact(SUFFIXES[suffix.trim()] ?? 1)));
  if (percent !== undefined) return { kind: 'read', value: multiply(value, exact('0.01')) };
  return measure === 'share' && value.numerator > value.denominator
    ? SHARE_OR_PERCENT
    : { kind: 'read', value };
}

/** A regular expression, for the JSON Schema, of the numbers that `statedNumber` takes. */
export function numberPattern(measure: Measure): string {
  const number = `[+-]?(?:${DIGITS})(?: ?[kMB])?`;
  if (measure === 'usd') return `(?:\\$ ?)?${number}`;
  return measure === 'share' ? `${number}(?: ?%)?` : number;
}

/** What could have been written, with examples. */
export function expected(measure: Measure): string {
  return EXPECTED[measure];
}

/** Nobody writes a longer number or range. */
export const LONGEST_NUMBER = 100;

function sizeOf(digits: string): Ratio | undefined {
  const [top = '', bottom] = digits.replaceAll(',', '').replace(/^\./, '0.').split('/');
  if (bottom === undefined) return parseRatio(top);
  return BigInt(bottom) === 0n ? undefined : ratio(BigInt(top), BigInt(bottom));
}

function hintFor(text: string, measure: Measure): string {
  if (/^[$+-]?\d[\d.,]*,\d/.test(text))
    return 'but a comma only sets thousands apart, as in 1,000; write a decimal point, as in 1.5';
  if (/^\$?[\d.]+ ?[Kmb]$/.test(text)) return 'expected k for thousands, M for millions or B for billions';
  if (/^\S+ ?[-–—] ?\S+$/.test(text)) return 'expected a range to be written as 500 to 900';
  return expected(measure);
}

const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d{1,3})?|\.\d+|\d+/\d+`;
const NUMBER = new RegExp(
  `^(?<dollar>\\$ ?)?(?<sign>[+-])?(?<digits>${DIGITS})(?<suffix> ?[kMB])?(?<percent> ?%)?$`,
);
const SUFFIXES: Readonly<Record<string, string>> = { k: '1e3', M: '1e6', B: '1e9' };

const SHARE_OR_PERCENT: Stated<Ratio> = {
  kind: 'refused',
  why: 'expected a share such as 50% or 0.5; one above the whole needs its %, as in 150%',
};
const A_NUMBER = 'expected a number such as 2000, 2k or 1.5M, or a range such as 500 to 900';
const EXPECTED: Readonly<Record<Measure, string>> = {
  count: A_NUMBER,
  tokens: A_NUMBER,
  days: 'expected a number such as 20, or a range such as 18 to 22',
  share: 'expected a share such as 50% or 0.5, or a range such as 40% to 60%',
  usd: 'expected dollars such as 3 or $0.25, or a range such as 2 to 4',
};
