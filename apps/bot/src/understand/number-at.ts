import { compare, divide, exact, multiply, parseRatio, type Ratio } from '@tollkeeper/pricing';

import { spelledNumberAt } from './number-words.ts';
import type { NumberToken } from './token.ts';
import type { Language } from './vocabulary/language.ts';

/** Reads the number that begins exactly at `start`, in digits or in words, with its currency and percent sign. */
export function numberAt(text: string, start: number, language: Language): NumberToken | undefined {
  return digitsAt(text, start, language) ?? wordsAt(text, start, language);
}

function digitsAt(text: string, start: number, language: Language): NumberToken | undefined {
  NUMBER.lastIndex = start;
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const { sign = '', before = '', digits = '', fraction = '' } = match.groups ?? {};
  const plain = parseRatio((sign === '' ? '' : '-') + plainDecimal(digits, language));
  if (plain === undefined) return undefined;
  const scaled = scaleAt(text, start + match[0].length, language);
  const parts = fraction === '' ? plain : divide(plain, exact(fraction.slice(1).trim()));
  const value = multiply(parts, scaled.factor);
  AFTER.lastIndex = scaled.end;
  const after = AFTER.exec(text)?.[0] ?? '';
  const end = scaled.end + after.length;
  const read =
    fraction === '' ? measured(value, before.trim(), after.trim()) : ({ value, measure: 'share' } as const);
  if (!endsWell(text, end, { language, isPlain: after === '' })) return undefined;
  const isUnclear =
    read.measure === 'count' && scaled.end === start + match[0].length && isUnclearDot(digits, language);
  const scale = text.slice(start + match[0].length, scaled.end).trim();
  return token({ start, end }, { ...read, isUnclear, inWords: false, scale });
}

function wordsAt(text: string, start: number, language: Language): NumberToken | undefined {
  const spelled = spelledNumberAt(text, start, language);
  if (spelled === undefined) return undefined;
  const scaled = spelled.isShare ? undefined : scaleAt(text, spelled.end, language);
  const value = scaled === undefined ? spelled.value : multiply(spelled.value, scaled.factor);
  const behind = scaled?.end ?? spelled.end;
  AFTER.lastIndex = behind;
  const after = AFTER.exec(text)?.[0] ?? '';
  const read = spelled.isShare ? ({ value, measure: 'share' } as const) : measured(value, '', after.trim());
  return token(
    { start, end: behind + after.length },
    { ...read, isUnclear: false, inWords: true, scale: '' },
  );
}

type Read = Pick<NumberToken, 'value' | 'measure' | 'isUnclear' | 'inWords' | 'scale'>;

function token(place: { start: number; end: number }, read: Read): NumberToken {
  return { kind: 'number', ...place, ...read, low: read.value, high: read.value };
}

function measured(value: Ratio, before: string, after: string): Pick<NumberToken, 'value' | 'measure'> {
  if (PERCENT.test(after)) return { value: divide(value, exact(100)), measure: 'share' };
  if (/^(?:cents?|¢)$/i.test(after)) return { value: divide(value, exact(100)), measure: 'usd' };
  if (/^[x×倍]$/i.test(after)) return { value, measure: 'multiple' };
  if (FOREIGN.test(before) || FOREIGN.test(after)) return { value, measure: 'foreign' };
  return { value, measure: before !== '' || after !== '' ? 'usd' : 'count' };
}

/** What multiplies the digits: one scale, or two where the larger follows, as in "5 thousand million". */
function scaleAt(text: string, at: number, language: Language): { factor: Ratio; end: number } {
  const first = oneScaleAt(text, at, language);
  const isWord = first.end - at > LONGEST_LETTER;
  const second = isWord ? oneScaleAt(text, first.end, language) : undefined;
  if (second === undefined || second.end - first.end <= LONGEST_LETTER) return first;
  return compare(second.factor, first.factor) > 0
    ? { factor: multiply(first.factor, second.factor), end: second.end }
    : first;
}

