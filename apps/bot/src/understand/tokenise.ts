import { choiceAt } from './choice-at.ts';
import { clockRangeAt } from './clock-range.ts';
import { numberAt } from './number-at.ts';
import type { Mark, ModelToken, NumberToken, Token, WordToken } from './token.ts';
import type { Language } from './vocabulary/language.ts';

/**
 * Takes a message apart into numbers, words, models, choices and marks.
 *
 * `mentions` are the model names already found: their digits belong to the name and are not amounts; neither are the
 * digits of dates, clocks, ordinals and what is numbered ("season 2"). One pass, left to right.
 */
export function tokenise(
  text: string,
  mentions: readonly ModelToken[],
  language: Language,
): readonly Token[] {
  const tokens: Token[] = [];
  const models = new Map(mentions.map((mention) => [mention.start, mention]));
  let at = 0;
  while (at < text.length) {
    const clock = models.has(at) ? undefined : clockRangeAt(text, at);
    if (clock !== undefined) {
      tokens.push(...clock);
      at = clock[0]?.end ?? at + 1;
      continue;
    }
    const passed = models.has(at) ? undefined : endOf(NO_AMOUNT, text, at);
    if (passed !== undefined) {
      at = passed;
      continue;
    }
    const token = models.get(at) ?? tokenAt(text, at, language);
    if (token !== undefined && !(token.kind === 'number' && isLabel(token, tokens))) tokens.push(token);
    at = token?.end ?? at + 1;
  }
  return tokens;
}

function tokenAt(text: string, at: number, language: Language): Token | undefined {
  return (
    choiceAt(text, at) ??
    numberAt(text, at, language) ??
    wordAt(text, at, language) ??
    dollarsAt(text, at) ??
    markAt(text, at)
  );
}

/** "In 2026" is a year, and "season 2" says which one, not how many. */
function isLabel({ value, measure, inWords }: NumberToken, before: readonly Token[]): boolean {
  const last = before.at(-1);
  if (measure !== 'count' || value.denominator !== 1n || last?.kind !== 'word' || inWords) return false;
  const isYear = value.numerator >= 2020n && value.numerator <= 2049n && BEFORE_A_YEAR.test(last.word);
  return isYear || (value.numerator < 1000n && NUMBERED.has(last.word));
}

function wordAt(text: string, start: number, language: Language): WordToken | undefined {
  const end = endOf(/\p{Script=Han}/u.test(text[start] ?? '') ? HAN : WORD, text, start);
  if (end === undefined) return undefined;
  const run = text
    .slice(start, end)
    .toLowerCase()
    .replace(/ (?=top$|les$)/, '-');
  if (run === 'x') return undefined;
  if (!/\p{Script=Han}/u.test(run))
    return { kind: 'word', word: run, topic: topicOf(run, language), start, end };
  for (let length = run.length; length > 0; length -= 1) {
    const word = run.slice(0, length);
    const topic = language.topicOf(word);
    if (topic !== undefined || length === 1) return { kind: 'word', word, topic, start, end: start + length };
  }
  return undefined;
}

