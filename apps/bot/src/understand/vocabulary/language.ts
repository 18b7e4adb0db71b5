import { CHINESE } from './chinese.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { meantBy } from './slip.ts';
import { SPANISH } from './spanish.ts';
import { TOPICS, type Topic } from './topic.ts';
import { type Vocabulary, wordsOf } from './vocabulary.ts';

/** A language with its words ready to be looked up; English words are known in all of them. */
export type Language = {
  readonly name: LanguageName;
  readonly topicOf: (word: string) => Topic | undefined;
  readonly numberOf: (word: string) => string | undefined;
  readonly scaleOf: (word: string) => string | undefined;
  readonly isRangeWord: (word: string) => boolean;
  readonly isBetweenWord: (word: string) => boolean;
  /** Whether 1.000 is a thousand and 1,5 one and a half. */
  readonly decimalComma: boolean;
};

/** The languages whose common words are known. */
export type LanguageName = keyof typeof VOCABULARIES;

/** The language of a text by its commonest words; English where nothing tells. */
export function languageOf(text: string): Language {
  if (/\p{Script=Han}/u.test(text)) return LANGUAGES.chinese;
  const words =
    text
      .toLowerCase()
      .slice(0, LONGEST_LOOK)
      .match(/\p{L}+/gu) ?? [];
  let best: LanguageName = 'english';
  let most = hits(words, 'english');
  for (const name of ['german', 'spanish', 'french'] as const) {
    const count = hits(words, name);
    if (count > most) [best, most] = [name, count];
  }
  return LANGUAGES[best];
}

/** Its commonest words count, and so do words of our topics that English does not have. */
function hits(words: readonly string[], name: LanguageName): number {
  const [known, own] = [TELLTALES[name], OWN_WORDS[name]];
  return words.filter((word) => known.has(word) || own.has(word)).length;
}

const VOCABULARIES = {
  english: ENGLISH,
  german: GERMAN,
  spanish: SPANISH,
  french: FRENCH,
  chinese: CHINESE,
} as const;

const TELLTALES = byName((name) => new Set(wordsOf(VOCABULARIES[name].telltales)));

const OWN_WORDS = byName((name) => {
  const english = new Map(topicsOf(ENGLISH));
  const own = topicsOf(VOCABULARIES[name]).map(([word]) => word);
  return new Set(name === 'english' ? [] : own.filter((word) => !english.has(word) && word.length > 3));
});

const LANGUAGES = byName(languageFrom);

function byName<Value>(of: (name: LanguageName) => Value): Readonly<Record<LanguageName, Value>> {
  return {
    english: of('english'),
    german: of('german'),
    spanish: of('spanish'),
    french: of('french'),
    chinese: of('chinese'),
  };
}

/** A word means what it means in the language itself; English stands in for the rest. */
function languageFrom(name: LanguageName): Language {
  const own = VOCABULARIES[name];
  const topics = new Map([...topicsOf(ENGLISH), ...(own === ENGLISH ? [] : topicsOf(own))]);
  const numbers = { ...ENGLISH.numbers, ...own.numbers };
  const scales = { ...ENGLISH.scales, ...own.scales };
  const range = new Set([...wordsOf(ENGLISH.rangeWords), ...wordsOf(own.rangeWords)]);
  const between = new Set([...wordsOf(ENGLISH.betweenWords), ...wordsOf(own.betweenWords)]);
  return {
    name,
    topicOf: (word) => topics.get(word) ?? likelyTopic(word, topics),
    numberOf: (word) => (Object.hasOwn(numbers, word) ? numbers[word] : undefined),
    scaleOf: (word) => (Object.hasOwn(scales, word) ? scales[word] : undefined),
    isRangeWord: (word) => range.has(word),
    isBetweenWord: (word) => between.has(word),
    decimalComma: name === 'german' || name === 'spanish' || name === 'french',
  };
}

/** A long word may be a compound for people, or one of our words with a slip; Chinese words are what they are. */
function likelyTopic(word: string, topics: ReadonlyMap<string, Topic>): Topic | undefined {
  if (word.length < SHORTEST_GUESS || HAN.test(word)) return undefined;
  return PEOPLE.test(word) ? 'user' : topics.get(meantBy(word) ?? '');
}

function topicsOf({ topics }: Vocabulary): readonly (readonly [string, Topic])[] {
  return TOPICS.flatMap((topic) => wordsOf(topics[topic] ?? '').map((word) => [word, topic] as const));
}

/** Compounds of nouns for people: caseworkers, Vertriebsmitarbeiter. */
const PEOPLE =
  /\p{L}{3}(?:worker|teacher|engineer|developer|manager|officer|specialist|(?:mit|be)arbeiter|berater|entwickler|leiter|fahrer|pfleger|kunde)(?:s|n|in|innen)?$/u;

const HAN = /^\p{Script=Han}/u;
const SHORTEST_GUESS = 5;
const LONGEST_LOOK = 2_000;
