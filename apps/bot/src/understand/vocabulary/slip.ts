import { isOneSlipFrom } from '@tollkeeper/pricing';

import { wordsOf } from './vocabulary.ts';

/** The word that somebody meant who slipped by one letter, as in "requets"; `undefined` for any other word. */
export function meantBy(word: string): string | undefined {
  if (word.length < SHORTEST || word.length > LONGEST || RIGHT.has(word)) return undefined;
  return MEANT.find((meant) => isOneSlipFrom(word, meant));
}

/** The words that estimates turn on. */
const MEANT = wordsOf(
  `token tokens input inputs output outputs request requests message messages month months monthly prompt prompts
  completion completions cached caching retries buffer images minutes minute conversation conversations question
  questions queries characters seconds context accepted attempts customers employees`,
);

/** Words of their own that are one letter off. */
const RIGHT = new Set([
  'taken',
  'mouth',
  'month',
  'contest',
  'images',
  'buffet',
  'except',
  'excepted',
  'massage',
  'second',
]);
const SHORTEST = 5;
const LONGEST = 13;
