import type { MarkToken, NumberToken, Token, WordToken } from './token.ts';
import type { Topic } from './vocabulary/topic.ts';

/**
 * Puts a comma before each key of a list without any: `in: 2k out: 500` and `每次输入3千 输出 800` name every number by
 * the word in front of it, and no number by the word behind.
 */
export function keysApart(tokens: readonly Token[]): readonly Token[] {
  const keys = keyedNumbers(tokens);
  const isNamedBehind = (nth: number): boolean => isDirection(tokens[(keys[nth]?.number ?? 0) + 1]);
  const parted = new Set<number>();
  for (const [nth, key] of keys.entries()) {
    const before = keys[nth - 1];
    if (before === undefined || before.number + 1 !== key.key || before.isColon !== key.isColon) continue;
    // In "2k input 500 output 300 ..." the words may stand behind their numbers.
    const isClear = key.isColon || (tokens[before.key - 1]?.kind !== 'number' && !isNamedBehind(nth));
    if (isClear) parted.add(before.key).add(key.key);
  }
  return tokens.flatMap((token, at) => (parted.has(at) ? [commaBefore(token), token] : [token]));
}

type Keyed = { readonly key: number; readonly number: number; readonly isColon: boolean };

/** Numbers with a word for tokens in or out right in front of them, or before a colon in front of them. */
function keyedNumbers(tokens: readonly Token[]): readonly Keyed[] {
  return tokens.flatMap((token, number): readonly Keyed[] => {
    if (!isCount(token)) return [];
    const isColon = isMark(tokens[number - 1], 'colon');
    const key = isColon ? number - 2 : number - 1;
    const word = tokens[key];
    if (!isDirection(word) || (!isColon && SHORT.has(word.word))) return [];
    return [{ key, number, isColon }];
  });
}

function isCount(token: Token | undefined): token is NumberToken {
  return token?.kind === 'number' && token.measure === 'count';
}

function isDirection(token: Token | undefined): token is WordToken {
  return token?.kind === 'word' && token.topic !== undefined && DIRECTIONS.has(token.topic);
}

function isMark(token: Token | undefined, mark: MarkToken['mark']): boolean {
  return token?.kind === 'mark' && token.mark === mark;
}

function commaBefore({ start }: Token): MarkToken {
  return { kind: 'mark', mark: 'comma', start, end: start };
}

const DIRECTIONS: ReadonlySet<Topic> = new Set<Topic>(['input', 'output', 'prompt', 'reply', 'context']);

/** Prepositions too: "3 hands in 2 essays". */
const SHORT = new Set(['in', 'out']);
