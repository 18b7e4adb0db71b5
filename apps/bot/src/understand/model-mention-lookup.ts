import { type Catalog, findModel, type ModelMatch, modelWords } from '@tollkeeper/pricing';

import { type Run, runsOf } from './model-mention-runs.ts';
import { familyMeant } from './model-mention-slips.ts';
import { spellingsOf } from './model-mention-spellings.ts';
import { isFamily, type Vocabulary, vocabularyOf } from './model-mention-words.ts';
import { languageOf } from './vocabulary/language.ts';

/** A message being searched for names, with what was already looked up. */
export type NameSearch = {
  readonly text: string;
  readonly catalog: Catalog;
  readonly vocabulary: Vocabulary;
  readonly runs: readonly NameRun[];
  /** What the catalog says to a name; `undefined` once too many different ones were asked for. */
  readonly lookUp: (name: string) => ModelMatch | undefined;
  /** Whether a name was not looked up any more: from there on a shorter one could be taken for it. */
  readonly isSpent: () => boolean;
  /** Whether sentences of its language use the word: it is no name then. */
  readonly isOurWord: (word: string) => boolean;
};

/** A run with the words that names are searched by. */
export type NameRun = Run & {
  /** The text in lower case, with a mistyped family put right. */
  readonly read: string;
  readonly isCorrected: boolean;
  readonly words: readonly string[];
  readonly digits: readonly string[];
  /** Whether any word of it is one of the catalog. */
  readonly isKnown: boolean;
};

/** Prepares a message for the search: the runs of the text, and a memory of what was looked up. */
export function nameSearch(text: string, catalog: Catalog): NameSearch {
  const vocabulary = vocabularyOf(catalog);
  const runs = runsOf(text, vocabulary).map((run) => nameRun(run, vocabulary));
  const { topicOf, numberOf, scaleOf } = languageOf(text);
  const isOurWord = (word: string): boolean =>
    [topicOf(word), numberOf(word), scaleOf(word)].some((meaning) => meaning !== undefined);
  return { text, catalog, vocabulary, runs, isOurWord, ...lookUpIn(catalog, vocabulary) };
}

/** Remembers what was found, and stops searching for new names when the message has too many. */
function lookUpIn(catalog: Catalog, { makers }: Vocabulary): Pick<NameSearch, 'lookUp' | 'isSpent'> {
  const matches = new Map<string, ModelMatch>();
  let searches = 0;
  let isSpent = false;
  const search = (name: string): ModelMatch => {
    searches += 1;
    return findModel(catalog, name);
  };
  const searched = (name: string): ModelMatch => {
    const match = search(name);
    if (match.kind !== 'unknown') return match;
    if (makers.has(name)) return anyOf(name, catalog);
    for (const spelling of name.includes('/') ? [] : spellingsOf(name)) {
      const other = search(spelling);
      if (other.kind !== 'unknown') return other;
    }
    return match;
  };
  const lookUp = (name: string): ModelMatch | undefined => {
    const known = matches.get(name);
    isSpent ||= known === undefined && searches >= MOST_SEARCHES;
    if (known !== undefined || isSpent) return known;
    const match = searched(name);
    matches.set(name, match);
    return match;
  };
  return { lookUp, isSpent: () => isSpent };
}

/** A maker of few models is a name too, of any of them. */
function anyOf(maker: string, { models }: Catalog): ModelMatch {
  const candidates = models.filter(({ id }) => id.startsWith(`${maker}/`)).slice(0, MOST_CANDIDATES);
  return { kind: 'ambiguous', candidates };
}

function nameRun(run: Run, { parts }: Vocabulary): NameRun {
  const text = run.text.toLowerCase();
  if (PLAIN_WORD.test(text)) {
    const meant = parts.has(text) || isFamily(text) ? undefined : familyMeant(text);
    const read = meant ?? text;
    return {
      ...run,
      read,
      isCorrected: meant !== undefined,
      words: [read],
      digits: [],
      isKnown: parts.has(read) || isFamily(read),
    };
  }
  const { words, digits } = modelWords(text);
  const meant = run.form === 'plain' ? words.map((word) => corrected(word, parts)) : words;
  const isCorrected = meant.some((word, at) => word !== words[at]);
  const read = isCorrected
    ? words.reduce((name, word, at) => name.replace(word, meant[at] ?? word), text)
    : text;
  const isKnown =
    meant.some((word) => parts.has(word) || isFamily(word)) || digits.some((part) => parts.has(part));
  return { ...run, read, isCorrected, words: meant, digits, isKnown };
}

function corrected(word: string, parts: ReadonlySet<string>): string {
  return parts.has(word) ? word : (familyMeant(word) ?? word);
}

const PLAIN_WORD = /^[a-z]+$/;

/** No message of a person has as many names, or it is read up to here. */
const MOST_SEARCHES = 80;
const MOST_CANDIDATES = 5;
