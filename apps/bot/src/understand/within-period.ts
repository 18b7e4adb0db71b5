import { ADJECTIVES, type Divisor } from './divided-by.ts';
import { isThing, isWord, type Per } from './label.ts';
import { periodOf } from './period.ts';
import type { Token } from './token.ts';
import type { Topic } from './vocabulary/topic.ts';

/** The period of an adverb: "monthly". */
export function adverbial(topic: Topic): Per | undefined {
  const period = periodOf(topic);
  if (period === undefined || isThing(topic)) return undefined;
  return { kind: 'period', period, block: undefined };
}

/** "Over 3 months", "in that month", "in a given week": but not "over their first week". */
export function withinPeriod(tokens: readonly Token[], from: number): Divisor | undefined {
  let at = from;
  while (isSkippedBeforePeriod(tokens[at]) && at < from + 3) at += 1;
  const first = tokens[at];
  const block = first?.kind === 'number' && first.measure === 'count' ? first : undefined;
  const named = tokens[block === undefined ? at : at + 1];
  const period = named?.kind === 'word' ? periodOf(named.topic) : undefined;
  if (period === undefined || named?.kind !== 'word' || adverbial(named.topic ?? 'filler') !== undefined)
    return undefined;
  if (at === from && block === undefined) return undefined;
  return {
    per: { kind: 'period', period, block },
    block: undefined,
    of: [],
    end: at + (block === undefined ? 1 : 2),
  };
}

function isSkippedBeforePeriod(token: Token | undefined): boolean {
  return (
    token?.kind === 'word' &&
    (token.topic === 'article' ||
      token.topic === 'each' ||
      ADJECTIVES.has(token.word) ||
      isWord(token, 'that', 'the', 'this'))
  );
}
