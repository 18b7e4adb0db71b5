import type { Token, WordToken } from './token.ts';

/** Words between marks and numbers; a colon parts nothing. */
export function phrasesOf(tokens: readonly Token[]): readonly (readonly WordToken[])[] {
  const phrases: WordToken[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'word') phrases.at(-1)?.push(token);
    else if (token.kind === 'number' || (token.kind === 'mark' && token.mark !== 'colon')) phrases.push([]);
  }
  return phrases;
}
