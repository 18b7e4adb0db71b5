import { CONJUNCTIONS } from './conjunctions.ts';
import type { Token } from './token.ts';
import type { Topic } from './vocabulary/topic.ts';

/** Whether a mark or a conjunction stands between two places. */
export function hasBreak(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from + 1, to).some(isBreak);
}

/** Where the phrase begins that leads to the next number: its words say nothing of this one. */
export function labelStart(tokens: readonly Token[], at: number, next: number): number {
  for (let end = next - 1; end > at; end -= 1) if (hasBreak(tokens, end - 1, end + 1)) return end;
  return next;
}

/** What the phrase around a number is about. */
export function phraseOf(
  tokens: readonly Token[],
  at: number,
  { from, to: next }: { readonly from: number; readonly to: number },
): ReadonlySet<Topic> {
  let [start, end] = [at, at + 1];
  while (start > from && !isBreak(tokens[start - 1])) start -= 1;
  while (end < next && !isBreak(tokens[end])) end += 1;
  return topicsBetween(tokens, start, end);
}

/** What the words between two places are about. */
export function topicsBetween(tokens: readonly Token[], from: number, to: number): ReadonlySet<Topic> {
  return new Set(
    tokens.slice(from, to).flatMap((token) => (token.kind === 'word' ? (token.topic ?? []) : [])),
  );
}

function isBreak(token: Token | undefined): boolean {
  return token?.kind === 'mark' || (token?.kind === 'word' && CONJUNCTIONS.has(token.word));
}
