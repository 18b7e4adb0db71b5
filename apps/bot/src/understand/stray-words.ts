import type { Choice } from './choice.ts';
import { CONJUNCTIONS } from './conjunctions.ts';
import type { Token } from './token.ts';

/**
 * Words right behind the name of a model that nothing here knows, such as the max of "deepseek v4 pro max 10k calls":
 * they may be meant to make it another model, so the person is told that they did not.
 */
export function strayWords(
  text: string,
  tokens: readonly Token[],
  choices: readonly Choice[],
): readonly string[] {
  const chosen = new Set(choices.map(({ value }) => value));
  return tokens.flatMap((token, at) => {
    const [word, behind] = [tokens[at + 1], tokens[at + 2]];
    if (token.kind !== 'model' || token.match.kind !== 'found' || word?.kind !== 'word') return [];
    const isRightBehind = text.slice(token.end, word.start) === ' ';
    const endsThere =
      behind === undefined ||
      behind.kind !== 'word' ||
      CONJUNCTIONS.has(behind.word) ||
      BEHIND_A_NAME.has(behind.word);
    const isUnknown = word.topic === undefined || word.topic === 'reasoning';
    return isRightBehind && endsThere && isUnknown && !USUAL.has(word.word) && !chosen.has(word.word)
      ? [text.slice(word.start, word.end)]
      : [];
  });
}

/** Words of a sentence that go on behind a name. */
const BEHIND_A_NAME = new Set(['for', 'via', 'on', 'für', 'para', 'pour']);

/** What people say behind the name of a model that changes nothing. */
const USUAL = new Set(
  `model models api apis chatbot bot assistant llm app please only alone instead too then latest now via today
  free batch mode cost costs kosten modell modelo modèle`.split(/\s+/),
);
