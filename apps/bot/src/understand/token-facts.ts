import type { WorkloadKind } from '@tollkeeper/engine';

import { isZero } from './amount.ts';
import type { Fact, FactName } from './fact.ts';
import { factOf } from './fact-of.ts';
import type { Measure } from './measure.ts';
import type { Topic } from './vocabulary/topic.ts';

/** Which tokens a measure counts; `undefined` for what counts no tokens of one request. */
export function tokenNameOf(measure: Measure, kind: WorkloadKind | undefined): FactName | undefined {
  const { of, number, labelledBefore } = measure;
  if (number.measure !== 'count' || of.has('measure') || isPrice(measure) || !isOfTokens(measure))
    return undefined;
  if (of.has('tool') && of.has('definition')) return 'toolDefinitionTokens';
  if (of.has('tool') && of.has('result')) return 'toolResultTokens';
  const part = PARTS.find(([topic]) => of.has(topic));
  if (part !== undefined && kind !== 'text' && (labelledBefore || of.has('token') || part[0] === 'context'))
    return part[1];
  const direction = directionOf(of);
  if (direction !== undefined) return direction;
  if (of.has('context')) return kind === 'agent' ? 'contextTokens' : 'inputTokens';
  if (of.has('reasoning')) return 'reasoningTokens';
  return undefined;
}

/** "Input price: 0" counts no tokens; "200 out cost?" does. */
function isPrice({ of, number, labelledBefore }: Measure): boolean {
  return of.has('price') && !of.has('token') && (labelledBefore || isZero(number));
}

/** "1,000/1,000" or "1.7k → 390" without words: in and out, in this order. */
export function pairedTokens(measures: readonly Measure[]): readonly Fact[] {
  return measures.flatMap((first, at) => {
    const second = measures[at + 1];
    if (first.pair !== 'first' || second?.pair !== 'second' || !isBarePair(first) || !isBarePair(second))
      return [];
    return [factOf('inputTokens', first), factOf('outputTokens', second)];
  });
}

function isBarePair({ number, of, per }: Measure): boolean {
  const isPlain = [...of].every((topic) => topic === 'token');
  return (
    number.measure === 'count' &&
    isPlain &&
    per.every((each) => each.kind !== 'period') &&
    number.value.denominator === 1n
  );
}

/** The words say which way; plain "prompt" and "answer" do so where "input" and "output" do not. */
export function directionOf(of: ReadonlySet<Topic>): FactName | undefined {
  const ways = [
    [of.has('input'), of.has('output')],
    [of.has('prompt') || of.has('reads'), of.has('reply') || of.has('writes')],
  ] as const;
  for (const [input, output] of ways) {
    if (input !== output) return input ? 'inputTokens' : 'outputTokens';
    if (input) return undefined;
  }
  return undefined;
}

/** Tokens are named, or a direction is and nothing else is counted. */
function isOfTokens({ head, of, per }: Measure): boolean {
  if (head?.topic === 'token' || (head !== undefined && head.topic === undefined && of.has('token')))
    return true;
  const isCounted = per.some(
    (each) =>
      each.kind === 'period' ||
      (each.kind === 'thing' && each.head.topic !== 'request' && each.head.topic !== 'call'),
  );
  if (head?.topic === 'prompt' || head?.topic === 'reply') return !isCounted;
  if (head?.topic === 'file' || head?.topic === 'tool' || head?.topic === 'result') return !isCounted;
  if (head !== undefined) return false;
  return [...of].some((topic) => WAYS.has(topic));
}

const WAYS: ReadonlySet<Topic> = new Set<Topic>([
  ...([
    'input',
    'output',
    'context',
    'reads',
    'writes',
    'instruction',
    'history',
    'file',
    'reasoning',
  ] as const),
]);

const PARTS: readonly (readonly [Topic, FactName])[] = [
  ['instruction', 'instructionTokens'],
  ['history', 'historyTokens'],
  ['file', 'fileTokens'],
];
