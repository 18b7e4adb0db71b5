import type { Field } from '@tollkeeper/engine';
import { compare, divide, exact, multiply, ONE, type Ratio, toDecimal } from '@tollkeeper/pricing';

import type { Fact } from './fact.ts';
import { perMonth, type Topic } from './lexicon.ts';
import type { Measure } from './measure.ts';

/** What the measures of a message say, and which of them say nothing that an estimate has a place for. */
export type ReadFacts = { readonly facts: readonly Fact[]; readonly unused: readonly Measure[] };

/** What the whole message is about. */
export type About = {
  /** An agent's tasks, where plain "calls" are calls of one task. */
  readonly agent: boolean;
  /** Workdays are mentioned, so that a day is one of 22 in a month. */
  readonly workdays: boolean;
};

/**
 * Gives every measure its place in a scenario; the first number for a place keeps it. */
export function factsOfMeasures(measures: readonly Measure[], { agent, workdays }: About): ReadFacts {
  const users = measures.find(({ number, of }) => number.measure === 'count' && of.has('user'))?.number.value;
  const days = measures.find(isActiveDays)?.number.value ?? (workdays ? exact(22) : undefined);
  const totals = measures.some(isTokenTotal);
  const facts = new Map<Field, Fact>();
  const unused: Measure[] = [];
  for (const measure of measures) {
    const fact = factOf(measure, { agent, users, days, totals });
    if (fact === undefined || facts.has(fact.field)) unused.push(measure);
    else facts.set(fact.field, fact);
  }
  return { facts: [...facts.values()], unused };
}

/** Whether the words beside the number name nothing but a period. */
export function isBare({ of, per }: Measure): boolean {
  return of.size === 0 && [...per].every(isPeriod);
}

/** The number times how often its period comes in a month; without a period the number itself. */
export function monthlyAmount(measure: Measure): Ratio {
  const period = periodOf(measure);
  return period === undefined ? measure.number.value : multiply(measure.number.value, monthsOf(period));
}

type Surroundings = {
  readonly agent: boolean;
  readonly users: Ratio | undefined;
  readonly days: Ratio | undefined;
  /** Whether tokens are given as totals of a period, which an estimate of requests has no place for yet. */
  readonly totals: boolean;
};

function factOf(measure: Measure, around: Surroundings): Fact | undefined {
  const { number, words } = measure;
  const plain = (field: Field | undefined, value = number.value): Fact | undefined =>
    field === undefined ? undefined : { field, value, words };
  if (number.measure === 'share' || isFraction(measure)) return plain(shareField(measure));
  if (number.measure === 'usd') return priceFact(measure);
  if (isActiveDays(measure)) return plain('activeDays');
  if (measure.of.has('user')) return plain('users');
  const tokens = tokenField(measure);
  if (tokens === undefined) return volumeFact(measure, around);
  return around.totals || number.value.denominator !== 1n ? undefined : plain(tokens);
}

function shareField({ of, per }: Measure): Field | undefined {
  const about = (topic: Topic): boolean => of.has(topic) || per.has(topic);
  if (about('retry')) return 'retryRate';
  if (about('buffer')) return 'buffer';
  if (about('cache')) return 'cachedShare';
  return about('success') ? 'successRate' : undefined;
}

/** "Half of the input is cached" is a share without a percent sign. */
function isFraction({ number, of }: Measure): boolean {
  return of.has('cache') && !of.has('token') && compare(number.value, ONE) < 0;
}

function priceFact({ number, of, per, block, pair, words }: Measure): Fact | undefined {
  const perImage =
    per.has('image') ||
    per.has('generation') ||
    per.has('attempt') ||
    of.has('image') ||
    of.has('generation');
  if (perImage) return { field: 'unitPriceUsd', value: divide(number.value, block ?? ONE), words };
  const field: Field | undefined = of.has('cache')
    ? 'priceCachedInputPerMillion'
    : of.has('input') || (pair === 'first' && !of.has('output'))
      ? 'priceInputPerMillion'
      : of.has('output') || pair === 'second'
        ? 'priceOutputPerMillion'
        : undefined;
  if (field === undefined)
    return per.has('each') ? { field: 'unitPriceUsd', value: number.value, words } : undefined;
  return { field, value: divide(multiply(number.value, MILLION), block ?? MILLION), words };
}

/** "30M tokens a month": a total, not the size of a request. */
function isTokenTotal({ of, per, labelledBefore }: Measure): boolean {
  const tokens = of.has('token') || (!labelledBefore && (of.has('input') || of.has('output')));
  return tokens && !of.has('request') && [...per].some(isPeriod);
}

function isPeriod(topic: Topic | 'other'): topic is Topic {
  return topic !== 'other' && perMonth(topic) !== undefined;
}

