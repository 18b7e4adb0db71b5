import {
  add,
  compare,
  decimalUsd,
  divide,
  type Money,
  multiply,
  type Ratio,
  ratio,
  ZERO,
} from '@tollkeeper/pricing';

import { capitalised } from '../estimation/capitalised.ts';
import type { WorkloadKind } from '../estimation/workload.ts';
import { countText } from './input-text.ts';

/** What a pilot wrote down, summed over its runs; what was not written down is absent. */
export type PilotObservation = {
  /** The UTC day of the last run, such as 2026-11-21. */
  readonly day: string;
  /** Which work was tried, by its name; a scenario of a single piece of work needs none. */
  readonly workload?: string;
  /** Requests, tasks, generations or sessions that were started, each counted once however often it was sent. */
  readonly runs: bigint;
  /** Model calls in them, where a task takes several. */
  readonly calls?: bigint;
  /** How often something was sent again because it had failed. */
  readonly retries?: bigint;
  /** Runs that failed in the end. */
  readonly failures?: bigint;
  readonly accepted?: bigint;
  /** Cached and written tokens are among the input, reasoning among the output. */
  readonly inputTokens?: ObservedSum;
  readonly outputTokens?: ObservedSum;
  readonly cachedTokens?: ObservedSum;
  readonly cacheWriteTokens?: ObservedSum;
  readonly reasoningTokens?: ObservedSum;
  readonly minutes?: ObservedSum;
  readonly cost?: Money;
  /** The sum of the squares of the costs of the runs, in dollars². */
  readonly costSquares?: Ratio;
};

/** A sum over the requests of a pilot; with the sum of their squares, its mean has a range. */
export type ObservedSum = { readonly total: Ratio; readonly squares?: Ratio };

/** What the figures are sums over: model calls where they were counted, or else the runs. */
export function requestsOf({ calls, runs }: PilotObservation): bigint {
  return calls ?? runs;
}

/** The costs of the runs as a sum of dollars; absent where they were not written down. */
export function costSum({ cost, costSquares: squares }: PilotObservation): ObservedSum | undefined {
  if (cost === undefined) return undefined;
  return { total: ratio(cost, PICODOLLARS), ...(squares === undefined ? {} : { squares }) };
}

/** What cannot be in an observation of this kind of work, each in a sentence. */
export function observationContradictions(observed: PilotObservation, kind: WorkloadKind): readonly string[] {
  const { runs } = observed;
  if (runs <= 0n) return [`The runs are ${runs}: a result needs at least one.`];
  if (observed.calls !== undefined && observed.calls <= 0n) {
    return [`The model calls are ${observed.calls}: a result needs at least one.`];
  }
  const sums = SUMS.flatMap(([name, words]) => {
    const sum = observed[name];
    return sum === undefined ? [] : [{ name, words, sum }];
  });
  return [
    ...sums.flatMap(({ name, words }) =>
      TAKES[kind].includes(name)
        ? []
        : [`${capitalised(words)} are no part of ${kind} work: leave them out.`],
    ),
    ...(observed.calls !== undefined && kind !== 'agent'
      ? [`Model calls are counted for the tasks of an agent only: leave them out of ${kind} work.`]
      : []),
    ...negatives(observed),
    ...sums.flatMap(({ words, sum }) => impossibleSquares(words, sum, requestsOf(observed))),
    ...costSquares(observed),
    ...PARTS.flatMap(([part, whole]) => tooMuch(observed, part, whole)),
    ...cachedTogether(observed),
    ...(['accepted', 'failures'] as const).flatMap((name) => {
      const count = observed[name];
      const words = name === 'accepted' ? 'Accepted results' : 'Failed runs';
      return count === undefined || count <= runs
        ? []
        : [`${words} are ${count}, but there were ${runs} runs: there cannot be more.`];
    }),
  ];
}

type SumName =
  | 'inputTokens'
  | 'outputTokens'
  | 'cachedTokens'
  | 'cacheWriteTokens'
  | 'reasoningTokens'
  | 'minutes';

