import type { WorkloadKind } from '@tollkeeper/engine';
import { compare, divide, ONE, toDecimal } from '@tollkeeper/pricing';

import { isZero } from './amount.ts';
import type { Collected, Placed } from './collected-facts.ts';
import type { Fact } from './fact.ts';
import { factFrom, factOf } from './fact-of.ts';
import { type Calendar, type Flow, monthly, scaledBy, volumeOf } from './flow.ts';
import type { Per } from './label.ts';
import type { Measure } from './measure.ts';
import { periodOf } from './period.ts';
import { directionOf, pairedTokens, tokenNameOf } from './token-facts.ts';

/** The sizes of requests in tokens, and totals of tokens where a period is named. */
export function sizesOf(measures: readonly Measure[], around: Around): readonly Placed[] {
  const named = measures.flatMap((measure) => {
    const name = tokenNameOf(measure, around.kind);
    return name === undefined ? [] : [{ measure, name }];
  });
  // "128k context" is what the model takes, where the message says what goes in.
  const isSaid = named.some(({ measure, name }) => name === 'inputTokens' && !measure.of.has('context'));
  const own = named.filter(
    ({ measure, name }) => !(isSaid && name === 'inputTokens' && measure.of.has('context')),
  );
  return own.flatMap(({ measure, name }, at): readonly Placed[] => {
    const total = TOTALS[name];
    const siblings = [own[at + 1]?.measure, own[at - 1]?.measure].filter(
      (each) => each?.sentence === measure.sentence,
    );
    const shared =
      isLarge(measure) && measure.per.length === 0
        ? (siblings.find(
            (each) => each !== undefined && (each.per.length > 0 || periodAround(each) !== undefined),
          ) ?? measure)
        : measure;
    const fact = total === undefined ? undefined : totalOf(measure, shared, { name: total, around });
    if (fact !== undefined) return [{ fact, measure }];
    if (isBeyondRequest(measure)) return [];
    const { low, high } = measure.number;
    return low.denominator === 1n && high.denominator === 1n
      ? [{ fact: factOf(name, measure), measure }]
      : [];
  });
}

/** "8,000 of those are a cached prefix": a share of the input that is stated beside it. */
export function cachedTokens(measures: readonly Measure[], taken: Collected): readonly Placed[] {
  const input = taken.facts().find(({ name }) => name === 'inputTokens' || name === 'contextTokens');
  if (input === undefined || input.range !== undefined) return [];
  return measures.flatMap((measure): readonly Placed[] => {
    const { number, head, words } = measure;
    const isOfTokens =
      number.measure === 'count' &&
      head?.topic !== 'request' &&
      head?.topic !== 'call' &&
      measure.per.length === 0 &&
      measure.phrase.has('cache') &&
      !isZero(number);
    if (taken.has(measure) || !isOfTokens || compare(number.value, input.value) > 0) return [];
    const note = `${toDecimal(number.value)} of ${toDecimal(input.value)} tokens`;
    return [
      { fact: { name: 'cachedShare', value: divide(number.value, input.value), words, note }, measure },
    ];
  });
}

/** "The prompt is 400 tokens, the story comes out at four times that": the other way, at a multiple of this one. */
export function multipliedTokens(measures: readonly Measure[], taken: Collected): readonly Placed[] {
  return measures.flatMap((measure): readonly Placed[] => {
    if (taken.has(measure) || measure.number.measure !== 'multiple') return [];
    const way = directionOf(measure.of) ?? directionOf(measure.phrase);
    const other = way === 'outputTokens' ? 'inputTokens' : way === 'inputTokens' ? 'outputTokens' : undefined;
    const base = taken.facts().find(({ name }) => name === other);
    if (way === undefined || base === undefined || base.range !== undefined || taken.knows(way)) return [];
    const note = `${toDecimal(measure.number.value)} times ${toDecimal(base.value)}`;
    return [
      { fact: factFrom(way, scaledBy(measure.number, base.value), { words: measure.words, note }), measure },
    ];
  });
}

type Around = {
  readonly kind: WorkloadKind | undefined;
  readonly calendar: Calendar;
  readonly flows: readonly Flow[];
};

/** "30M tokens a month" is a total, not the size of a request. */
function totalOf(
  measure: Measure,
  shared: Measure,
  { name, around }: { readonly name: Fact['name']; readonly around: Around },
): Fact | undefined {
  const { per } = shared;
  // "500 out over 12 months" says for how long it is asked.
  const isSpan = (each: Per): boolean =>
    each.kind === 'period' && each.block !== undefined && !isLarge(measure);
  const period = per.find((each) => each.kind === 'period' && !isSpan(each)) ?? periodAround(shared);
  const isOfRequest = per.some((each) => each.kind === 'thing' && each.head.topic !== 'user');
  if (period?.kind !== 'period' || isOfRequest) return undefined;
  // A period that was said of something before is none of a size.
  if (!isLarge(measure) && !PERIOD_WORDS.test(shared.words)) return undefined;
  const count = period.block ?? { value: ONE, low: ONE, high: ONE };
  const people = per.some((each) => each.kind === 'thing') ? volumeOf('user', around.flows) : undefined;
  const amount = people === undefined ? measure.number : scaledBy(measure.number, people.amount.value);
  const whole = monthly({ amount, period: { name: period.period, count } }, around.calendar);
  if (whole === undefined) return undefined;
  return factFrom(name, whole.amount, {
    words: measure.words,
    ...(whole.note === undefined ? {} : { note: whole.note }),
  });
}

/** "Weekly usage: 6M tokens in", "last month we used 410M": said in front of more than a request can hold. */
function periodAround({ around, number, per }: Measure): Per | undefined {
  if (per.length > 0 || number.value.numerator / number.value.denominator < 2_000_000n) return undefined;
  const periods = [...around].flatMap((topic) => periodOf(topic) ?? []);
  const [period] = periods;
  return period === undefined || new Set(periods).size > 1
    ? undefined
    : { kind: 'period', period, block: undefined };
}

/** No model takes so much at once: without a period it is left to be told. */
function isBeyondRequest({ number }: Measure): boolean {
  return number.low.numerator / number.low.denominator >= 20_000_000n;
}

function isLarge({ number }: Measure): boolean {
  return number.value.numerator / number.value.denominator >= 50_000n;
}

/** Reads a pair of numbers without words as tokens in and out. */
export function paired(
  measures: readonly Measure[],
  taken: Collected,
): readonly [readonly Fact[], readonly Measure[]] {
  const free = measures.filter((measure) => !taken.has(measure));
  const facts = pairedTokens(free);
  return [facts, free.filter(({ words }) => facts.some((fact) => fact.words === words))];
}

const PERIOD_WORDS =
  /(?:^|[\s/])(?:second|minute|hour|day|workday|week|month|mo|mth|quarter|year|yr|daily|weekly|monthly|nightly|yearly|tag|woche|monat|jahr|täglich|monatlich|día|semana|mes|año|jour|semaine|mois|an)s?(?:$|\W)|[天日周月年]/iu;

const TOTALS: Partial<Record<Fact['name'], 'inputTokensPerMonth' | 'outputTokensPerMonth'>> = {
  inputTokens: 'inputTokensPerMonth',
  outputTokens: 'outputTokensPerMonth',
};
