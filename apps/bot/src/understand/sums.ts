import { plus } from './amount.ts';
import { isThing } from './label.ts';
import type { Measure } from './measure.ts';
import type { Topic } from './vocabulary/topic.ts';

/**
 * Adds what a sentence says is added: "1,200 tokens, the message adds another 300", "2,500 system + 300 user tokens",
 * "150 visible + 850 reasoning tokens". Calls that others make on top are added where tasks are counted.
 */
export function withSums(measures: readonly Measure[]): readonly Measure[] {
  const summed: Measure[] = [];
  for (const measure of measures) {
    const last = summed.at(-1);
    if (last !== undefined && last.sentence === measure.sentence && areTokens(last, measure))
      summed[summed.length - 1] = sumOf(last, measure);
    else summed.push(isNamelessMore(measure) ? namedLikeLast(measure, summed) : measure);
  }
  return summed;
}

/** Whether an amount comes on top of another: "8 more", "another 300". */
export function isMore({ preceded, followed }: Pick<Measure, 'preceded' | 'followed'>): boolean {
  return MORE_BEFORE.has(preceded) || MORE_BEHIND.has(followed[0] ?? '');
}

function areTokens(first: Measure, second: Measure): boolean {
  const isAdded = second.link === 'plus' || isMore(second);
  const tokens = [first, second].filter(
    ({ head, of }) => head?.topic === 'token' || of.has('token') || of.has('prompt') || of.has('input'),
  );
  return (
    isAdded && tokens.length > 0 && isOfTokens(first) && isOfTokens(second) && !isOtherWay(first, second)
  );
}

function isOfTokens({ number, head, per, of }: Measure): boolean {
  const isCount = number.measure === 'count' && per.every(({ kind }) => kind !== 'period');
  const isNamed = head?.topic !== undefined && isThing(head.topic) && !PARTS_OF_TOKENS.has(head.topic);
  return isCount && !isNamed && !of.has('price') && !of.has('measure');
}

/** "2,500 prompt + 300 completion" are two ways, not one sum. */
function isOtherWay(first: Measure, second: Measure): boolean {
  const way = ({ of }: Measure): 'in' | 'out' | undefined =>
    IN.some((topic) => of.has(topic)) ? 'in' : OUT.some((topic) => of.has(topic)) ? 'out' : undefined;
  const [one, other] = [way(first), way(second)];
  return one !== undefined && other !== undefined && one !== other;
}

function sumOf(first: Measure, second: Measure): Measure {
  const reasoning = first.of.has('reasoning') !== second.of.has('reasoning');
  const of = new Set([...first.of, ...second.of, ...(reasoning ? (['output'] as const) : [])]);
  return {
    ...first,
    number: { ...first.number, ...plus(first.number, second.number) },
    head: first.head?.topic === 'token' ? first.head : (second.head ?? first.head),
    of,
    per: [...first.per, ...second.per],
    around: new Set([...first.around, ...second.around]),
    words: `${first.words}, ${second.words}`,
  };
}

/** "Each worker makes 8 more": of what was counted last. */
function isNamelessMore(measure: Measure): boolean {
  const { head, number } = measure;
  return (
    number.measure === 'count' &&
    isMore(measure) &&
    (head === undefined || head.noun === 'more') &&
    head?.topic === undefined
  );
}

function namedLikeLast(measure: Measure, before: readonly Measure[]): Measure {
  const counted = before.findLast(
    ({ head, sentence }) =>
      sentence === measure.sentence && (head?.topic === 'call' || head?.topic === 'request'),
  );
  return counted === undefined ? measure : { ...measure, head: counted.head };
}

const MORE_BEFORE = new Set([
  'another',
  'additional',
  'further',
  'extra',
  'weitere',
  'otros',
  'otras',
  'autres',
]);
const MORE_BEHIND = new Set(['more', 'extra', 'additional', 'weitere', 'más']);
const PARTS_OF_TOKENS: ReadonlySet<Topic> = new Set<Topic>([
  'user',
  'prompt',
  'request',
  'file',
  'tool',
  'result',
  'reply',
]);
const IN: readonly Topic[] = ['input', 'prompt', 'instruction', 'history', 'context'];
const OUT: readonly Topic[] = ['output', 'reply'];
