/** Words that part the phrases of a sentence. */
export const CONJUNCTIONS: ReadonlySet<string> = new Set([
  'and',
  'adn',
  'plus',
  'with',
  'at',
  'but',
  'while',
  'und',
  'mit',
  'aber',
  'y',
  'con',
  'pero',
  'et',
  'avec',
  'mais',
]);
