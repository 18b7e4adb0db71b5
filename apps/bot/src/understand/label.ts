import type { Period } from './period.ts';
import type { NumberToken, Token, WordToken } from './token.ts';
import type { Topic } from './vocabulary/topic.ts';

/** A noun that is counted or counted by: one that estimates know, or any other, such as "ticket". */
export type Head = { readonly topic: Topic | undefined; readonly noun: string };

/** What an amount is for one of: a period, perhaps of several ("over 3 months"), a thing, or each of what came before. */
export type Per =
  | { readonly kind: 'period'; readonly period: Period; readonly block: NumberToken | undefined }
  | { readonly kind: 'thing'; readonly head: Head; readonly block: NumberToken | undefined }
  | { readonly kind: 'each' };

/** Nouns that can be counted, and counted by. */
export function isThing(topic: Topic | undefined): boolean {
  return topic !== undefined && THINGS.has(topic);
}

/** Whether a token is one of the words. */
export function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.word);
}

/** The noun of a word, in the singular. */
export function headOf({ word, topic }: WordToken): Head {
  return { topic, noun: singular(word) };
}

/** "Every 5 minutes" is how often; "each 5 minutes" is how long each of them lasts. */
export function isEvery(token: Token | undefined): boolean {
  return isWord(
    token,
    'every',
    'alle',
    'jede',
    'jeden',
    'cada',
    'toutes',
    'toutes-les',
    'tous-les',
    '每',
    '每隔',
  );
}

/** Whether two nouns are the same one, singular or plural. */
export function isSameHead(a: Head, b: Head): boolean {
  if (a.topic !== undefined || b.topic !== undefined) return a.topic === b.topic;
  return a.noun === b.noun;
}

function singular(word: string): string {
  const stem = word.normalize('NFD').replace(/\p{M}/gu, '').replace(/'s?$/, '');
  const one = withoutPlural(stem);
  // German plurals, and the e that English verbs and nouns share.
  return one.length > 5 ? one.replace(/(?:e[nr]?)$/, '') : one;
}

function withoutPlural(stem: string): string {
  if (/(?:ss|us|is)$/.test(stem) || stem.length < 3) return stem;
  if (stem.endsWith('ies') && stem.length > 4) return `${stem.slice(0, -3)}y`;
  if (/(?:s|x|ch|sh)es$/.test(stem)) return stem.slice(0, -2);
  return /s$/.test(stem) ? stem.slice(0, -1) : stem;
}

const THINGS: ReadonlySet<Topic> = new Set<Topic>([
  ...(['user', 'seat', 'request', 'call', 'prompt', 'reply', 'task', 'agent', 'session', 'image'] as const),
  ...(['generation', 'attempt', 'clip', 'character', 'file', 'tool', 'result', 'measure', 'times'] as const),
  ...(['second', 'minute', 'hour', 'day', 'workday', 'week', 'month', 'quarter', 'year'] as const),
]);
