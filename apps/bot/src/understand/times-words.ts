import { exact, ONE, type Ratio, ratio } from '@tollkeeper/pricing';

import { exactly } from './amount.ts';
import { isThing, isWord } from './label.ts';
import { periodOf } from './period.ts';
import type { NumberToken, Place, Token, WordToken } from './token.ts';

/**
 * Reads how often something happens and what something is a multiple of: "twice a month" and "3x a day" are 2 and 3
 * times, "six times that" is a multiple, "every second image" is half of the images, "every other day" once in two.
 */
export function withTimes(tokens: readonly Token[]): readonly Token[] {
  const read: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found =
      frequencyAt(tokens, at) ?? multipleAt(tokens, at) ?? spelledMultipleAt(tokens, at) ?? nthAt(tokens, at);
    const token = tokens[at];
    if (found !== undefined) read.push(...found.tokens);
    else if (token !== undefined) read.push(token);
    at = found?.end ?? at + 1;
  }
  return read;
}

type Found = { readonly tokens: readonly Token[]; readonly end: number };

/** "Twice a month", "3x per day": so many times in each of a period. */
function frequencyAt(tokens: readonly Token[], at: number): Found | undefined {
  const token = tokens[at];
  const count = countOf(token);
  if (token === undefined || count === undefined || !isPeriodAhead(tokens, at + 1)) return undefined;
  const times: WordToken = { kind: 'word', word: 'times', topic: 'times', start: token.end, end: token.end };
  return { tokens: [number(token, { value: count, measure: 'count' }), times], end: at + 1 };
}

function countOf(token: Token | undefined): Ratio | undefined {
  if (token?.kind === 'word') return FREQUENCIES[token.word];
  return token?.kind === 'number' && token.measure === 'multiple' ? token.value : undefined;
}

/** "A month", "per day", "/day", "daily", but not "a call". */
function isPeriodAhead(tokens: readonly Token[], at: number): boolean {
  const [token, next, behind] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (token?.kind === 'mark') return token.mark === 'slash' && isPeriod(next);
  if (token?.kind !== 'word') return false;
  if (!isThing(token.topic) && isPeriod(token)) return true;
  const divides =
    token.topic === 'article' ||
    token.topic === 'per' ||
    token.topic === 'each' ||
    isWord(token, 'im', 'am', 'al');
  return (
    divides && (isPeriod(next) || (next?.kind === 'word' && next.topic === 'active' && isPeriod(behind)))
  );
}

/** "Six times that", "four times as long", "5 times what we have": not "5 times a day". */
function multipleAt(tokens: readonly Token[], at: number): Found | undefined {
  const [count, times, of] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (count?.kind !== 'number' || count.measure !== 'count' || times?.kind !== 'word' || of?.kind !== 'word')
    return undefined;
  if (times.topic !== 'times' || !COMPARED.has(of.word)) return undefined;
  return {
    tokens: [number({ start: count.start, end: of.end }, { value: count.value, measure: 'multiple' })],
    end: at + 3,
  };
}

/** "Plan for triple that", "twice as much". */
function spelledMultipleAt(tokens: readonly Token[], at: number): Found | undefined {
  const [word, of] = [tokens[at], tokens[at + 1]];
  if (word?.kind !== 'word' || of?.kind !== 'word' || !PRONOUNS.has(of.word)) return undefined;
  const value = FACTORS[word.word];
  if (value === undefined) return undefined;
  return {
    tokens: [number({ start: word.start, end: of.end }, { value, measure: 'multiple' })],
    end: at + 2,
  };
}

/** "Every second image" is a share; "every other day" and "every second day" are a period of two. */
function nthAt(tokens: readonly Token[], at: number): Found | undefined {
  const [each, nth, noun] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (each?.kind !== 'word' || each.topic !== 'each' || nth?.kind !== 'word' || noun?.kind !== 'word')
    return undefined;
  const parts = ORDINALS[nth.word];
  const isNoun = noun.topic === undefined || isThing(noun.topic);
  if (parts === undefined || !isNoun) return undefined;
  if (isPeriod(noun))
    return { tokens: [each, number(nth, { value: exact(Number(parts)), measure: 'count' })], end: at + 2 };
  return {
    tokens: [number({ start: each.start, end: nth.end }, { value: ratio(1n, parts), measure: 'share' })],
    end: at + 2,
  };
}

function isPeriod(token: Token | undefined): boolean {
  return token?.kind === 'word' && periodOf(token.topic) !== undefined;
}

function number(
  { start, end }: Place,
  { value, measure }: Pick<NumberToken, 'value' | 'measure'>,
): NumberToken {
  return {
    kind: 'number',
    start,
    end,
    ...exactly(value),
    measure,
    isUnclear: false,
    inWords: true,
    scale: '',
  };
}

const FREQUENCIES: Readonly<Record<string, Ratio>> = {
  ...{ once: ONE, twice: exact(2), thrice: exact(3) },
  ...{
    einmal: ONE,
    zweimal: exact(2),
    dreimal: exact(3),
    viermal: exact(4),
    fünfmal: exact(5),
    zehnmal: exact(10),
  },
};

const FACTORS: Readonly<Record<string, Ratio>> = {
  ...{ double: exact(2), twice: exact(2), triple: exact(3), thrice: exact(3), quadruple: exact(4) },
  ...{ doppelt: exact(2), dreifach: exact(3), doble: exact(2), triple: exact(3) },
};

const PRONOUNS: ReadonlySet<string> = new Set([
  'that',
  'this',
  'it',
  'what',
  'as',
  'so',
  'eso',
  'ça',
  'cela',
]);

const ORDINALS: Readonly<Record<string, bigint>> = {
  ...{ other: 2n, second: 2n, third: 3n, fourth: 4n, fifth: 5n, tenth: 10n },
  ...{
    zweite: 2n,
    zweiter: 2n,
    zweites: 2n,
    zweiten: 2n,
    dritte: 3n,
    dritter: 3n,
    drittes: 3n,
    vierte: 4n,
    fünfte: 5n,
    zehnte: 10n,
  },
};

/** What a multiple can be of: "times that", "times as many", "times more". */
const COMPARED: ReadonlySet<string> = new Set(
  'that this it as what more the our today so eso esto más plus ce cette'.split(' '),
);
