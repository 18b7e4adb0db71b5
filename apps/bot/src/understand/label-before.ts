import { CONJUNCTIONS } from './conjunctions.ts';
import { VERBS } from './divided-by.ts';
import { divisorAt } from './divisor.ts';
import { type Head, headOf, isThing, isWord, type Per } from './label.ts';
import { calendarPeriod } from './label-behind.ts';
import type { NumberToken, Token } from './token.ts';
import { GRAMMAR, topicAt } from './topic-at.ts';
import type { Topic } from './vocabulary/topic.ts';
import { adverbial } from './within-period.ts';

/** What the words in front of a number say. */
export type Before = {
  readonly head: Head | undefined;
  readonly of: readonly Topic[];
  /** What earlier phrases without a number are about: "prompts are tiny, 350 tokens". */
  readonly lead: readonly Topic[];
  readonly per: readonly Per[];
  readonly block: NumberToken | undefined;
  readonly read: readonly Token[];
};

/** Reads the words from the end of the number before up to the number at a place. */
export function beforeOf(tokens: readonly Token[], from: number, place: number): Before {
  const start = phraseStart(tokens, from, place);
  const of: Topic[] = [];
  const per: Per[] = [];
  const read: Token[] = [];
  let head: Head | undefined;
  let block: NumberToken | undefined;
  for (let at = from; at < place; ) {
    const subject = subjectAt(tokens, at, place);
    if (subject !== undefined) {
      if (subject.per !== undefined) per.push(subject.per, ...(subject.also ?? []));
      if (at >= start) {
        block = subject.block ?? block;
        of.push(...subject.of);
        read.push(...tokens.slice(at, subject.end));
      }
      at = subject.end;
      continue;
    }
    const token = tokens[at];
    if (at >= start && token?.kind === 'word') {
      const topic = labelTopic(tokens, at, place);
      if (topic !== undefined && !GRAMMAR.has(topic)) {
        of.push(topic);
        read.push(token);
      }
      const period =
        topic === undefined
          ? undefined
          : (calendarPeriod(topic, head) ?? (isKeyed(tokens, at, place) ? adverbial(topic) : undefined));
      if (period !== undefined) per.push(period);
      else if ((isThing(topic) || topic === 'token') && !isVerb(tokens, at))
        head = { ...headOf(token), topic };
    }
    at += 1;
  }
  const lead = tokens
    .slice(from, start)
    .flatMap((token) => (token.kind === 'word' ? (token.topic ?? []) : []));
  return { head, of, lead: lead.filter((topic) => LEADING.has(topic)), per, block, read };
}

/** "Each user", "every issue gets", "per task", "a run makes", "1 task =": whose number it is. */
function subjectAt(tokens: readonly Token[], at: number, place: number): ReturnType<typeof divisorAt> {
  const token = tokens[at];
  if (token?.kind !== 'word' && !(token?.kind === 'mark' && token.mark === 'slash')) return undefined;
  const isArticle = token.kind === 'word' && (token.topic === 'article' || isWord(token, 'an', 'one', 'the'));
  const divisor = divisorAt(tokens, at, { place: -1, hasHead: !isArticle });
  if (divisor === undefined || divisor.end > place || !isArticle)
    return divisor !== undefined && divisor.end > place ? undefined : divisor;
  // "A planning buffer of" names; "a task takes" and "a run =" say per what.
  const behind = tokens[divisor.end];
  const isSubject =
    (behind?.kind === 'word' &&
      (VERBS.has(behind.word) || behind.topic === 'stop') &&
      !isWord(behind, 'of')) ||
    (behind?.kind === 'mark' && (behind.mark === 'equals' || behind.mark === 'colon'));
  return isSubject ? divisor : undefined;
}

/** In "monthly_requests: 88000" the key says the period, in "monthly cost: 20k requests" it does not. */
function isKeyed(tokens: readonly Token[], at: number, place: number): boolean {
  const [key, mark] = [tokens[at + 1], tokens[place - 1]];
  return (
    place - at <= MOST_KEY_WORDS &&
    key?.kind === 'word' &&
    isThing(key.topic) &&
    mark?.kind === 'mark' &&
    (mark.mark === 'colon' || mark.mark === 'equals')
  );
}

/** "The provider takes $0.12": a verb is no noun, unless it is a key. */
function isVerb(tokens: readonly Token[], at: number): boolean {
  const [token, behind] = [tokens[at], tokens[at + 1]];
  return token?.kind === 'word' && VERBS.has(token.word) && behind?.kind !== 'mark';
}

/** Right before a number "in" is a preposition, as in "hands in 2 essays", unless a mark is between. */
function labelTopic(tokens: readonly Token[], at: number, place: number): Topic | undefined {
  const token = tokens[at];
  if (token?.kind === 'word' && (token.word === 'in' || token.word === 'out') && at === place - 1) {
    const number = tokens[place];
    const isPriced = number?.kind === 'number' && number.measure === 'usd' && tokens[at - 1]?.kind === 'mark';
    const isAlone = isEdge(tokens[at - 1]) && isEdge(tokens[place + 1]);
    return isPriced || isAlone || isAnswered(tokens, at, place) ? token.topic : undefined;
  }
  return topicAt(tokens, at);
}

/** The mark at either end of "; in 1k;". */
function isEdge(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'mark';
}

/** `in 1500 out 700`: both directions stand before their numbers. */
function isAnswered(tokens: readonly Token[], at: number, place: number): boolean {
  const other = isWord(tokens[at], 'in') ? 'out' : 'in';
  const near = [...tokens.slice(Math.max(0, at - 4), at), ...tokens.slice(place + 1, place + 6)];
  return near.some((token, nth) => isWord(token, other) && near[nth + 1]?.kind !== undefined);
}

/** Where the phrase begins in which the number stands: behind the last mark or conjunction. */
function phraseStart(tokens: readonly Token[], from: number, place: number): number {
  for (let at = place - 1; at >= from; at -= 1) {
    const token = tokens[at];
    const ends =
      (token?.kind === 'mark' &&
        !['equals', 'slash'].includes(token.mark) &&
        !isKeyMark(tokens, at, place)) ||
      (token?.kind === 'word' && CONJUNCTIONS.has(token.word));
    if (ends) return at + 1;
  }
  return from;
}

/** "users: 75" and "users: about 75"; in "so context: we had 3 outages" the colon ends the phrase. */
function isKeyMark(tokens: readonly Token[], at: number, place: number): boolean {
  const token = tokens[at];
  const between = tokens.slice(at + 1, place);
  return (
    token?.kind === 'mark' &&
    token.mark === 'colon' &&
    between.every((each) => each.kind === 'word' && each.topic === 'filler')
  );
}

const MOST_KEY_WORDS = 4;

/** What a phrase in front can say of a number that has no name of its own. */
const LEADING: ReadonlySet<Topic> = new Set<Topic>([
  'prompt',
  'reply',
  'input',
  'output',
  'context',
  'price',
  'million',
]);
