import { CONJUNCTIONS } from './conjunctions.ts';
import { type Divisor, VERBS } from './divided-by.ts';
import { divisorAt, periodIn } from './divisor.ts';
import { type Head, headOf, isThing, isWord, type Per } from './label.ts';
import { type Period, periodOf } from './period.ts';
import type { NumberToken, Token, WordToken } from './token.ts';
import { GRAMMAR, topicAt } from './topic-at.ts';
import type { Topic } from './vocabulary/topic.ts';
import { adverbial } from './within-period.ts';

/** What the words behind a number say: what is counted, and per what. */
export type Behind = {
  readonly head: Head | undefined;
  readonly of: readonly Topic[];
  readonly per: readonly Per[];
  readonly block: NumberToken | undefined;
  readonly read: readonly Token[];
  /** Where the words end that belong to the number. */
  readonly end: number;
};

type Reach = {
  /** The place of the next number. */
  readonly to: number;
  /** Whether the words that name it stand in front, so that only "per …" is looked for. */
  readonly onlyDivisors: boolean;
};

/** Reads on from the number at a place, until a mark or a word that begins something else. */
export function behindOf(tokens: readonly Token[], place: number, { to, onlyDivisors }: Reach): Behind {
  const of: Topic[] = [];
  const per: Per[] = [];
  const read: Token[] = [];
  let head: Head | undefined;
  let block: NumberToken | undefined;
  let isNaming = true;
  let at = place + 1;
  while (at < tokens.length && per.length <= MOST_DIVISORS) {
    const divisor =
      placedIn(tokens, at, head) ?? divisorAt(tokens, at, { place, hasHead: head !== undefined });
    if (divisor !== undefined) {
      if (divisor.per !== undefined) per.push(divisor.per, ...(divisor.also ?? []));
      block = divisor.block ?? block;
      of.push(...divisor.of);
      read.push(...tokens.slice(at, divisor.end));
      isNaming = false;
      at = divisor.end;
      continue;
    }
    const token = tokens[at];
    if (at >= to || token === undefined || endsLabel(token, tokens, at)) break;
    if (token.kind === 'word' && !onlyDivisors) {
      const topic = topicAt(tokens, at);
      if (at > place + 1 && isKey(tokens, at)) break;
      if (topic !== undefined && !GRAMMAR.has(topic)) of.push(topic);
      const named = isNaming ? namedBy(token, topic, { head, isFirst: read.length === 0 }) : undefined;
      head = named ?? head;
      const period = topic === undefined ? undefined : (adverbial(topic) ?? calendarPeriod(topic, head));
      if (period !== undefined) per.push(period);
      if (head !== undefined && isWord(token, 'of', 'de', 'von', 'in')) isNaming = false;
      if (topic !== undefined || named !== undefined) read.push(token);
      if (isVerbBehind(tokens, at + 1, head)) {
        at += 1;
        break;
      }
    } else if (onlyDivisors && token.kind === 'word' && adverbial(token.topic ?? 'filler') === undefined)
      break;
    else if (onlyDivisors && token.kind === 'word') {
      const period = adverbial(token.topic ?? 'filler');
      if (period !== undefined) per.push(period);
      read.push(token);
    }
    at += 1;
  }
  return { head, of, per, block, read, end: at };
}

/** The last thing named is what is counted ("support tickets"), but in "12s clips" it is the seconds. */
function namedBy(
  token: WordToken,
  topic: Topic | undefined,
  { head, isFirst }: { readonly head: Head | undefined; readonly isFirst: boolean },
): Head | undefined {
  if (isDuration(head?.topic) || (topic !== undefined && calendarPeriod(topic, head) !== undefined))
    return undefined;
  if (isThing(topic) || topic === 'token') return { ...headOf(token), topic };
  if (topic !== undefined || (head !== undefined && head.topic !== undefined)) return undefined;
  return isFirst || head?.topic === undefined ? headOf(token) : undefined;
}

