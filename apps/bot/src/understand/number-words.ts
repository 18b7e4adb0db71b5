import { add, compare, exact, multiply, ONE, type Ratio, ZERO } from '@tollkeeper/pricing';

import type { Language } from './vocabulary/language.ts';
import type { Topic } from './vocabulary/topic.ts';

/** A number that stands in words at a place of the text, such as "two hundred and fifty" or "half a million". */
export type SpelledNumber = { readonly value: Ratio; readonly end: number; readonly isShare: boolean };

/** Reads the longest number in words that begins exactly at `start`. */
export function spelledNumberAt(text: string, start: number, language: Language): SpelledNumber | undefined {
  if (language.name === 'chinese' && HAN_NUMBER.test(text[start] ?? ''))
    return hanNumberAt(text, start, language);
  const first = wordAt(text, start);
  if (first === undefined) return undefined;
  if (isPronoun(text, start, first) || isArticle(text, first, language)) return undefined;
  return fractionAt(text, start, language) ?? cardinalAt(text, start, language);
}

/** In "une marge de 20 %" and "ein Puffer von 20 %" nothing is counted. */
function isArticle(text: string, { word, next, end }: Found, language: Language): boolean {
  const noun = ARTICLES.has(word) && next > end ? wordAt(text, next) : undefined;
  const topic = noun === undefined ? undefined : language.topicOf(noun.word);
  return topic !== undefined && OPERATIONS.has(topic);
}

/** The "one" of "quick one:" and "the cheaper one," counts nothing; that of "calls per task: one" does. */
function isPronoun(text: string, start: number, { word, end }: Found): boolean {
  if (word === 'one' && /\b(?:each|every)\s$/i.test(text.slice(Math.max(0, start - 7), start)))
    return !/^\s(?:of|agent|call|task)\b/i.test(text.slice(end, end + 8));
  return (
    word === 'one' &&
    /^(?:[:,.;!?)]|\s*$)/.test(text.slice(end, end + 3)) &&
    !/[:=]\s?$/.test(text.slice(Math.max(0, start - 2), start))
  );
}

/** "Half a million" and "half of it", "two thirds of it", "a quarter of it": the last three are shares. */
function fractionAt(text: string, start: number, language: Language): SpelledNumber | undefined {
  const half = matchAt(HALF, text, start);
  if (half !== undefined) {
    const scale = wordAt(text, half.end);
    const scaled = scale === undefined ? undefined : language.scaleOf(scale.word);
    if (scale === undefined || scaled === undefined)
      return { value: exact('0.5'), end: start + half.word.length, isShare: true };
    return { value: multiply(exact('0.5'), exact(scaled)), end: scale.end, isShare: false };
  }
  const part = matchAt(PART, text, start);
  if (part === undefined) return undefined;
  const [numerator = '', denominator = ''] = part.text.toLowerCase().split(/[\s-]+/);
  const parts = PARTS[denominator.replace(/s$/, '')];
  const count = numerator === 'a' ? '1' : language.numberOf(numerator);
  if (parts === undefined || count === undefined) return undefined;
  return { value: multiply(exact(count), parts), end: part.end, isShare: true };
}

function cardinalAt(text: string, start: number, language: Language): SpelledNumber | undefined {
  let total = ZERO;
  let group: Ratio | undefined;
  let end = start;
  for (let at = start; ; ) {
    const found = wordAt(text, at);
    if (found === undefined) break;
    const { word } = found;
    const before: Ratio = total;
    const [digit, scale] = [language.numberOf(word), language.scaleOf(word)];
    const article = end === start && ARTICLES.has(word);
    if (digit !== undefined && !(article && scaleBehind(text, found.end, language)))
      group = add(group ?? ZERO, exact(digit));
    else if (
      scale !== undefined &&
      word.length > 2 &&
      (group !== undefined || (LONE_SCALES.has(word) && !VAGUE.test(text.slice(Math.max(0, at - 12), at))))
    ) {
      // "Five thousand million" is five thousand of them.
      const isOfMany = group === undefined && compare(total, ZERO) > 0 && compare(exact(scale), total) > 0;
      if (isOfMany) total = ZERO;
      const scaled = multiply(isOfMany ? before : (group ?? ONE), exact(scale));
      if (scale === '1e2') group = scaled;
      else [total, group] = [add(total, scaled), undefined];
    } else if (article && scaleBehind(text, found.end, language)) group = ONE;
    else if (
      word === 'and' &&
      end > start &&
      language.numberOf(wordAt(text, found.next)?.word ?? '') !== undefined
    ) {
      at = found.next;
      continue;
    } else break;
    end = found.end;
    at = found.next;
    if (found.next === found.end) break;
  }
  return end === start ? undefined : { value: add(total, group ?? ZERO), end, isShare: false };
}

