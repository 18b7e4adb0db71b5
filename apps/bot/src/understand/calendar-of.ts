import { compare, exact } from '@tollkeeper/pricing';

import { times } from './amount.ts';
import type { Fact } from './fact.ts';
import { factFrom, factOf } from './fact-of.ts';
import { type Calendar, scaledBy } from './flow.ts';
import type { Measure } from './measure.ts';
import { inAMonth, type Period, secondsOf } from './period.ts';
import type { Amount, Token } from './token.ts';

/** Days and hours of use, the months that are asked about, and the measures that say so. */
export type ReadCalendar = {
  readonly calendar: Calendar;
  readonly facts: readonly Fact[];
  readonly used: readonly Measure[];
};

/** Reads the calendar that the volumes of a month follow from. */
export function calendarOf(measures: readonly Measure[], tokens: readonly Token[]): ReadCalendar {
  const workdays =
    tokens.some((token) => token.kind === 'word' && token.topic === 'workday') ||
    measures.some(({ per }) => per.some((each) => each.kind === 'period' && each.period === 'workday'));
  const days = measures.find(isActiveDays);
  const isTimed = measures.some(({ per }) =>
    per.some((each) => each.kind === 'period' && SHORT.has(each.period)),
  );
  const hours = isTimed ? measures.find(isHoursOfDay) : undefined;
  const months = measures.find(isHorizon);
  const dayFact = days === undefined ? [] : [daysFact(days)];
  const monthFact =
    months === undefined
      ? [...spannedHorizon(measures), ...spelledHorizon(tokens), ...yearlyHorizon(measures, tokens)].slice(
          0,
          1,
        )
      : [
          factOf('months', {
            ...months,
            number: scaledBy(months.number, exact(months.head?.topic === 'month' ? 1 : 12)),
          }),
        ];
  const [day] = dayFact;
  return {
    calendar: {
      workdays,
      ...(days?.link === 'times' ? { daysMultiply: true } : {}),
      ...(asksMonthly(measures, tokens) ? { asksMonthly: true } : {}),
      ...(day === undefined
        ? {}
        : {
            days: { value: day.value, low: day.range?.low ?? day.value, high: day.range?.high ?? day.value },
          }),
      ...(hours === undefined ? {} : { hoursPerDay: inHours(hours) }),
    },
    facts: [...dayFact, ...monthFact],
    used: [days, hours, months].filter((each) => each !== undefined),
  };
}

/** "Monthly cost please, 6k requests": the word belongs to no amount. */
function asksMonthly(measures: readonly Measure[], tokens: readonly Token[]): boolean {
  const isSaid = tokens.some((token) => token.kind === 'word' && token.topic === 'monthly');
  return isSaid && !measures.some(({ per }) => per.some(({ kind }) => kind === 'period'));
}

/** Days of use in a month: "20 active days", "22 days per month", "× 30 d"; not "in 3 days", which is a date. */
function isActiveDays({ number, head, of, per, link, preceded }: Measure): boolean {
  const isDays = head?.topic === 'day' || head?.topic === 'workday';
  if (!isDays || number.measure !== 'count' || per.some((each) => each.kind === 'thing')) return false;
  const ofAPeriod = per.some(
    (each) => each.kind === 'period' && (each.period === 'month' || each.period === 'week'),
  );
  const isNamed =
    head.topic === 'workday' || of.has('active') || of.has('month') || link === 'times' || ofAPeriod;
  const isPlain =
    compare(number.high, exact(31)) <= 0 && compare(number.low, exact(8)) >= 0 && per.length === 0;
  return isNamed || (isPlain && !DATING.has(preceded));
}

function daysFact(measure: Measure): Fact {
  const isWeekly = measure.per.some((each) => each.kind === 'period' && each.period === 'week');
  if (!isWeekly) return factOf('activeDays', measure);
  const note = 'a week counts 4.3333 times a month';
  return factFrom('activeDays', scaledBy(measure.number, inAMonth('week')), { words: measure.words, note });
}

