import type { WorkloadKind } from '@tollkeeper/engine';
import { multiply } from '@tollkeeper/pricing';

import { isZero, ONE_OF_IT, over, plus, times } from './amount.ts';
import type { Flow } from './flow.ts';
import { definedBy, isOne, lastCounted, multipliedWith, type PerThing } from './flow-per.ts';
import type { Head } from './label.ts';
import type { Measure } from './measure.ts';
import { secondsOf } from './period.ts';
import { thingCounted, thingOf } from './thing-counted.ts';
import type { Amount } from './token.ts';

/** Reads what is counted, and per what, out of the measures that count things. */
export function flowsOfMeasures(
  measures: readonly Measure[],
  kind: WorkloadKind | undefined,
): readonly Flow[] {
  const flows: Flow[] = [];
  const seen: Flow[] = [];
  const spoken = withoutMiddle(measures);
  for (const [at, measure] of measures.entries()) {
    const read = flowOf(spoken[at] ?? measure, seen, kind);
    if (read === undefined) continue;
    const flow = { ...read, measure };
    seen.push(flow);
    if (isDefinition(flow)) continue;
    const last = flows.at(-1);
    if (last === undefined) flows.push(flow);
    else flows.splice(-1, 1, ...joinedWithLast(flow, last));
  }
  return flows;
}

/** "90 questions a month and every question takes 2 calls": the questions are a noun of their own, the calls are requests. */
function withoutMiddle(measures: readonly Measure[]): readonly Measure[] {
  const middle = new Set(
    measures.flatMap(({ head, per }) =>
      head?.topic === 'call' || (head?.topic === 'request' && head.noun === 'request')
        ? per.flatMap((each) =>
            each.kind === 'thing' && each.head.topic === 'request' && each.head.noun !== head.noun
              ? [each.head.noun]
              : [],
          )
        : [],
    ),
  );
  if (middle.size === 0) return measures;
  const plain = (head: Head): Head =>
    head.topic === 'request' && middle.has(head.noun) ? { topic: undefined, noun: head.noun } : head;
  return measures.map((measure) => ({
    ...measure,
    head: measure.head === undefined ? undefined : plain(measure.head),
    per: measure.per.map((each) => (each.kind === 'thing' ? { ...each, head: plain(each.head) } : each)),
  }));
}

/** "Twice a day we summarise 300 articles": 300 each time. */
function isDoneAgain({ of, per, period, measure }: Flow, last: Flow): boolean {
  const isPlain = of.startsWith('item:') && per.length === 0 && period === undefined;
  return (
    isPlain &&
    last.measure.head?.topic === 'times' &&
    last.period !== undefined &&
    last.per.length === 0 &&
    last.measure.sentence === measure.sentence
  );
}

/** A flow and the one before it, which may be one. */
function joinedWithLast(flow: Flow, last: Flow): readonly Flow[] {
  const { measure, amount, period } = flow;
  if (measure.link === 'plus' && last.of === flow.of) {
    return [{ ...last, amount: plus(last.amount, amount), with: [...(last.with ?? []), measure] }];
  }
  if (isPartOf(measure, last))
    return [
      { ...last, period: last.period ?? period },
      { ...flow, period: undefined },
    ];
  if (!isDoneAgain(flow, last)) return [last, flow];
  return [{ ...flow, amount: times(amount, last.amount), period: last.period, with: [last.measure] }];
}

function flowOf(measure: Measure, before: readonly Flow[], kind: WorkloadKind | undefined): Flow | undefined {
  const of = thingCounted(measure, kind);
  if (of === undefined || isZero(measure.number)) return undefined;
  if (measure.isPeak) return undefined;
  const period = measure.per.find((each) => each.kind === 'period');
  const things = measure.per.flatMap((each): readonly PerThing[] => {
    if (each.kind === 'thing')
      return [{ thing: thingOf(each.head, kind) ?? `item:${each.head.noun}`, block: each.block }];
    return each.kind === 'each' ? [{ thing: lastCounted(before, of), block: undefined }] : [];
  });
  const per = [...things, ...definedBy(measure, before, of), ...multipliedWith(measure, before, of)].filter(
    ({ thing }) => thing !== undefined && thing !== of,
  );
  const unique = per.filter(({ thing }, at) => per.findIndex((other) => other.thing === thing) === at);
  const amount = unique.reduce(
    (sofar, { block }) => (block === undefined || isZero(block) ? sofar : over(sofar, block)),
    inSeconds(measure),
  );
  return {
    of,
    amount,
    per: unique.flatMap(({ thing }) => thing ?? []),
    period: period?.kind === 'period' ? { name: period.period, count: period.block ?? ONE_OF_IT } : undefined,
    measure,
  };
}

function inSeconds({ number, head }: Measure): Amount {
  const seconds = head?.topic === undefined ? undefined : secondsOf(head.topic);
  if (seconds === undefined) return number;
  const scaled = (value: Amount['value']): Amount['value'] => multiply(value, seconds);
  return { value: scaled(number.value), low: scaled(number.low), high: scaled(number.high) };
}

/** The "1 call" of "1 call = 9,000 in" counts nothing. */
function isDefinition({ amount, per, period, measure }: Flow): boolean {
  return (
    isOne(amount) &&
    per.length === 0 &&
    period === undefined &&
    measure.of.size > 0 &&
    !measure.of.has('attempt') &&
    !measure.of.has('task')
  );
}

/** "4 clips of 6 seconds a month": the month is that of the clips. */
function isPartOf({ preceded, follows, sentence }: Measure, last: Flow): boolean {
  return preceded === 'of' && follows && last.measure.sentence === sentence;
}
