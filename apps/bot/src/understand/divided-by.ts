import { type Head, headOf, isThing, type Per } from './label.ts';
import { periodOf } from './period.ts';
import type { NumberToken, Token, WordToken } from './token.ts';
import type { Topic } from './vocabulary/topic.ts';

/** What words such as "per user" or "a month" say, and where they end. */
export type Divisor = {
  readonly per: Per | undefined;
  /** What else it is per, as in "per student and month". */
  readonly also?: readonly Per[];
  readonly block: NumberToken | undefined;
  readonly of: readonly Topic[];
  readonly end: number;
};

/** The thing or period behind "per": the last one that the words name; with a number it is a block of several. */
export function dividedBy(
  tokens: readonly Token[],
  from: number,
  { isLoose }: { readonly isLoose: boolean },
): Divisor | undefined {
  let at = from;
  let block: NumberToken | undefined;
  let head: WordToken | undefined;
  const of: Topic[] = [];
  const first = tokens[at];
  if (first?.kind === 'number' && first.measure === 'count') {
    block = first;
    at += 1;
  }
  if (block !== undefined && isTokenWord(tokens[at])) return { per: undefined, block, of, end: at };
  for (let seen = 0; seen < MOST_WORDS; seen += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word') break;
    const { topic } = token;
    if (topic === 'million' || topic === 'thousand') {
      of.push(topic);
      at += 1;
      return { per: undefined, block, of, end: at };
    }
    const isAdjective = topic !== undefined && QUALIFIERS.has(topic);
    const isPlain = ADJECTIVES.has(token.word) || WORKING.has(token.word) || isVerbAsNoun(tokens, at);
    if (!isThing(topic) && topic !== undefined && !isAdjective && !isPlain) break;
    if (VERBS.has(token.word) && head !== undefined) break;
    if (isThing(topic) || isVerbAsNoun(tokens, at)) head = token;
    else if (WORKING.has(token.word)) of.push('active');
    else if (topic === undefined && head === undefined && !isLoose && !ADJECTIVES.has(token.word)) break;
    else if (topic === undefined && head !== undefined && head.topic !== undefined) break;
    else if (topic === undefined && !ADJECTIVES.has(token.word)) head = token;
    if (isAdjective && topic !== undefined) of.push(topic);
    at += 1;
    if (periodOf(head?.topic) !== undefined || (isThing(topic) && HAN.test(token.word))) break;
  }
  if (head === undefined) {
    if (of.includes('accepted'))
      return { per: thing({ topic: 'accepted', noun: '' }, block), block, of: [], end: at };
    return block === undefined ? undefined : { per: undefined, block, of, end: from + 1 };
  }
  const period = periodOf(head.topic);
  const workday = period === 'day' && of.includes('active') ? 'workday' : period;
  return {
    per: workday === undefined ? thing(headOf(head), block) : { kind: 'period', period: workday, block },
    block,
    of: [],
    end: at,
  };
}

/** A noun that is divided by. */
export function thing(head: Head, block: NumberToken | undefined): Per {
  return { kind: 'thing', head, block };
}

/** "Per send": right behind "per", with nothing of a sentence behind it. */
function isVerbAsNoun(tokens: readonly Token[], at: number): boolean {
  const [per, verb, behind] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const isAlone = behind === undefined || behind.kind === 'mark';
  return (
    per?.kind === 'word' && per.topic === 'per' && verb?.kind === 'word' && verb.topic === 'stop' && isAlone
  );
}

/** "$3 per 1M prompt tokens": the block is of tokens, which are no thing to divide by. */
function isTokenWord(token: Token | undefined): boolean {
  const topic = token?.kind === 'word' ? token.topic : undefined;
  return (
    topic === 'prompt' || topic === 'reply' || topic === 'input' || topic === 'output' || topic === 'token'
  );
}

/** Adjectives that topics know: "per active user", "an average daily user". */
const QUALIFIERS: ReadonlySet<Topic> = new Set<Topic>([
  'active',
  'accepted',
  'success',
  'filler',
  'daily',
  'monthly',
  'weekly',
]);

const MOST_WORDS = 4;

/** Words that may stand between "per" and its noun. */
export const ADJECTIVES = new Set([
  'given',
  'single',
  'normal',
  'typical',
  'average',
  'calendar',
  'whole',
  'full',
  'entire',
  'new',
  'model',
  'llm',
  'api',
  'ai',
  'sales',
  'support',
  'generated',
  'finished',
  'recorded',
  'spoken',
  'transcribed',
  'final',
]);

/** Written without spaces, one word is the whole name. */
const HAN = /\p{Script=Han}/u;

const WORKING = new Set(['open', 'opening', 'trading', 'service', 'office']);

/** Verbs behind a noun that say how much each of it takes. */
export const VERBS: ReadonlySet<string> = new Set([
  'takes',
  'uses',
  'needs',
  'reads',
  'writes',
  'tries',
  'logs',
  'takes',
]);
