import { add, compare, exact } from '@tollkeeper/pricing';
import { exactly, isRange } from './amount.ts';
import { correctDenied, FARTHEST, isCorrection, isDenied, labelledCorrection } from './corrected-number.ts';
import { closeRange, fraction, isBelow, range, spread } from './number-range.ts';
import type { NumberToken, Token } from './token.ts';
import type { Language } from './vocabulary/language.ts';

/**
 * Puts numbers together that are one: the ends of a range, a number and its spread, "1 in 4", "3 out of 10"; and takes
 * out those that the text itself takes back: "30k, sorry, 13k", "not 12k".
 */
export function joinedNumbers(text: string, tokens: readonly Token[], language: Language): readonly Token[] {
  const joined: Token[] = [];
  const corrected = new Set<Token>();
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const last = joined.at(-1);
    if (token === undefined || (last !== undefined && corrected.has(last) && token.kind === 'mark')) continue;
    const labelled = token.kind === 'number' ? labelledCorrection(tokens, at, joined) : undefined;
    if (labelled !== undefined) {
      joined.push(...labelled.keep);
      at = labelled.end - 1;
    } else if (token.kind !== 'number') joined.push(token);
    else if (isDenied(joined)) correctDenied(joined, token);
    else if (last?.kind === 'number')
      joined.push(...joinedTo(last, token, { text, before: joined, language }));
    else joined.push(...joinedOver(joined, token, { text, language, corrected }));
  }
  return joined;
}

type Around = { readonly text: string; readonly before: Token[]; readonly language: Language };

/** Two numbers side by side; takes the first off `before` when they are one. */
function joinedTo(first: NumberToken, second: NumberToken, { text, before }: Around): readonly NumberToken[] {
  const between = text.slice(first.end, second.start);
  const one = SPREAD.test(between)
    ? spread(first, second)
    : between === ' ' && isRestOf(first, second)
      ? { ...first, ...exactly(add(first.value, second.value)), end: second.end }
      : /^\s?[-–—~〜～]\s?\$?$/.test(between)
        ? range(first, second)
        : undefined;
  if (one === undefined) return [second];
  before.pop();
  return [one];
}

/** Numbers with a word or two between them. */
function joinedOver(
  before: Token[],
  second: NumberToken,
  { text, language, corrected }: Pick<Around, 'text' | 'language'> & { readonly corrected: Set<Token> },
): readonly NumberToken[] {
  const at = before.findLastIndex(({ kind }) => kind === 'number');
  const first = before[at];
  if (first?.kind !== 'number' || before.length - at > FARTHEST) return [second];
  const words = before
    .slice(at + 1)
    .map((each) => (each.kind === 'word' ? each.word : text.slice(each.start, each.end)));
  const isBetween = language.isBetweenWord(lastWord(before, at));
  if (SPREAD_BEHIND.test(text.slice(first.end, second.start))) {
    const spreadOut = spread(first, second);
    if (spreadOut === undefined) return [second];
    before[at] = { ...spreadOut, end: first.end };
    return [];
  }
  const one = oneOf(first, second, {
    words,
    isBetween,
    behind: text.slice(second.end, second.end + 12),
    language,
  });
  if (one === undefined) return [second];
  if (one.keepsWords === false) corrected.add(one.number);
  before.splice(at, one.keepsWords ? 1 : before.length - at, one.number);
  return one.keepsSecond ? [second] : [];
}

type Link = {
  readonly words: readonly string[];
  readonly isBetween: boolean;
  readonly behind: string;
  readonly language: Language;
};

type Joined = {
  readonly number: NumberToken;
  /** Whether the second number stays as one of its own. */
  readonly keepsSecond?: boolean;
  /** Whether the words behind the first number stay with it. */
  readonly keepsWords?: boolean;
};

function oneOf(first: NumberToken, second: NumberToken, link: Link): Joined | undefined {
  const { words, isBetween, language } = link;
  const [word = '', ...more] = words;
  const said = words.join(' ');
  if (words.length === 1 && /^[-–—]$/.test(word)) return asJoined(range(first, second));
  if (words.length === 1 && (language.isRangeWord(word) || (isBetween && /^(?:and|und|et|y)$/.test(word)))) {
    return asJoined(range(first, second));
  }
  // "6s to 10s", "$3 per image to $5": the same unit at both ends.
  if (
    more.length === 1 &&
    language.isRangeWord(more[0] ?? '') &&
    link.behind.trimStart().toLowerCase().startsWith(word)
  ) {
    return asJoined(range(first, second));
  }
  if (/^(?:or|oder|ou|o)$/.test(said)) return asJoined(closeRange(first, second));
  if (/^(?:plus (?:or|\/) minus|give or take|plus - minus)$/.test(said))
    return asJoined(spread(first, second));
  if (/^(?:out of(?: every)?|von|sur|de cada)$/.test(said)) return asJoined(fraction(first, second));
  if (
    /^\p{L}+ (?:out of(?: every)?|in(?: every)?|sur|von|de cada)$/u.test(said) &&
    isFewIn(first, second, link.behind)
  )
    return asJoined(fraction(first, second));
  if (/^(?:in(?: every)?|auf)$/.test(said) && isFewIn(first, second, link.behind))
    return asJoined(fraction(first, second));
  if (/^of(?: every| each)?$/.test(said) && isFewIn(first, second, link.behind) && !first.inWords)
    return asJoined(fraction(first, second));
  if (/^of (?:the|our|those|these|all)(?: the)?$/.test(said) && !first.inWords && isBelow(first, second)) {
    const share = fraction(first, second);
    return share === undefined ? undefined : { number: { ...share, end: first.end }, keepsSecond: true };
  }
  if (!isCorrection(words) || second.measure !== first.measure) return undefined;
  const isNamed = !/^[,:—–-]/.test(word);
  return {
    number: { ...second, ...(isNamed ? { start: first.start, end: second.end } : {}) },
    keepsWords: isNamed,
  };
}

function asJoined(number: NumberToken | undefined): Joined | undefined {
  return number === undefined ? undefined : { number };
}

/** "1 thousand 200" is one number. */
function isRestOf(first: NumberToken, second: NumberToken): boolean {
  const scale = SPELLED_SCALES[first.scale.toLowerCase()];
  return (
    scale !== undefined &&
    second.measure === 'count' &&
    !isRange(second) &&
    compare(second.value, exact(scale)) < 0
  );
}

/** "1 in 4 is usable"; in "100 in 400 out" the words name tokens. */
function isFewIn(first: NumberToken, second: NumberToken, behind: string): boolean {
  const few = compare(first.value, exact(20)) < 0 && compare(second.value, exact(100)) <= 0;
  return few && isBelow(first, second) && !/^\s*(?:out|tok|min|sec|hour|day|week|month|ms)/i.test(behind);
}

function lastWord(before: readonly Token[], at: number): string {
  const token = before[at - 1];
  return token?.kind === 'word' ? token.word : '';
}

/** "3,000 tokens ±20 %". */
const SPREAD_BEHIND = /^\s?\p{L}+\s?(?:±|\+\/-)\s?$/u;

const SPREAD = /^\s?(?:±|\+\/-|\+-|\+\/−)\s?$/;

/** Words that a smaller number may follow. */
const SPELLED_SCALES: Readonly<Record<string, string>> = {
  ...{
    thousand: '1e3',
    tausend: '1e3',
    mil: '1e3',
    mille: '1e3',
    million: '1e6',
    millionen: '1e6',
    millones: '1e6',
    millions: '1e6',
  },
};