/** "10k", "2.5 million", "2 lakh", "3万"; a letter must stand right behind the digits. */
function oneScaleAt(text: string, at: number, language: Language): { factor: Ratio; end: number } {
  SCALE.lastIndex = at;
  const match = SCALE.exec(text);
  const word = match?.groups?.['word'] ?? '';
  const lower = word.toLowerCase();
  const factor = language.scaleOf(lower) ?? (/^[万亿]/.test(lower) ? HAN[lower] : undefined);
  if (match === null) return { factor: exact(1), end: at };
  const apart = /^\s/.test(match[0]);
  const isLoose =
    apart &&
    lower.length < 2 &&
    !HAN[lower] &&
    !(
      /[MK]/.test(word) && /^(?:\s|[,.;]|$)/.test(text.slice(at + match[0].length, at + match[0].length + 1))
    );
  if (factor === undefined || isLoose) {
    return { factor: exact(1), end: at };
  }
  const end = at + match[0].length;
  return { factor: exact(factor), end: text[end] === '.' && lower.length < 4 && apart ? end + 1 : end };
}

/** `1,000`, `1 000`, `1'000`, `12,34,567` and `1.000.000` are grouped, `0,04` has a decimal comma, `.5` no zero. */
function plainDecimal(digits: string, { decimalComma }: Language): string {
  if (decimalComma && /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(digits)) {
    return digits.replaceAll('.', '').replace(',', '.');
  }
  if (GROUPED.test(digits)) return digits.replace(/[,'\s]/g, '');
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(digits)) return digits.replaceAll('.', '');
  return digits.replace(',', '.').replace(/^\./, '0.');
}

function isUnclearDot(digits: string, { decimalComma }: Language): boolean {
  return !decimalComma && THOUSANDS_DOT.test(digits);
}

/** What is written to the digits must be a unit: `5s` and `8h` are amounts, `14th`, `3pm` and `9f27a` are not. */
function endsWell(
  text: string,
  end: number,
  { language, isPlain }: { readonly language: Language; readonly isPlain: boolean },
): boolean {
  GLUED.lastIndex = end;
  const glued = GLUED.exec(text)?.[0].toLowerCase() ?? '';
  if (glued === '' || !isPlain) return !/^[:.](?=\d)/.test(text.slice(end, end + 2));
  return /^\p{L}+$/u.test(glued) && (language.topicOf(glued) !== undefined || UNITS.has(glued));
}

/** A space and a letter or two are no word: the m of "5 k m". */
const LONGEST_LETTER = 3;

const UNITS = new Set(['ms', 'x']);
const HAN: Readonly<Record<string, string>> = {
  万: '1e4',
  亿: '1e8',
  千: '1e3',
  百: '1e2',
  百万: '1e6',
  千万: '1e7',
};
const GROUPED = /^[1-9]\d{0,2}(?:(?:,\d{3})+|(?:,\d{2})+,\d{3}|(?:[\s']\d{3})+)(?:\.\d+)?$/;
/** One or one thousand: it depends on who writes. */
const THOUSANDS_DOT = /^[1-9]\d{0,2}\.\d{3}$/;
const PERCENT = /^(?:%|percent|per cent|pct|prozent|por ciento|pour cent)$/i;
const FOREIGN = /^(?:[€£¥₹]|EUR|GBP|CNY|JPY|INR|CHF|euros?|pounds|yuan|rupees|元|块)$/i;

const NUMBER = new RegExp(
  [
    String.raw`(?:(?<=\d[kmb]-)|(?<![#\p{N}_]|\p{Script=Latin}[-.]?|\d[.,:]))(?:(?<![\p{L}\p{N}])(?<sign>[-−–](?=[$\d.])))?`,
    String.raw`(?<before>US\$|\$|USD\s?|[€£¥₹]\s?|(?:EUR|GBP|CNY|JPY|INR|CHF)\s)?`,
    String.raw`(?<digits>(?:\d{1,3}(?:[ ']\d{3})+(?![\d.,])|\d+(?:[.,]\d+)*|\.\d+)(?:e[+-]?\d{1,3}(?!\d))?)`,
    String.raw`(?<fraction>\/[2-9](?=\s(?:of|der|de)\b))?`,
  ].join(''),
  'iuy',
);
const SCALE = /\s?(?<word>\p{Script=Han}{1,2}(?<=[万亿千百])|[a-zäöüéñó]+)/iuy;
const AFTER =
  /\s?(?:%|percent\b|per cent\b|pct\b|Prozent\b|por ciento\b|pour cent\b|cents?\b|¢|USD\b|US dollars?\b|dollars?\b|dólares\b|bucks\b|\$(?!\s?\d)|[€£¥₹元]|(?:EUR|GBP|CNY|JPY|INR|CHF|euros?|pounds|yuan|rupees)\b)|[x×](?![\p{L}\d])|倍|美元|美金|刀/iuy;
const GLUED = /[\p{Script=Latin}\d]+/uy;
