import type { Topic } from './topic.ts';

/** The words of a language, as far as questions about cost need them. */
export type Vocabulary = {
  /** Words in lower case, singular and plural, by what they are about. */
  readonly topics: Partial<Record<Topic, string>>;
  /** Numbers written as words: "twenty". */
  readonly numbers: Readonly<Record<string, string>>;
  /** Words that multiply the number before them: "thousand", "万". */
  readonly scales: Readonly<Record<string, string>>;
  /** What stands between the two ends of a range: "to", and "and" behind "between". */
  readonly rangeWords: string;
  readonly betweenWords: string;
  /** Words by which the language is told from others. */
  readonly telltales: string;
};

/** Splits a list of words that is written for reading. */
export function wordsOf(list: string): readonly string[] {
  return list.split(/\s+/).filter((word) => word !== '');
}