function negatives(observed: PilotObservation): readonly string[] {
  const counts = (['retries', 'failures', 'accepted'] as const).flatMap((name) => {
    const count = observed[name];
    return count === undefined || count >= 0n
      ? []
      : [`${capitalised(name)} are ${count}: a count cannot be negative.`];
  });
  const sums = SUMS.flatMap(([name, words]) => {
    const sum = observed[name];
    if (sum === undefined || compare(sum.total, ZERO) >= 0) return [];
    return [`${capitalised(words)} are ${countText(sum.total)}: a sum cannot be negative.`];
  });
  const { cost } = observed;
  const costs =
    cost === undefined || cost >= 0n
      ? []
      : [`The cost is -$${decimalUsd(-cost as Money)}: it cannot be negative.`];
  return [...counts, ...sums, ...costs];
}

/** The squares of n figures with this sum are least when all are equal: total² / n (Cauchy). */
function impossibleSquares(
  words: string,
  { total, squares }: ObservedSum,
  requests: bigint,
): readonly string[] {
  if (squares === undefined) return [];
  const least = divide(multiply(total, total), ratio(requests));
  return compare(squares, least) >= 0
    ? []
    : [
        `The squares of the ${words} add up to ${countText(squares)}, but ${requests} figures that add up to ${countText(total)} give at least ${countText(least)}.`,
      ];
}

function costSquares(observed: PilotObservation): readonly string[] {
  const costs = costSum(observed);
  if (costs !== undefined) return impossibleSquares('costs', costs, observed.runs);
  return observed.costSquares === undefined
    ? []
    : ['The squares of the costs are stated without the cost that they belong to.'];
}

function tooMuch(observed: PilotObservation, part: SumName, whole: SumName): readonly string[] {
  const [a, b] = [observed[part], observed[whole]];
  if (a === undefined) return [];
  if (b === undefined)
    return [`${capitalised(wordsOf(part))} are stated without the ${wordsOf(whole)} that they are part of.`];
  if (compare(a.total, b.total) <= 0) return [];
  return [
    `${capitalised(wordsOf(part))} are ${countText(a.total)}, but they are part of the ${wordsOf(whole)}, which are ${countText(b.total)}.`,
  ];
}

function cachedTogether({
  inputTokens,
  cachedTokens,
  cacheWriteTokens,
}: PilotObservation): readonly string[] {
  if (inputTokens === undefined || cachedTokens === undefined || cacheWriteTokens === undefined) return [];
  const left = compare(inputTokens.total, add(cachedTokens.total, cacheWriteTokens.total));
  return left >= 0
    ? []
    : ['Tokens read from the cache and written to it are more together than the input tokens.'];
}

function wordsOf(name: SumName): string {
  return SUMS.find(([each]) => each === name)?.[1] ?? name;
}

const PICODOLLARS = 1_000_000_000_000n;

const SUMS: readonly (readonly [SumName, string])[] = [
  ['inputTokens', 'input tokens'],
  ['outputTokens', 'output tokens'],
  ['cachedTokens', 'cached tokens'],
  ['cacheWriteTokens', 'tokens written to the cache'],
  ['reasoningTokens', 'reasoning tokens'],
  ['minutes', 'minutes'],
];

const PARTS: readonly (readonly [SumName, SumName])[] = [
  ['cachedTokens', 'inputTokens'],
  ['cacheWriteTokens', 'inputTokens'],
  ['reasoningTokens', 'outputTokens'],
];

const LANGUAGE: readonly SumName[] = [
  'inputTokens',
  'outputTokens',
  'cachedTokens',
  'cacheWriteTokens',
  'reasoningTokens',
];
const TAKES: Readonly<Record<WorkloadKind, readonly SumName[]>> = {
  text: LANGUAGE,
  agent: LANGUAGE,
  image: ['inputTokens', 'outputTokens'],
  video: [],
  voice: ['minutes'],
  speech: [],
  transcription: [],
  subscription: [],
};