function tokenField({ of, per, pair, labelledBefore }: Measure): Field | undefined {
  if (of.has('measure')) return undefined;
  if (of.has('tool') && of.has('definition')) return 'toolDefinitionTokens';
  if (of.has('tool') && of.has('result')) return 'toolResultTokens';
  if (of.has('request') || of.has('task') || of.has('image') || [...per].some(isPeriod)) return undefined;
  const part = PARTS.find(([topic]) => of.has(topic));
  // "4,800 files" counts files; "files 10k" and "10k file tokens" count tokens.
  if (part !== undefined)
    return part[0] !== 'file' || labelledBefore || of.has('token') ? part[1] : undefined;
  if (of.has('cache')) return undefined;
  if (of.has('input')) return 'inputTokens';
  if (of.has('output')) return 'outputTokens';
  if (pair === undefined || of.size > (of.has('token') ? 1 : 0)) return undefined;
  return pair === 'first' ? 'inputTokens' : 'outputTokens';
}

function volumeFact(measure: Measure, around: Surroundings): Fact | undefined {
  const { number, of, per, words } = measure;
  if (
    of.has('attempt') ||
    (of.has('generation') && (per.has('accepted') || per.has('image') || per.has('each')))
  ) {
    return { field: 'attemptsPerAccepted', value: number.value, words };
  }
  if (of.has('image'))
    return repeated(measure, around, { monthly: 'acceptedImagesPerMonth', once: 'acceptedImages' });
  if (of.has('request')) return requestFact(measure, around);
  // "1 task = 14 calls" and "one task per ticket" define; they are no volume.
  if (of.has('task') && compare(number.value, ONE) === 0 && periodOf(measure) === undefined) return undefined;
  if (of.has('task')) return repeated(measure, around, { monthly: 'tasksPerMonth', once: 'tasks' });
  return of.has('generation')
    ? repeated(measure, around, { monthly: 'acceptedImagesPerMonth', once: 'acceptedImages' })
    : undefined;
}

function requestFact(measure: Measure, around: Surroundings): Fact | undefined {
  if (measure.per.has('other')) return undefined;
  const { number, per, words, multiplied } = measure;
  if (per.has('task') || (around.agent && periodOf(measure) === undefined && !per.has('user'))) {
    return { field: 'callsPerTask', value: number.value, words };
  }
  const period = periodOf(measure);
  const daily = period === 'day' || period === 'workday';
  const { users } = around;
  const few = users !== undefined && compare(number.value, users) < 0;
  const ofOneUser =
    per.has('user') || (users !== undefined && (per.has('each') || multiplied || (daily && few)));
  if (ofOneUser && (daily || (period === undefined && around.days !== undefined))) {
    return { field: 'requestsPerUserPerDay', value: number.value, words };
  }
  if (ofOneUser && period === undefined) return undefined;
  return repeated(measure, around, { monthly: 'monthlyRequests', once: 'calls' });
}

/** A volume over a month, or once where no period is named; of one user it is multiplied by the users. */
function repeated(
  measure: Measure,
  { users, days }: Surroundings,
  fields: { readonly monthly: Field; readonly once: Field },
): Fact | undefined {
  const { number, per, words, multiplied } = measure;
  const period = periodOf(measure);
  const ofOneUser = per.has('user') || (users !== undefined && (per.has('each') || multiplied));
  if (ofOneUser && users === undefined) return undefined;
  const people = ofOneUser && users !== undefined ? users : ONE;
  if (period === undefined) {
    return ofOneUser ? undefined : { field: fields.once, value: number.value, words };
  }
  // Days of use say nothing of the hours in them.
  if (days !== undefined && SHORTER_THAN_A_DAY.has(period)) return undefined;
  const times = (period === 'day' || period === 'workday') && days !== undefined ? days : monthsOf(period);
  const value = multiply(multiply(number.value, people), times);
  const steps = [
    ...(compare(times, ONE) === 0 ? [] : [`a ${period} counts ${toDecimal(times, 4)} times a month`]),
    ...(ofOneUser ? [`${toDecimal(people)} users`] : []),
  ];
  return { field: fields.monthly, value, words, ...(steps.length === 0 ? {} : { note: steps.join(', ') }) };
}

function periodOf({ per }: Measure): Topic | undefined {
  if (per.has('day') && per.has('active')) return 'workday';
  return [...per].find(isPeriod);
}

function monthsOf(period: Topic): Ratio {
  const [numerator = '1', denominator = '1'] = (perMonth(period) ?? '1').split('/');
  return divide(exact(numerator), exact(denominator));
}

/** Days of use in a month: "20 active days", "22 days per month", "× 30 d"; not "in 3 days", which is a date. */
function isActiveDays({ number, of, per, multiplied }: Measure): boolean {
  const onlyDays = [...of].every((topic) => DAY_WORDS.has(topic)) && (of.has('day') || of.has('workday'));
  const ofAMonth = of.has('month') || per.has('month') || of.has('active') || of.has('workday') || multiplied;
  return number.measure === 'count' && onlyDays && ofAMonth && !per.has('user');
}

const SHORTER_THAN_A_DAY: ReadonlySet<Topic> = new Set<Topic>(['second', 'minute', 'hour']);
const DAY_WORDS: ReadonlySet<Topic> = new Set<Topic>(['day', 'workday', 'active', 'month']);
const MILLION = exact('1e6');

const PARTS: readonly (readonly [Topic, Field])[] = [
  ['instruction', 'instructionTokens'],
  ['history', 'historyTokens'],
  ['file', 'fileTokens'],
  ['context', 'contextTokens'],
];
