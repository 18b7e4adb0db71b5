import { beforeOf } from './label-before.ts';
import { behindOf } from './label-behind.ts';
import { hasBreak } from './sentence-break.ts';
import type { Token } from './token.ts';
import type { Topic } from './vocabulary/topic.ts';

/**
 * `input 2000 output 450 requests 7500`: numbers without a mark between them, each with its word in front. The first
 * of such a group has a word before it, and the last none behind.
 */
export function groupsLabelledBefore(
  tokens: readonly Token[],
  places: readonly number[],
): ReadonlySet<number> {
  const labelled = new Set<number>();
  for (let first = 0; first < places.length; ) {
    let last = first;
    while (last + 1 < places.length && !hasBreak(tokens, places[last] ?? 0, places[last + 1] ?? 0)) last += 1;
    const [start = 0, end = 0] = [places[first], places[last]];
    const from = (places[first - 1] ?? -1) + 1;
    const to = places[last + 1] ?? tokens.length;
    const behind = behindOf(tokens, end, { to, onlyDivisors: false });
    const group = places.slice(first, last + 1);
    // In "2k in / 500 out for 6 months" the words before the slash belong to the number before it.
    const isSecond = isSlash(tokens[start - 1]) && first > 0;
    const before = isSecond ? [] : beforeOf(tokens, from, start).of.filter(isNaming);
    // In "video: 4 clips of 6 seconds" both sides name the same.
    const own = behindOf(tokens, start, { to: places[first + 1] ?? to, onlyDivisors: false }).of;
    const isNamedTwice = before.some((topic) => own.includes(topic));
    // "Clips of 8 s for 50 dollars": the first has its unit behind it.
    const isMeasured = isUnit(tokens[start + 1]);
    if (last > first && before.length > 0 && !isNamedTwice && !isMeasured && !behind.of.some(isNaming)) {
      for (const at of group) labelled.add(at);
    }
    first = last + 1;
  }
  for (const [nth, at] of places.entries()) {
    const key = keyOf(tokens, at);
    const isNamedBehind = (): boolean =>
      behindOf(tokens, at, { to: places[nth + 1] ?? tokens.length, onlyDivisors: false }).of.some(isNaming);
    if (key === 'equals' || (key === 'colon' && !isNamedBehind())) labelled.add(at);
  }
  return labelled;
}

/** `in=1500` and `in: 1500`: the key names the number; behind a colon only where nothing else does. */
function keyOf(tokens: readonly Token[], at: number): 'equals' | 'colon' | undefined {
  const [mark, key, beforeKey] = [tokens[at - 1], tokens[at - 2], tokens[at - 3]];
  if (mark?.kind !== 'mark' || key?.kind !== 'word') return undefined;
  if (mark.mark === 'equals' && key.end === mark.start) return 'equals';
  if (beforeKey?.kind === 'number') return undefined;
  return mark.mark === 'colon' && isNaming(key.topic) ? 'colon' : undefined;
}

function isUnit(token: Token | undefined): boolean {
  return (
    token?.kind === 'word' && (token.topic === 'second' || token.topic === 'minute' || token.topic === 'hour')
  );
}

function isSlash(token: Token | undefined): boolean {
  return token?.kind === 'mark' && token.mark === 'slash';
}

function isNaming(topic: Topic | undefined): boolean {
  return topic !== undefined && NAMING.has(topic);
}

/** Topics that say what a number counts, by themselves. */
const NAMING: ReadonlySet<Topic> = new Set<Topic>([
  ...([
    'user',
    'seat',
    'request',
    'call',
    'prompt',
    'reply',
    'task',
    'session',
    'image',
    'generation',
  ] as const),
  ...([
    'attempt',
    'clip',
    'character',
    'input',
    'output',
    'context',
    'instruction',
    'history',
    'file',
  ] as const),
  ...(['cache', 'retry', 'buffer', 'batch', 'success', 'failure', 'duplicate', 'active', 'token'] as const),
]);