/** "What's", "users'" and "d'entrée" are looked up without what is written to them. */
function topicOf(word: string, language: Language): WordToken['topic'] {
  if (!word.includes("'")) return language.topicOf(word);
  return (
    language.topicOf(word) ??
    language.topicOf(word.replace(/^(?:[dljnsctm]|qu)'(?=\p{L}{3})/u, '')) ??
    language.topicOf(word.replace(/'\p{L}*$/u, ''))
  );
}

/** In "$/M in" the sign says that prices follow. */
function dollarsAt(text: string, start: number): WordToken | undefined {
  return /^\$\s?\//.test(text.slice(start, start + 3))
    ? { kind: 'word', word: '$', topic: 'price', start, end: start + 1 }
    : undefined;
}

function markAt(text: string, start: number): Token | undefined {
  const arrow = endOf(ARROW, text, start);
  if (arrow !== undefined) return { kind: 'mark', mark: 'arrow', start, end: arrow };
  const mark = markOf(text, start);
  return mark === undefined ? undefined : { kind: 'mark', mark, start, end: start + 1 };
}

function markOf(text: string, at: number): Mark | undefined {
  const character = text[at] ?? '';
  if (character === '.') return isFullStop(text, at) ? 'stop' : undefined;
  if (PICTOGRAPH.test(text.slice(at, at + 2))) return 'comma';
  if (/[-–—]/.test(character))
    return /\s/.test(text[at - 1] ?? '') || character === '—' ? 'comma' : undefined;
  return MARKS[character];
}

/** The dot of "incl." and "mo." ends no sentence. */
function isFullStop(text: string, at: number): boolean {
  if (!/^(?:\s|$|["')\]])/.test(text.slice(at + 1, at + 2))) return false;
  return !ABBREVIATION.test(text.slice(Math.max(0, at - LONGEST_ABBREVIATION), at));
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? undefined : at + match[0].length;
}

const PICTOGRAPH = /^\p{Extended_Pictographic}/u;
const MARKS: Readonly<Record<string, Mark>> = {
  ';': 'stop',
  '|': 'stop',
  '\n': 'stop',
  '!': 'stop',
  '?': 'stop',
  '。': 'stop',
  ',': 'comma',
  '、': 'comma',
  '\t': 'comma',
  '(': 'comma',
  ')': 'comma',
  '[': 'comma',
  ']': 'comma',
  '{': 'comma',
  '}': 'comma',
  '"': 'comma',
  ':': 'colon',
  '=': 'equals',
  '/': 'slash',
  '×': 'times',
  '*': 'times',
  x: 'times',
  X: 'times',
  '+': 'plus',
};

/** Digits that are no amounts: PR numbers, dates, clocks, "24/7", ordinals, addresses, hashes. */
const NO_AMOUNT =
  /#\d+|(?<=\b(?:error|code|status|http|https)[\w'" ]{0,8}[:=]?[ '"]{0,2})[45]\d\d(?![\d.,]\d|\d)|(?<![\p{L}\p{N}])(?:\d{4}-\d{2}-\d{2}\S*|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?!\d)|\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?|\d{1,2}\s?[ap]\.?m\b|24\/7|\d+(?:st|nd|rd|th)\b|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|(?<!\p{L})(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? \d{1,2}(?![\d.,]|k\b)|(?=\p{L}*\d)(?=\d*\p{Script=Latin})[\da-f]{8,}\b)/iuy;

/** Digits behind a letter belong to the word: p95, Q3. */
const WORD =
  /w\/o\b|on top\b|tou(?:te)?s les\b|(?:don|doesn|won|isn|aren|can)'t\b|(?!\p{Script=Han})\p{L}(?:(?!\p{Script=Han})[\p{L}\p{N}]|'(?=\p{L}))*/iuy;
/** No word of ours is longer; without an end every character would look at all behind it. */
const HAN = /\p{Script=Han}{1,8}(?:tokens?)?/iuy;
const ARROW = /->|=>|→|⇒|-->/y;
const ABBREVIATION =
  /(?:^|[\s(])(?:incl|approx|avg|ca|e\.g|i\.e|vs|max|min|mo|req|reqs|z\.B|bzw|inkl|env|ex|est|resp|no|nr|p\.m|etc|tok|toks|mio|tsd|mrd|wk|yr|hr|hrs|sec|st)$/i;
const LONGEST_ABBREVIATION = 9;
const BEFORE_A_YEAR =
  /^(?:in|of|by|since|until|for|fy|year|summer|spring|autumn|fall|winter|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|q\d|en|im|ab|seit|bis|desde|depuis)$/i;
const NUMBERED = new Set(
  `season phase step version sprint option level section chapter round room series tier slide wave nr figure table
  floor area gate appendix scenario case building epic milestone stage track lot building ticket# class-no`.split(
    /\s+/,
  ),
);