function scaleBehind(text: string, end: number, language: Language): boolean {
  const next = wordAt(text, end + 1);
  return next !== undefined && next.word.length > 2 && language.scaleOf(next.word) !== undefined;
}

/** 十五 is 15, 三万 is 30,000; digits before a scale are read with the other numbers. */
function hanNumberAt(text: string, start: number, language: Language): SpelledNumber {
  let total = ZERO;
  let group: Ratio | undefined;
  let end = start;
  while (HAN_NUMBER.test(text[end] ?? '')) {
    const sign = text[end] ?? '';
    const scale = sign === '十' ? '10' : language.scaleOf(sign);
    if (scale === undefined) group = exact(language.numberOf(sign) ?? '0');
    else if (sign === '万' || sign === '亿') {
      [total, group] = [
        multiply(add(total, group ?? (total === ZERO ? ONE : ZERO)), exact(scale)),
        undefined,
      ];
    } else [total, group] = [add(total, multiply(group ?? ONE, exact(scale))), undefined];
    end += 1;
  }
  return { value: add(total, group ?? ZERO), end, isShare: false };
}

type Found = { readonly word: string; readonly end: number; readonly next: number };

/** The word at a place, and where the one behind it begins, if only a space or a dash is between. */
function wordAt(text: string, at: number): Found | undefined {
  WORD.lastIndex = at;
  const match = WORD.exec(text);
  if (match === null) return undefined;
  const end = at + match[0].length;
  const joined = /[ -]/.test(text[end] ?? '') && /\p{L}/u.test(text[end + 1] ?? '');
  return { word: match[0].toLowerCase(), end, next: joined ? end + 1 : end };
}

function matchAt(
  pattern: RegExp,
  text: string,
  at: number,
): { text: string; word: string; end: number } | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null
    ? undefined
    : { text: match[0], word: match[1] ?? match[0], end: at + match[0].length };
}

/** No word of a number is longer; Chinese text is one run of letters to its end. */
const WORD = /\p{L}{1,30}(?!\p{L})/uy;
const HALF = /(half|halbe|la moitié|la mitad|medio|demi)(?:\s(?:an?|un|of an?)\s|\s|(?=$|[.,;!?]))/iuy;
const PART =
  /(?:an?|one|two|three|four|five)[\s-](?:quarters?(?= (?:of|is|are|on top|extra|more|off)\b)|(?:thirds?|fifths?|tenths?)(?= (?:of|is|are|on top|extra|more|off|in|via|through|by|go|goes|gets?|fails?|comes?|cached|batched|can|could|will)\b))/iuy;
const PARTS: Readonly<Record<string, Ratio>> = {
  third: { numerator: 1n, denominator: 3n },
  quarter: exact('0.25'),
  fifth: exact('0.2'),
  tenth: exact('0.1'),
};
const ARTICLES = new Set(['a', 'an', 'one', 'ein', 'eine', 'un', 'una', 'une']);
const LONE_SCALES = new Set(['thousand', 'million', 'tausend', 'mille', 'mil', 'cent', 'hundert']);
const OPERATIONS: ReadonlySet<Topic> = new Set<Topic>([
  'buffer',
  'retry',
  'cache',
  'batch',
  'price',
  'budget',
  'success',
  'failure',
  'token',
]);
/** "A few hundred" is no number. */
const VAGUE =
  /\b(?:of|few|several|some|many|couple|paar|einige|mehrere|unos|algunos|varios|quelques|plusieurs)\s$/i;
const HAN_NUMBER = /[零一两二三四五六七八九十百千万亿半]/u;
