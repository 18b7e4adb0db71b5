import { exact, type Ratio } from '@tollkeeper/pricing';

import { canDivide, perMonth, type Topic, topicOf } from './lexicon.ts';
import type { NumberToken, Token } from './token.ts';

/**
 * A number with what it counts: "3 requests per user per active day" is 3 of `request`,
 * per `user`, `active` and `day`; "$3 per 1M input" is 3 dollars of `input`, in blocks of a million.
 */
export type Measure = {
  readonly number: NumberToken;
  readonly of: ReadonlySet<Topic>;
  /** `other` stands for something that an estimate does not know: "per mail". */
  readonly per: ReadonlySet<Topic | 'other'>;
  /** The number of units that the amount is for; absent when no block was named. */
  readonly block?: Ratio;
  /** Whether the words that name it stand in front of it, as in `files 10k`. */
  readonly labelledBefore: boolean;
  /** Whether a multiplication sign stands beside it, as in `100 users × 3 requests`. */
  readonly multiplied: boolean;
  /** Its place in a pair joined by a slash, as in `$3/$15`. */
  readonly pair?: 'first' | 'second';
  readonly words: string;
};

/** Reads the measures of a message, phrase by phrase. */
export function measuresOf(text: string, tokens: readonly Token[]): readonly Measure[] {
  return phrasesOf(tokens).flatMap((phrase) => measuresOfPhrase(text, phrase));
}

type Phrase = {
  readonly tokens: readonly Token[];
  /** What ended the phrase before and what ended this one. */
  readonly opener: Token | undefined;
  readonly closer: Token | undefined;
};

function phrasesOf(tokens: readonly Token[]): readonly Phrase[] {
  const ends = tokens.flatMap((_, at) => (endsPhrase(tokens, at) ? [at] : []));
  return [...ends, tokens.length].map((end, nth) => {
    const start = (ends[nth - 1] ?? -1) + 1;
    return { tokens: tokens.slice(start, end), opener: tokens[start - 1], closer: tokens[end] };
  });
}

function endsPhrase(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.kind === 'break') return token.mark !== 'colon' || next?.kind !== 'number';
  if (token?.kind === 'times') return true;
  if (token?.kind === 'slash') return next?.kind === 'number' && !isBlock(tokens, at + 1);
  if (token?.kind !== 'word') return false;
  return CONJUNCTIONS.has(token.word) || (token.word === 'x' && next?.kind === 'number');
}

/** In "$3 per 1M" and "$40 per 1,000 images" the second number divides; it is no amount of its own. */
function isBlock(tokens: readonly Token[], at: number): boolean {
  const [money, divider, number] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  if (number?.kind !== 'number' || number.measure !== 'count') return false;
  const divides = divider?.kind === 'slash' || (divider?.kind === 'word' && topicOf(divider.word) === 'per');
  return divides && money?.kind === 'number' && (money.measure === 'usd' || money.measure === 'foreign');
}

function measuresOfPhrase(text: string, { tokens, opener, closer }: Phrase): readonly Measure[] {
  const places = tokens.flatMap((token, at) => (token.kind === 'number' && !isBlock(tokens, at) ? [at] : []));
  const labelsBefore = labelsStandBefore(tokens, places);
  return places.flatMap((at, nth) => {
    const number = tokens[at];
    if (number?.kind !== 'number') return [];
    const before = readLabel(tokens, (places[nth - 1] ?? -1) + 1, at);
    const after = readLabel(tokens, at + 1, places[nth + 1] ?? tokens.length);
    const label = labelsBefore ? before : nth === 0 ? joined(before, after, places.length === 1) : after;
    const { of, per, block, read } = label;
    const pair = pairOf(number, opener, closer);
    return [
      {
        number,
        of: new Set(of),
        per: new Set(per),
        ...(block === undefined ? {} : { block }),
        ...(pair === undefined ? {} : { pair }),
        labelledBefore: labelsBefore || after.of.length === 0,
        multiplied: [opener, closer].some((mark) => mark?.kind === 'times' || isCross(mark)),
        words: wordsOf(text, [...read, number]),
      },
    ];
  });
}

