import { exact, type Ratio, ratio } from '@tollkeeper/pricing';

import type { Topic } from './vocabulary/topic.ts';

/** A stretch of time by which volumes are counted. */
export type Period = keyof typeof A_MONTH;

/** The period that a word names, as in "per week" or "weekly"; `undefined` for any other word. */
export function periodOf(topic: Topic | undefined): Period | undefined {
  if (topic === undefined) return undefined;
  return ADVERBS[topic] ?? (topic in A_MONTH ? (topic as Period) : undefined);
}

/** How many of a period a month has. Conventions: 30 days, 22 workdays, 52/12 weeks. */
export function inAMonth(period: Period): Ratio {
  return A_MONTH[period];
}

/** How many seconds a stretch of speech or film has; workdays and months are no such stretches. */
export function secondsOf(topic: Topic): Ratio | undefined {
  return SECONDS[topic];
}

const A_MONTH = {
  second: exact(2_592_000),
  minute: exact(43_200),
  hour: exact(720),
  day: exact(30),
  workday: exact(22),
  week: ratio(52n, 12n),
  month: exact(1),
  quarter: ratio(1n, 3n),
  year: ratio(1n, 12n),
} as const satisfies Partial<Record<Topic, Ratio>>;

const ADVERBS: Partial<Record<Topic, Period>> = {
  hourly: 'hour',
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  yearly: 'year',
  perSecond: 'second',
  perMinute: 'minute',
};

const SECONDS: Partial<Record<Topic, Ratio>> = {
  second: exact(1),
  minute: exact(60),
  hour: exact(3_600),
};
