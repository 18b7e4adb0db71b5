import { exact, multiply, ONE, type Ratio, ratio } from '@tollkeeper/pricing';

import { exactly, times } from './amount.ts';
import type { Measure } from './measure.ts';
import { inAMonth, type Period } from './period.ts';
import type { Amount } from './token.ts';

/**
 * How much of something there is, per what: 2 essays per student and month. Volumes are found by following these from
 * thing to thing: calls per essay × essays per student × students.
 */
export type Flow = {
  readonly of: Thing;
  readonly amount: Amount;
  readonly per: readonly Thing[];
  readonly period: { readonly name: Period; readonly count: Amount } | undefined;
  readonly measure: Measure;
  /** Other measures whose amounts were added to it. */
  readonly with?: readonly Measure[];
};

/** What is counted: a thing that estimates know, or a noun of the message as "item:essay". */
export type Thing = string;

/** A volume that was found, with everything it was read from. */
export type Volume = {
  readonly amount: Amount;
  readonly period: Flow['period'];
  readonly flows: readonly Flow[];
  /** Things that it is per and that nothing says the number of. */
  readonly open: readonly Thing[];
};

/** Days of use in a month, hours of use in a day, where they are said. */
export type Calendar = {
  readonly days?: Amount;
  readonly workdays: boolean;
  readonly hoursPerDay?: Amount /** Whether the days are a factor, as in "40 stores × 15 questions × 30 days". */;
  readonly daysMultiply?: boolean;
  /** Whether the cost of a month is asked for, as in "monthly cost: 6k requests", and no amount is said to be of one. */
  readonly asksMonthly?: boolean;
};

/** Follows the flows from a thing to all that it is counted by; the best one has a period and nothing open. */
export function volumeOf(
  thing: Thing,
  flows: readonly Flow[],
  stop: readonly Thing[] = [],
): Volume | undefined {
  return best(follow(thing, flows, { stop, seen: [] }));
}

type Path = { readonly stop: readonly Thing[]; readonly seen: readonly Thing[] };

function follow(thing: Thing, flows: readonly Flow[], { stop, seen }: Path): readonly Volume[] {
  if (seen.includes(thing) || seen.length > DEEPEST) return [];
  return countsOf(thing, flows)
    .slice(0, MOST_READINGS)
    .map((flow) => {
      let volume: Volume = { amount: flow.amount, period: flow.period, flows: [flow], open: [] };
      const inners = flow.per
        .map((each) => ({
          each,
          inner: stop.includes(each)
            ? undefined
            : best(follow(each, flows, { stop, seen: [...seen, thing] })),
        }))
        .toSorted((a, b) => (b.inner?.flows.length ?? 0) - (a.inner?.flows.length ?? 0));
      for (const { each, inner } of inners) {
        // "9 notes per nurse and shift, 14 nurses per shift": the shifts are counted once.
        if (volume.flows.some(({ of }) => of === each)) continue;
        // "Every 15 minutes, 1 task per wake-up": the wake-ups are what happens every 15 minutes.
        const isTheEvent = inner === undefined && isSpaced(flow) && each.startsWith('item:');
        if (isTheEvent) continue;
        volume = inner === undefined ? { ...volume, open: [...volume.open, each] } : joined(volume, inner);
      }
      return volume;
    });
}

/** "One call per send, and we send twice a month": what nothing else counts is what happens so many times. */
function countsOf(thing: Thing, flows: readonly Flow[]): readonly Flow[] {
  const counts = flows.filter(({ of }) => of === thing);
  if (counts.length > 0 || !thing.startsWith('item:')) return counts;
  return flows.filter(({ measure, period }) => measure.head?.topic === 'times' && period !== undefined);
}

/** Whether its period is one of several: every 15 minutes. */
function isSpaced({ period }: Flow): boolean {
  return period !== undefined && period.count.value.numerator !== period.count.value.denominator;
}

