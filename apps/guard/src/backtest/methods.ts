import type { HourlySpend } from '@tollkeeper/engine';
import { spendPaths } from '@tollkeeper/engine/guarding';

/** How long a budget lasts, as a method sees it: for each share of cases, the hours that it ends within. */
export type Outlook = {
  /** The hours within which so large a share of all cases ends; a method without an interval always says the same. */
  readonly hoursAt: (share: number) => number;
  /** The chance that it ends within so many hours. */
  readonly chanceWithin: (hours: number) => number;
};

/** A way to forecast; it warns when so large a share of cases ends within a day. */
export type Method = {
  readonly name: string;
  readonly hasInterval: boolean;
  readonly warnsAt: number;
  /** Looks at the past once, then answers for any budget; `undefined` where it says nothing. */
  readonly learn: (past: HourlySpend) => ((dollars: number) => Outlook) | undefined;
};

/** The forecast of the guard, with two bars for its alert, and the simple methods that it is compared with. */
export const METHODS: readonly Method[] = [
  { name: 'day blocks, half', hasInterval: true, warnsAt: 0.5, learn: dayBlocks },
  { name: 'day blocks, quarter', hasInterval: true, warnsAt: 0.25, learn: dayBlocks },
  point('linear since the 1st', (past) => steady(past, sinceMonthBegan(past))),
  point('straight line, 24 h', (past) => fittedLine(past.dollars.slice(-24))),
  point('EWMA, 12 h', ({ dollars }) => constant(smoothed(dollars))),
  point('mean, 7 days', (past) => steady(past, 168)),
  point('hour of the week', hourOfWeek),
];

/** Dollars in an hour that is so many hours ahead. */
type Ahead = (hour: number) => number;

function dayBlocks(past: HourlySpend): ((dollars: number) => Outlook) | undefined {
  const paths = spendPaths(past, 'backtest');
  if (paths === undefined) return undefined;
  return (dollars) => {
    const hours = Float64Array.from({ length: paths.count }, (_, path) =>
      paths.hoursTo(path, dollars),
    ).sort();
    return {
      hoursAt: (share) => hours[Math.floor(share * (hours.length - 1) + 0.5)] ?? Number.POSITIVE_INFINITY,
      chanceWithin: (limit) => hours.filter((each) => each <= limit).length / hours.length,
    };
  };
}

/** A method that names one instant and is sure of it. */
function point(name: string, ahead: (past: HourlySpend) => Ahead): Method {
  return {
    name,
    hasInterval: false,
    warnsAt: 0.5,
    learn: (past) => {
      const spendAt = ahead(past);
      return (dollars) => {
        const hours = hoursUntil(dollars, spendAt);
        return { hoursAt: () => hours, chanceWithin: (limit) => (hours <= limit ? 1 : 0) };
      };
    },
  };
}

function hoursUntil(dollars: number, spendAt: Ahead): number {
  let left = dollars;
  for (let hour = 0; hour < FURTHEST; hour += 1) {
    const spent = Math.max(0, spendAt(hour));
    if (spent >= left) return hour + left / spent;
    left -= spent;
  }
  return FURTHEST;
}

function constant(dollars: number): Ahead {
  return () => dollars;
}

function steady({ dollars }: HourlySpend, hours: number): Ahead {
  return constant(mean(dollars.slice(-hours)));
}

/** The month that holds the last hour; its first day looks at the day before, too. */
function sinceMonthBegan({ until }: HourlySpend): number {
  const last = new Date(until.getTime() - 1);
  const began = Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), 1);
  return Math.max(24, Math.ceil((until.getTime() - began) / HOUR));
}

/** Least squares through what had been spent after each hour, as `predict_linear` of Prometheus does. */
function fittedLine(dollars: Float64Array): Ahead {
  let total = 0;
  const totals = dollars.map((each) => {
    total += each;
    return total;
  });
  const [middle, average] = [(totals.length - 1) / 2, mean(totals)];
  let [covariance, variance] = [0, 0];
  for (const [hour, value] of totals.entries()) {
    covariance += (hour - middle) * (value - average);
    variance += (hour - middle) ** 2;
  }
  return constant(covariance / variance);
}

function smoothed(dollars: Float64Array): number {
  const keep = 0.5 ** (1 / 12);
  return dollars.reduce((level, each) => keep * level + (1 - keep) * each, mean(dollars));
}

/** The mean of each hour of the week over four weeks, times the level of the last two days. */
function hourOfWeek({ dollars }: HourlySpend): Ahead {
  const recent = dollars.slice(-4 * WEEK);
  const usual = Array.from({ length: WEEK }, (_, hour) => {
    const weeks = [];
    for (let back = WEEK - hour; back <= recent.length; back += WEEK) weeks.push(recent.at(-back) ?? 0);
    return mean(Float64Array.from(weeks));
  });
  const prior = 12 * mean(recent);
  let [spent, expected] = [prior, prior];
  for (let back = 1; back <= 48; back += 1) {
    spent += recent.at(-back) ?? 0;
    expected += usual[(2 * WEEK - back) % WEEK] ?? 0;
  }
  const level = expected > 0 ? spent / expected : 1;
  return (hour) => level * (usual[hour % WEEK] ?? 0);
}

function mean(values: Float64Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, each) => sum + each, 0) / values.length;
}

const HOUR = 3_600_000;
const WEEK = 168;

/** Two months in hours. */
const FURTHEST = 1_440;