/** In "requests_month: 9500" the month counts nothing: it is what the requests are per. */
export function calendarPeriod(topic: Topic, head: Head | undefined): Per | undefined {
  const period = periodOf(topic);
  if (head?.topic === undefined || !COUNTED.has(head.topic) || period === undefined || !CALENDAR.has(period))
    return undefined;
  return { kind: 'period', period, block: undefined };
}

function isDuration(topic: Topic | undefined): boolean {
  return topic === 'second' || topic === 'minute' || topic === 'hour';
}

/** In "4 agents run every night" and "a task takes 26 calls" the word behind the noun is its verb. */
function isVerbBehind(tokens: readonly Token[], at: number, head: Head | undefined): boolean {
  const [subject, next] = [tokens[at - 1], tokens[at]];
  if (head === undefined || subject?.kind !== 'word' || next?.kind !== 'word' || isDivided(tokens[at + 1]))
    return false;
  const isPlural = /s$|^people$/.test(subject.word);
  return VERBS.has(next.word) || (isPlural && PLURAL_VERBS.has(next.word));
}

function isDivided(token: Token | undefined): boolean {
  return token?.kind === 'mark' ? token.mark === 'slash' : token?.kind === 'word' && token.topic === 'per';
}

/** "14 nurses on each shift", "18,240 tickets last month". */
function placedIn(tokens: readonly Token[], at: number, head: Head | undefined): Divisor | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (head === undefined || token?.kind !== 'word' || next?.kind !== 'word') return undefined;
  const period = RECENT.has(token.word) ? periodIn(next) : undefined;
  if (period !== undefined)
    return { per: { kind: 'period', period, block: undefined }, block: undefined, of: [], end: at + 2 };
  if (!PLACING.has(token.word) || next.topic !== 'each' || isWord(next, 'everyone', 'everybody'))
    return undefined;
  const divisor = divisorAt(tokens, at + 1, { place: -1, hasHead: true });
  return divisor?.per?.kind === 'each' ? undefined : divisor;
}

function endsLabel(token: Token, tokens: readonly Token[], at: number): boolean {
  if (token.kind === 'mark') return token.mark !== 'colon' || tokens[at + 1]?.kind === 'number';
  if (token.kind !== 'word') return false;
  if (ENDING.has(token.word) && isOfTokens(tokens[at - 1])) return true;
  if (CONJUNCTIONS.has(token.word)) return !isDivided(tokens[at + 1]);
  return token.topic === 'stop' || token.topic === 'none' || token.topic === 'within';
}

/** In "500 out max $20" the number is done with its "out". */
function isOfTokens(token: Token | undefined): boolean {
  return (
    token?.kind === 'word' && (token.topic === 'input' || token.topic === 'output' || token.topic === 'token')
  );
}

/** A word with "=" or ":" behind it names what comes next. */
function isKey(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    next?.kind === 'mark' &&
    (next.mark === 'equals' || next.mark === 'colon') &&
    tokens[at + 2]?.kind === 'number'
  );
}

const MOST_DIVISORS = 4;

/** Words that begin something else where they stand behind the tokens of a number. */
const ENDING = new Set(
  `max maximum min under below within less more up limit budget instead service tier priority flex batch standard
  total then via now free`.split(/\s+/),
);

const CALENDAR: ReadonlySet<Period> = new Set(['day', 'workday', 'week', 'month', 'quarter', 'year']);

const COUNTED: ReadonlySet<Topic> = new Set<Topic>([
  'request',
  'call',
  'task',
  'session',
  'image',
  'clip',
  'character',
  'token',
]);

const RECENT = new Set(['last', 'this', 'past', 'previous', 'next']);

const PLACING = new Set(['on', 'in', 'at', 'for', 'from']);

/** Nouns too, unless they follow a plural: "agents run", "an agent run". */
const PLURAL_VERBS = new Set([
  'run',
  'take',
  'use',
  'read',
  'write',
  'keep',
  'chat',
  'try',
  'log',
  'complete',
  'fail',
  'prompt',
  'file',
  'shoot',
]);
