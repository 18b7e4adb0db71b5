import { divide, exact, multiply, parseRatio, type Ratio } from '@tollkeeper/pricing';

import { numberWord, scaleWord } from './number-words.ts';
import type { ModelToken, NumberToken, Token } from './token.ts';

/**
 * Takes a message apart into numbers, words, models and marks.
 *
 * `mentions` are the model names already found: their digits belong to the name and are not amounts.
 * One pass, left to right, no backtracking: the time grows with the length of the text.
 */
export function tokenise(text: string, mentions: readonly ModelToken[]): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const mention = mentions.find(({ start }) => start === at);
    const token = mention ?? numberAt(text, at) ?? wordAt(text, at) ?? markAt(text, at);
    if (token !== undefined) tokens.push(token);
    at = token?.end ?? at + 1;
  }
  return tokens;
}

function numberAt(text: string, start: number): NumberToken | undefined {
  const match = matchAt(NUMBER, text, start);
  if (match === undefined) return undefined;
  const { sign = '', before = '', digits = '', scale = '', after = '' } = match.groups ?? {};
  const plain = parseRatio(sign.replace(/[−–]/, '-') + plainDecimal(digits));
  if (plain === undefined) return undefined;
  const value = scale === '' ? plain : multiply(plain, scaleWord(scale.trim()) ?? exact(1));
  const end = start + match[0].length;
  const inRange =
    RANGE_BEHIND.test(text.slice(end, end + LONGEST_JOIN)) ||
    RANGE_BEFORE.test(text.slice(Math.max(0, start - LONGEST_JOIN), start));
  const read = measured(value, before, after.trim().toLowerCase());
  const isUnclear = read.measure === 'count' && scale === '' && THOUSANDS_DOT.test(digits);
  return { kind: 'number', ...read, inRange, isUnclear, start, end };
}

function measured(value: Ratio, before: string, after: string): Pick<NumberToken, 'value' | 'measure'> {
  if (/^(%|percent|pct|per cent)$/.test(after)) return { value: divide(value, exact(100)), measure: 'share' };
  if (/^(cents?|¢)$/.test(after)) return { value: divide(value, exact(100)), measure: 'usd' };
  if (FOREIGN.test(before.trim()) || FOREIGN.test(after)) return { value, measure: 'foreign' };
  if (before !== '' || after !== '') return { value, measure: 'usd' };
  return { value, measure: 'count' };
}

/** `1,000`, `1 000`, `1'000`, `12,34,567` and `1.000.000` are grouped, `0,04` has a decimal comma, `.5` no zero. */
function plainDecimal(digits: string): string {
  if (GROUPED.test(digits)) return digits.replace(/[,' ]/g, '');
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(digits)) return digits.replaceAll('.', '');
  return digits.replace(',', '.').replace(/^\./, '0.');
}

function wordAt(text: string, start: number): Token | undefined {
  const match = matchAt(WORD, text, start);
  if (match === undefined) return undefined;
  const word = match[0].toLowerCase();
  const end = start + word.length;
  const value = numberWord(word);
  if (value === undefined) return { kind: 'word', word, start, end };
  const scale = matchAt(SCALE_BEHIND, text, end);
  const scaled =
    scale === undefined ? value : multiply(value, scaleWord(scale[0].trim().replace(/^a\s/, '')) ?? exact(1));
  return {
    kind: 'number',
    value: scaled,
    measure: 'count',
    inRange: false,
    isUnclear: false,
    start,
    end: end + (scale?.[0].length ?? 0),
  };
}

function markAt(text: string, start: number): Token | undefined {
  const character = text[start] ?? '';
  const end = start + 1;
  if (character === '/') return { kind: 'slash', start, end };
  if (character === '×' || character === '*') return { kind: 'times', start, end };
  if (character === ':' || character === '=') return { kind: 'break', mark: 'colon', start, end };
  return BREAKS.includes(character) ? { kind: 'break', mark: 'other', start, end } : undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

const GROUPED = /^\d{1,3}(?:(?:,\d{3})+|(?:,\d{2})+,\d{3}|(?:[ ']\d{3})+)(?:\.\d+)?$/;
/** One or one thousand: it depends on who writes. */
const THOUSANDS_DOT = /^[1-9]\d{0,2}\.\d{3}$/;
const FOREIGN = /^(?:[€£¥₹]|EUR|GBP|CNY|JPY|INR|CHF|euros?|pounds|yuan|rupees)$/i;
const BREAKS = ',;.!?()[]{}\n"|';

/** Digits with what belongs to them: a sign that follows no word, a currency, a scale, a percent sign. */
const NUMBER = new RegExp(
  [
    String.raw`(?<![#\d])(?:(?<![\p{L}\p{N}])(?<sign>[-−–](?=[$\d.])))?`,
    String.raw`(?<before>US\$|\$|USD\s?|[€£¥₹]\s?|(?:EUR|GBP|CNY|JPY|INR|CHF)\s)?`,
    String.raw`(?<digits>(?:\d{1,3}(?:[ ']\d{3})+(?![\d.,])|\d+(?:[.,]\d+)*|\.\d+)(?:e[+-]?\d{1,3}(?!\d))?)`,
    String.raw`(?<scale>\s?(?:thousand|hundred|dozen|million|millions|billion|lakhs?|crore)\b|(?:k|mn|mio|mil|m|bn|b)\b)?`,
    String.raw`(?<after>\s?(?:%|percent\b|per cent\b|pct\b|cents?\b|¢|USD\b|dollars?\b|bucks\b|[€£¥₹]|(?:EUR|GBP|CNY|JPY|INR|CHF|euros?|pounds|yuan|rupees)\b))?`,
  ].join(''),
  'iuy',
);

/** What joins the two ends of a range, or a number to its spread. */
const RANGE_BEHIND = /^\s?(?:[-–—~]\s?\$?\d|to\s\$?\d|±|\+\/-)/iu;
const RANGE_BEFORE = /(?:\d\w?\s?[-–—]\s?\$?|\d\w?\sto\s\$?|±\s?|\+\/-\s?|between\s\$?)$/iu;
const LONGEST_JOIN = 12;

/** Digits behind a letter belong to the word: p95, Q3. */
const WORD = /\p{L}[\p{L}\p{N}]*/uy;
const SCALE_BEHIND = /\s(?:a\s)?(?:hundred|thousand|million|dozen)\b/iuy;
