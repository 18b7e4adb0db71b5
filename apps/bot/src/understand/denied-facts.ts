import { ONE, ZERO } from '@tollkeeper/pricing';

import type { Fact } from './fact.ts';
import type { Token, WordToken } from './token.ts';
import type { Topic } from './vocabulary/topic.ts';
import { phrasesOf } from './word-phrases.ts';

/** "No retries", "without caching or buffer", "batch isn't an option": none of it, in the person's own words. */
export function deniedFacts(text: string, tokens: readonly Token[]): readonly Fact[] {
  return phrasesOf(tokens).flatMap((phrase) => {
    if (phrase.some(({ word }) => UNSURE.has(word))) return [];
    const denials = phrase.flatMap((token, at) =>
      token.topic === 'none' || isNegated(phrase, at) ? [at] : [],
    );
    const [first] = denials;
    if (first === undefined) return [];
    return phrase.flatMap((token, at): readonly Fact[] => {
      const name = token.topic === undefined ? undefined : DENIABLE[token.topic];
      const isDenied = at > first ? true : denials.some((denial) => denial > at && denial - at <= FAR);
      if (name === undefined || !isDenied) return [];
      const [start, end] = [
        Math.min(token.start, phrase[first]?.start ?? token.start),
        Math.max(token.end, phrase[first]?.end ?? 0),
      ];
      return [{ name, value: ZERO, words: text.slice(start, end) }];
    });
  });
}

/** "Not cached": right before what is denied; "not sure about caching" denies nothing. */
function isNegated(phrase: readonly WordToken[], at: number): boolean {
  const behind = phrase[at + 1]?.topic;
  return (
    /^(?:not|nicht|pas)$/.test(phrase[at]?.word ?? '') &&
    behind !== undefined &&
    DENIABLE[behind] !== undefined
  );
}

/** "First take always good": one attempt, in words. */
export function wholeFacts(text: string, isMade: boolean): readonly Fact[] {
  const first = isMade ? FIRST_TRY.exec(text) : null;
  return first === null ? [] : [{ name: 'attemptsPerAccepted', value: ONE, words: first[0] }];
}

const DENIABLE: Partial<Record<Topic, Fact['name']>> = {
  retry: 'retryRate',
  buffer: 'buffer',
  cache: 'cachedShare',
  batch: 'batchShare',
  duplicate: 'duplicateRate',
};

const UNSURE = new Set(['sure', 'know', 'idea', 'decided', 'clue', 'unsure', 'maybe', 'whether', 'yet']);
/** Two words between "batch" and "isn't". */
const FAR = 4;
const FIRST_TRY =
  /\b(?:first (?:try|take|attempt|shot|generation|go)\b[^.,;!?]{0,40}|(?:every|each|all)(?: the)? (?:clips?|images?|takes?|generations?)\b[^.,;!?]{0,20}\b(?:usable|kept|good|used)\b|everything(?:'s| is) (?:usable|kept|good)|no (?:rejects|rejections|retakes|rerolls)\b|one[- ]shot\b|(?:keep|use) every (?:single )?(?:clip|image|one|shot|picture)\b|(?:used?|keep|kept|take) as (?:it|they) comes?\b)/iu;