function joined(volume: Volume, inner: Volume): Volume {
  return {
    amount: times(volume.amount, inner.amount),
    period: volume.period ?? inner.period,
    flows: [...volume.flows, ...inner.flows],
    open: [...volume.open, ...inner.open],
  };
}

function best(volumes: readonly Volume[]): Volume | undefined {
  const worth = ({ open, period, flows }: Volume): number =>
    (open.length === 0 ? 100 : 0) + (period === undefined ? 0 : 50) + Math.min(flows.length, 9);
  return volumes.reduce<Volume | undefined>(
    (sofar, each) => (sofar === undefined || worth(each) > worth(sofar) ? each : sofar),
    undefined,
  );
}

/** The volume of a month, and how it was brought to it; `undefined` where no period is named. */
export function monthly(
  { amount, period }: Pick<Volume, 'amount' | 'period'>,
  calendar: Calendar,
): { readonly amount: Amount; readonly note?: string } | undefined {
  if (period === undefined)
    return calendar.daysMultiply === true && calendar.days !== undefined
      ? { amount: times(amount, calendar.days) }
      : undefined;
  if (period.count.low.numerator <= 0n) return undefined;
  const { times: factor, words } = timesAMonth(period.name, calendar);
  const count = { value: period.count.value, low: period.count.low, high: period.count.high };
  const whole = times(amount, times(factor, inverse(count)));
  return words === undefined ? { amount: whole } : { amount: whole, note: words };
}

function timesAMonth(period: Period, calendar: Calendar): { times: Amount; words?: string } {
  const daily = daysOf(period, calendar);
  if (period === 'day' || period === 'workday')
    return { times: daily.amount, ...said(period, daily.amount, daily.isSaid) };
  if (
    calendar.hoursPerDay !== undefined &&
    (period === 'hour' || period === 'minute' || period === 'second')
  ) {
    const inAnHour = { hour: ONE, minute: exact(60), second: exact(3_600) }[period];
    const factor = times(
      times(exactly(inAnHour), calendar.hoursPerDay),
      daysOf(calendar.workdays ? 'workday' : 'day', calendar).amount,
    );
    return { times: factor, ...said(period, factor, false) };
  }
  const isPartOfDay = period === 'hour' || period === 'minute' || period === 'second';
  const factor =
    isPartOfDay && (calendar.workdays || calendar.days !== undefined)
      ? scaledBy(
          daysOf(calendar.workdays ? 'workday' : 'day', calendar).amount,
          multiply(inAMonth(period), ratio(1n, 30n)),
        )
      : exactly(inAMonth(period));
  return period === 'month' ? { times: factor } : { times: factor, ...said(period, factor, false) };
}

function daysOf(period: Period, { days, workdays }: Calendar): { amount: Amount; isSaid: boolean } {
  if (days !== undefined) return { amount: days, isSaid: true };
  const usual: Period = workdays || period === 'workday' ? 'workday' : 'day';
  return { amount: exactly(inAMonth(usual)), isSaid: false };
}

function said(period: Period, { value }: Amount, isSaid: boolean): { words?: string } {
  if (isSaid) return {};
  return { words: `${period === 'hour' ? 'an' : 'a'} ${period} counts ${short(value)} times a month` };
}

function short(value: Ratio): string {
  const rounded = (value.numerator * 10_000n) / value.denominator;
  return String(Number(rounded) / 10_000);
}

function inverse({ value, low, high }: Amount): Amount {
  const turned = ({ numerator, denominator }: Ratio): Ratio => ratio(denominator, numerator);
  return { value: turned(value), low: turned(high), high: turned(low) };
}

/** An amount multiplied by a factor, both its ends too. */
export function scaledBy(amount: Amount, factor: Ratio): Amount {
  return {
    value: multiply(amount.value, factor),
    low: multiply(amount.low, factor),
    high: multiply(amount.high, factor),
  };
}

const DEEPEST = 6;

/** Each doubles the work where a message names the same thing often. */
const MOST_READINGS = 4;
