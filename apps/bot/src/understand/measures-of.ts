import { isBlock } from './block-number.ts';
import { divisorAt } from './divisor.ts';
import type { Head, Per } from './label.ts';
import { type Before, beforeOf } from './label-before.ts';
import { type Behind, behindOf } from './label-behind.ts';
import { groupsLabelledBefore } from './labels-first.ts';
import type { Measure } from './measure.ts';
import { bindings } from './number-links.ts';
import { onceEvery } from './once-every.ts';
import type { Period } from './period.ts';
import { hasBreak, labelStart, phraseOf, topicsBetween } from './sentence-break.ts';
import type { Token } from './token.ts';
import type { Topic } from './vocabulary/topic.ts';

/** Reads the measures of a message, sentence by sentence. */
export function measuresOf(text: string, tokens: readonly Token[]): readonly Measure[] {
  return sentencesOf(tokens).flatMap((sentence, nth) => measuresOfSentence(text, sentence, nth));
}

function isPeak(tokens: readonly Token[], from: number, at: number): boolean {
  return tokens
    .slice(Math.max(from, at - 3), at)
    .some((token) => token.kind === 'word' && PEAKS.has(token.word));
}

function sentencesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const sentences: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'mark' && token.mark === 'stop') sentences.push([]);
    else sentences.at(-1)?.push(token);
  }
  return sentences.filter(({ length }) => length > 0);
}

function measuresOfSentence(text: string, tokens: readonly Token[], sentence: number): readonly Measure[] {
  const places = tokens.flatMap((token, at) => (token.kind === 'number' && !isBlock(tokens, at) ? [at] : []));
  const labelsFirst = groupsLabelledBefore(tokens, places);
  const measures: Measure[] = [];
  let from = 0;
  for (const [nth, at] of places.entries()) {
    const number = tokens[at];
    if (number?.kind !== 'number') continue;
    const next = places[nth + 1] ?? tokens.length;
    const behind = withTrailing(
      tokens,
      behindOf(tokens, at, { to: next, onlyDivisors: labelsFirst.has(at) }),
      next,
    );
    const before = beforeOf(tokens, from, at);
    const around = topicsBetween(
      tokens,
      from,
      places[nth + 1] === undefined ? next : labelStart(tokens, at, next),
    );
    measures.push(
      measureOf(text, {
        number,
        behind,
        before,
        around,
        phrase: phraseOf(tokens, at, { from, to: next }),
        sentence,
        follows: nth > 0 && !hasBreak(tokens, places[nth - 1] ?? 0, at),
        preceded: wordBefore(tokens, at),
        followed: wordsBehind(tokens, at),
        isPeak: isPeak(tokens, from, at),
        ...bindings(tokens, places, nth),
      }),
    );
    from = behind.end;
  }
  return [...measures, ...onceEvery(text, tokens, { measures, sentence })];
}

type Parts = Pick<
  Measure,
  | 'number'
  | 'around'
  | 'phrase'
  | 'sentence'
  | 'follows'
  | 'pair'
  | 'link'
  | 'preceded'
  | 'followed'
  | 'isPeak'
> & {
  readonly behind: Behind;
  readonly before: Before;
};

/** What stands before a number names it only when nothing behind it does; it can always say per what. */
function measureOf(text: string, { behind, before, ...rest }: Parts): Measure {
  const labelledBefore = behind.of.length === 0;
  // "The context sits around 52k tokens": a bare "tokens" leaves open which ones.
  const isOpen = behind.of.every((topic) => topic === 'token' || topic === 'million' || topic === 'thousand');
  const of = isOpen ? [...behind.of, ...before.of] : behind.of;
  const isNameless = behind.head === undefined || behind.head.topic === 'token';
  const isAlone = rest.followed.length === 0 || behind.head !== undefined || behind.of.length > 0;
  const lead = isOpen && isNameless && isAlone && before.of.length === 0 ? before.lead : [];
  const read = [...(isOpen || before.per.length > 0 ? before.read : []), rest.number, ...behind.read];
  return {
    ...rest,
    head: behind.head ?? (labelledBefore ? before.head : undefined),
    of: new Set([...of, ...lead]),
    per: [
      ...behind.per,
      ...before.per.filter((each) => !isOfAnEvent(each, of)),
      ...impliedBy(behind.head ?? before.head),
    ],
    block: behind.block ?? before.block,
    labelledBefore,
    words: text.slice(Math.min(...read.map(({ start }) => start)), Math.max(...read.map(({ end }) => end))),
  };
}

/** "500 hours of interviews to transcribe every month": the period stands behind other words, with no mark between. */
function withTrailing(tokens: readonly Token[], behind: Behind, next: number): Behind {
  const topic = behind.head?.topic;
  if (topic === undefined || !VOLUMES.has(topic) || behind.per.some(({ kind }) => kind === 'period'))
    return behind;
  for (let at = behind.end; at < next && tokens[at]?.kind !== 'mark'; at += 1) {
    const token = tokens[at];
    const divisor =
      token?.kind === 'word' && (token.topic === 'per' || token.topic === 'each' || token.topic === 'article')
        ? divisorAt(tokens, at, { place: -1, hasHead: true })
        : undefined;
    if (divisor?.per?.kind !== 'period' || divisor.end > next) continue;
    return {
      ...behind,
      per: [...behind.per, divisor.per],
      read: [...behind.read, ...tokens.slice(at, divisor.end)],
      end: divisor.end,
    };
  }
  return behind;
}

/** In "every 5 minutes, 3k in" the tokens are those of what happens every 5 minutes. */
function isOfAnEvent(per: Per, of: readonly Topic[]): boolean {
  return (
    per.kind === 'period' &&
    per.block !== undefined &&
    (of.includes('input') || of.includes('output') || of.includes('context'))
  );
}

/** Daily active users are there every day, monthly ones once a month. */
function impliedBy(head: Head | undefined): readonly Per[] {
  const period = { dau: 'day', wau: 'week', mau: 'month' }[head?.noun ?? ''];
  return period === undefined ? [] : [{ kind: 'period', period: period as Period, block: undefined }];
}

function wordBefore(tokens: readonly Token[], at: number): string {
  const token = tokens[at - 1];
  return token?.kind === 'word' ? token.word : '';
}

function wordsBehind(tokens: readonly Token[], at: number): readonly string[] {
  const words: string[] = [];
  for (let place = at + 1; words.length < MOST_FOLLOWING; place += 1) {
    const token = tokens[place];
    if (token?.kind !== 'word') break;
    words.push(token.word);
  }
  return words;
}

const MOST_FOLLOWING = 3;

/** What is counted in a month and not of one request. */
const VOLUMES: ReadonlySet<Topic> = new Set<Topic>([
  'request',
  'call',
  'task',
  'session',
  'image',
  'clip',
  'minute',
  'hour',
  'token',
]);

const PEAKS = new Set([
  'peak',
  'peaks',
  'peaking',
  'burst',
  'bursts',
  'spike',
  'spikes',
  'p95',
  'p99',
  'rush',
]);
