import { compare } from '@tollkeeper/pricing';
import type { NumberToken, Token } from './token.ts';
import { GRAMMAR } from './topic-at.ts';
import type { Topic } from './vocabulary/topic.ts';

/**
 * "2k in, 300 out. No wait, make that 3k in": the number with the same label is corrected in its place; where none has
 * it, both stay and the second is told.
 */
export function labelledCorrection(
  tokens: readonly Token[],
  at: number,
  joined: Token[],
): { readonly keep: readonly Token[]; readonly end: number } | undefined {
  const second = tokens[at];
  const last = joined.findLastIndex(({ kind }) => kind === 'number');
  if (second?.kind !== 'number' || last < 0 || joined.length - last > FARTHEST) return undefined;
  const label = labelBehind(tokens, at);
  const words = joined.slice(last + 1).map((each) => (each.kind === 'word' ? each.word : ','));
  if (label.topics.length === 0 || !isCorrection(words)) return undefined;
  const same = joined.findLastIndex(
    (each, place) =>
      each.kind === 'number' &&
      labelBehind(joined, place).topics.some((topic) => label.topics.includes(topic)),
  );
  const first = joined[same];
  if (first?.kind !== 'number' || first.measure !== second.measure) {
    return labelBehind(joined, last).topics.length === 0 ? undefined : { keep: [second], end: at + 1 };
  }
  if (isDivided(tokens[label.end])) {
    joined.splice(same, labelBehind(joined, same).end - same);
    return { keep: [second], end: at + 1 };
  }
  joined[same] = { ...second, start: first.start, end: second.end };
  return { keep: [], end: label.end };
}

/** "It's 45k, not 54k": what was said to be 54k before is 45k. */
export function correctDenied(joined: Token[], denied: NumberToken): void {
  const right = joined.findLastIndex(({ kind }) => kind === 'number');
  const wrong = joined.findLastIndex(
    (each, at) =>
      at < right &&
      each.kind === 'number' &&
      each.measure === denied.measure &&
      compare(each.value, denied.value) === 0,
  );
  const [correct, first] = [joined[right], joined[wrong]];
  if (correct?.kind !== 'number' || first?.kind !== 'number' || joined.length - right > FARTHEST / 2) return;
  joined[wrong] = { ...correct, start: first.start, end: correct.end };
  joined.splice(right, 1);
}

/** Whether words between two numbers take the first one back: "sorry", "no wait, make that". */
export function isCorrection(words: readonly string[]): boolean {
  const said = words.join(' ');
  return CORRECTION.test(said);
}

/** "Not 12k", "instead of 500": the number is said not to hold. */
export function isDenied(before: readonly Token[]): boolean {
  const [beforeLast, last] = before.slice(-2);
  if (last?.kind !== 'word') return false;
  if (DENYING.has(last.word)) return true;
  return last.word === 'of' || last.word === 'than'
    ? beforeLast?.kind === 'word' && /^(?:instead|rather|statt)$/.test(beforeLast.word)
    : false;
}

/** Whether "per …" comes next, so that the correction says more than the number. */
function isDivided(token: Token | undefined): boolean {
  if (token?.kind === 'mark') return token.mark === 'slash';
  return (
    token?.kind === 'word' && (token.topic === 'per' || token.topic === 'article' || token.topic === 'each')
  );
}

/** What the words right behind a number name. */
function labelBehind(
  tokens: readonly Token[],
  place: number,
): { readonly topics: readonly Topic[]; readonly end: number } {
  const topics: Topic[] = [];
  let end = place + 1;
  for (; end <= place + LONGEST_LABEL; end += 1) {
    const token = tokens[end];
    if (token?.kind !== 'word' || GRAMMAR.has(token.topic ?? 'token')) break;
    if (token.topic !== undefined && token.topic !== 'token') topics.push(token.topic);
  }
  return { topics, end };
}

/** What comes between a number and the one that corrects it, a few words of context before it allowed. */
const CORRECTION =
  /(?:^| )(?:actually |no |oh )?(?:sorry|scratch that|no wait|wait,? no|wait|correction|i mean|i meant|make that|oops|rather|actually|pardon|nein|perdón|pardon)(?: [,:—–-])*(?: (?:it's|its|is|make it|make that|that's|more like|it is))?(?: [,:—–-])*$/;

const DENYING = new Set(['not', 'nicht', 'statt', 'pas']);

/** How many pieces of text may stand between two numbers that are one. */
export const FARTHEST = 10;

const LONGEST_LABEL = 3;