/** "For 8 hours each workday": how long a day's use lasts. */
function isHoursOfDay({ number, head, per }: Measure): boolean {
  const isTime = head?.topic === 'hour' || head?.topic === 'minute';
  const isOfDay = per.some(
    (each) => each.kind === 'period' && (each.period === 'day' || each.period === 'workday'),
  );
  return number.measure === 'count' && isTime && isOfDay && per.length === 1;
}

function inHours({ number, head }: Measure): Amount {
  const seconds = head?.topic === undefined ? undefined : secondsOf(head.topic);
  const hours = scaledBy(number, seconds ?? exact(3_600));
  return times(hours, { value: HOUR, low: HOUR, high: HOUR });
}

/** "For 6 months", "12 months": how long the cost is asked for. */
function isHorizon({ number, head, per, of }: Measure): boolean {
  const [period] = per;
  if (
    number.measure === 'share' &&
    head === undefined &&
    of.size === 0 &&
    period?.kind === 'period' &&
    period.period === 'year'
  )
    return true;
  if (compare(number.value, exact(LONGEST_HORIZON)) > 0) return false;
  const isLong = head?.topic === 'year' || (head?.topic === 'month' && compare(number.value, exact(1)) > 0);
  return (
    (number.measure === 'count' || number.measure === 'share') &&
    isLong &&
    per.length === 0 &&
    !of.has('user')
  );
}

/** "4,800 files over 3 months" is asked about for these months. */
function spannedHorizon(measures: readonly Measure[]): readonly Fact[] {
  for (const measure of measures) {
    for (const each of measure.per) {
      const count = each.kind === 'period' ? SPANS[each.period] : undefined;
      if (each.kind === 'period' && each.block !== undefined && count !== undefined) {
        return [factFrom('months', scaledBy(each.block, exact(count)), { words: measure.words })];
      }
    }
  }
  return [];
}

/** "Annual cost", "jährlich": asked for a year, where no amount is of a year. */
function yearlyHorizon(measures: readonly Measure[], tokens: readonly Token[]): readonly Fact[] {
  const isOfAmount = measures.some(
    ({ per, head, of }) =>
      head?.topic === 'year' ||
      of.has('yearly') ||
      per.some((each) => each.kind === 'period' && each.period === 'year'),
  );
  const asked = tokens.find((token) => token.kind === 'word' && token.topic === 'yearly');
  if (isOfAmount || asked?.kind !== 'word') return [];
  return [{ name: 'months', value: exact(12), words: asked.word }];
}

/** "Over a year", "for the year". */
function spelledHorizon(tokens: readonly Token[]): readonly Fact[] {
  for (const [at, token] of tokens.entries()) {
    const [article, unit] = [tokens[at + 1], tokens[at + 2]];
    const starts = token.kind === 'word' && HORIZON.has(token.word);
    const isOne =
      article?.kind === 'word' &&
      (article.topic === 'article' || article.topic === 'filler' || article.word === 'full');
    if (starts && isOne && unit?.kind === 'word' && unit.topic === 'year') {
      const words = `${token.word} ${article.word} ${unit.word}`;
      return [{ name: 'months', value: exact(12), words }];
    }
  }
  return [];
}

const DATING = new Set([
  'in',
  'within',
  'for',
  'past',
  'last',
  'next',
  'after',
  'every',
  'before',
  'the',
  'these',
  'first',
  'seit',
  'over',
]);
const HORIZON = new Set([
  'over',
  'for',
  'during',
  'across',
  'über',
  'für',
  'por',
  'durante',
  'sur',
  'pour',
  'en',
]);
const SPANS: Partial<Record<Period, number>> = { month: 1, quarter: 3, year: 12 };
const SHORT = new Set(['second', 'minute', 'hour']);
/** Months or years ahead that anybody asks about. */
const LONGEST_HORIZON = 120;
const HOUR = { numerator: 1n, denominator: 3_600n };