/**
 * What stands before a number names it only when nothing behind it does: "a retry rate of 3 %".
 * Otherwise it can still say per what: "each user makes 5 requests a day".
 */
function joined(before: Label, after: Label, alone: boolean): Label {
  if (!isNaming(after.of)) {
    return {
      of: [...before.of, ...after.of],
      per: [...before.per, ...after.per],
      block: after.block ?? before.block,
      read: [...before.read, ...after.read],
    };
  }
  return alone && before.per.length > 0
    ? { ...after, per: [...after.per, ...before.per], read: [...before.read, ...after.read] }
    : after;
}

/** `retries 3% buffer 15%`: the first number has its word in front of it, and the last one none behind. */
function labelsStandBefore(tokens: readonly Token[], places: readonly number[]): boolean {
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined || first === last) return false;
  return isNaming(readLabel(tokens, 0, first).of) && !isNaming(readLabel(tokens, last + 1, tokens.length).of);
}

function isNaming(of: readonly Topic[]): boolean {
  return of.some((topic) => perMonth(topic) === undefined && topic !== 'none');
}

type Label = {
  readonly of: readonly Topic[];
  readonly per: readonly (Topic | 'other')[];
  readonly block: Ratio | undefined;
  readonly read: readonly Token[];
};

/** Sorts the words of a label into what is counted and what it is counted per. */
function readLabel(tokens: readonly Token[], from: number, to: number): Label {
  const of: Topic[] = [];
  const per: (Topic | 'other')[] = [];
  const read: Token[] = [];
  let block: Ratio | undefined;
  let dividing = false;
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const topic = topicAt(tokens, at);
    const next = tokens[at + 1];
    if (token.kind === 'slash' || topic === 'per') {
      dividing = true;
      if (next?.kind === 'word' && topicOf(next.word) === undefined) per.push('other');
    } else if (token.kind === 'number') block = token.value;
    else if (topic === 'article') dividing ||= dividesNext(next);
    else if (topic === 'each') {
      per.push('each');
      dividing = true;
    } else if (topic === 'million' || topic === 'thousand')
      block = exact(topic === 'million' ? '1e6' : '1e3');
    else if (topic !== undefined) {
      const adverb = token.kind === 'word' && /ly$/.test(token.word);
      if (canDivide(topic) && (dividing || adverb)) per.push(topic);
      else of.push(topic);
    }
    if (topic !== undefined || token.kind === 'number') read.push(token);
  }
  return { of, per, block, read };
}

/** "In" and "out" name tokens in "500 in" and "800 in 150 out"; in "1 in 4" and "3 out of 10" they do not. */
function topicAt(tokens: readonly Token[], at: number): Topic | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.kind !== 'word') return undefined;
  const direction = token.word === 'in' || token.word === 'out';
  const beforeNumber = next?.kind === 'number' && !isWord(tokens[at + 2], 'out');
  const preposition = direction && (beforeNumber || isFiller(next));
  return preposition ? undefined : topicOf(token.word);
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.word === word;
}

function isFiller(token: Token | undefined): boolean {
  return token?.kind === 'word' && FILLERS.has(token.word);
}

function dividesNext(next: Token | undefined): boolean {
  const topic = next?.kind === 'word' ? topicOf(next.word) : undefined;
  return topic !== undefined && canDivide(topic);
}

function pairOf(number: NumberToken, opener: Token | undefined, closer: Token | undefined): Measure['pair'] {
  if (closer?.kind === 'slash' && closer.start - number.end <= 1) return 'first';
  return opener?.kind === 'slash' && number.start - opener.end <= 1 ? 'second' : undefined;
}

function isCross(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.word === 'x';
}

function wordsOf(text: string, tokens: readonly Token[]): string {
  const start = Math.min(...tokens.map((token) => token.start));
  return text.slice(start, Math.max(...tokens.map((token) => token.end)));
}

const CONJUNCTIONS = new Set(['and', 'plus', 'with', 'at', 'but', 'while']);

const FILLERS = new Set(['of', 'the', 'a', 'an', 'our', 'their', 'this', 'that', 'total', 'all']);
