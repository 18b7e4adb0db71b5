import type { WorkloadKind } from '@tollkeeper/engine';
import { compare, ONE } from '@tollkeeper/pricing';
import { adopted } from './adopted-people.ts';
import { isZero } from './amount.ts';
import { calendarOf } from './calendar-of.ts';
import { type Collected, collected, type Placed } from './collected-facts.ts';
import type { Fact } from './fact.ts';
import { factFrom, factOf } from './fact-of.ts';
import { type Flow, monthly, scaledBy, volumeOf } from './flow.ts';
import type { Measure } from './measure.ts';
import { priceFacts } from './price-facts.ts';
import type { Token } from './token.ts';
import { cachedTokens, multipliedTokens, paired, sizesOf } from './token-sizes.ts';
import { volumeFacts } from './volume-facts.ts';

/** What the measures of a message say, and which of them found no place. */
export type ReadFacts = {
  readonly facts: readonly Fact[];
  readonly unused: readonly Measure[];
  readonly workdays: boolean;
};

/** What decides where a number belongs besides the words beside it. */
export type Reading = {
  readonly tokens: readonly Token[];
  readonly kind: WorkloadKind | undefined;
  /** Whether money without a unit is what somebody has to spend. */
  readonly asksWithMoney: boolean;
};

/** Gives every measure its place; the first number for a place keeps it, and the rest are told. */
export function readFacts(measures: readonly Measure[], { tokens, kind, asksWithMoney }: Reading): ReadFacts {
  const taken = collected();
  const { calendar, facts: calendarFacts, used } = calendarOf(measures, tokens);
  const priced = asksWithMoney ? measures.filter((measure) => !isToSpend(measure)) : measures;
  const prices = priceFacts(priced, kind);
  for (const [measure, fact] of prices) taken.add([fact], [measure]);
  taken.add(calendarFacts, used);
  const rest = measures.filter((measure) => !taken.has(measure));
  const people = adopted(rest, kind, taken);
  const sizes = sizesOf(rest, { kind, calendar, flows: people.flows });
  taken.addAll(sizes);
  if (!sizes.some(({ fact }) => fact.name === 'inputTokens')) taken.add(...paired(rest, taken));
  taken.addAll(cachedTokens(rest, taken));
  taken.addAll(multipliedTokens(rest, taken));
  const factor = rest.find(
    (measure) => !taken.has(measure) && measure.number.measure === 'multiple' && measure.of.size === 0,
  );
  const counted = people.flows.filter(({ measure }) => !taken.has(measure));
  const volume = volumeFacts(kind, { flows: counted, calendar, factor: factor?.number.value });
  taken.add(volume.facts, [...volume.used, ...people.used, ...(factor === undefined ? [] : [factor])]);
  taken.addAll(attemptsIn(rest));
  taken.addAll(zeros(rest, taken));
  if (asksWithMoney) taken.addAll(budgetIn(rest, taken, people.flows));
  const idle = measures.filter((measure) => !taken.has(measure) && !isDefinition(measure));
  return { facts: taken.facts(), unused: idle, workdays: calendar.workdays };
}

/** "2.4x attempts": a multiple that says of what. */
function attemptsIn(measures: readonly Measure[]): readonly Placed[] {
  return measures.flatMap((measure) =>
    measure.number.measure === 'multiple' && (measure.of.has('attempt') || measure.of.has('generation'))
      ? [{ fact: factOf('attemptsPerAccepted', measure), measure }]
      : [],
  );
}

/** "Zero retries", "count retries as 0". */
function zeros(measures: readonly Measure[], taken: Collected): readonly Placed[] {
  return measures.flatMap((measure): readonly Placed[] => {
    if (taken.has(measure) || measure.number.measure !== 'count' || !isZero(measure.number)) return [];
    const name = ZEROS.find(([topic]) => measure.of.has(topic))?.[1];
    return name === undefined ? [] : [{ fact: factOf(name, measure), measure }];
  });
}

/** "How many images for $500": what there is to spend, and no price of one. */
function isToSpend({ number, per, block, preceded }: Measure): boolean {
  const isPlain = per.every((each) => each.kind === 'period' && !SHORT.has(each.period));
  return number.measure === 'usd' && block === undefined && isPlain && SPENDING.has(preceded);
}

/** What there is to spend in a month; of one user it is multiplied by the users. */
function budgetIn(measures: readonly Measure[], taken: Collected, flows: readonly Flow[]): readonly Placed[] {
  return measures.flatMap((measure): readonly Placed[] => {
    if (taken.has(measure) || measure.number.measure !== 'usd') return [];
    const ofUser = measure.per.some(
      (each) => each.kind === 'each' || (each.kind === 'thing' && each.head.topic === 'user'),
    );
    const period = measure.per.find((each) => each.kind === 'period');
    const people = ofUser ? volumeOf('user', flows)?.amount.value : undefined;
    const monthlyAmount =
      period?.kind === 'period'
        ? monthly(
            {
              amount: measure.number,
              period: { name: period.period, count: period.block ?? { value: ONE, low: ONE, high: ONE } },
            },
            { workdays: false },
          )
        : undefined;
    const amount = monthlyAmount?.amount ?? measure.number;
    const whole = people === undefined ? amount : scaledBy(amount, people);
    return [
      {
        fact: factFrom('budget', whole, {
          words: measure.words,
          ...(monthlyAmount?.note === undefined ? {} : { note: monthlyAmount.note }),
        }),
        measure,
      },
    ];
  });
}

/** The "1" of "1 task = 14 calls" and the "one" of "one call" say nothing by themselves. */
function isDefinition({ number }: Measure): boolean {
  return number.measure === 'count' && compare(number.value, ONE) === 0;
}

const ZEROS = [
  ['retry', 'retryRate'],
  ['buffer', 'buffer'],
  ['cache', 'cachedShare'],
  ['duplicate', 'duplicateRate'],
  ['batch', 'batchShare'],
] as const;

/** A price can be by the minute; a budget is not. */
const SHORT: ReadonlySet<string> = new Set(['second', 'minute', 'hour']);
const SPENDING = new Set([
  'for',
  'with',
  'within',
  'under',
  'spend',
  'have',
  'got',
  'of',
  'für',
  'mit',
  'con',
  'por',
  'pour',
  'avec',
]);
