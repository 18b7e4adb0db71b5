import type { CreditsReading, ForecastReading, KeyReading, Reading, SpendPaths } from '@tollkeeper/engine';
import { forecast, runwayLayers } from '@tollkeeper/engine/guarding';
import { type Money, usd } from '@tollkeeper/pricing';

import { nextDue } from '../cycle/next-due.ts';
import { riskBook } from '../cycle/risk.ts';
import { spentBetween } from './rolling-origin.ts';
import type { SpendSeries } from './spend-series.ts';

/** Dollars that last from a whole hour of a series until an instant of it, both in hours of the series. */
export type Budget = { readonly from: number; readonly until: number; readonly dollars: number };

/** What is spent: the limit of a key that never resets, or the credits of the account. */
export type BudgetKind = 'limit' | 'balance';

/**
 * Reads a budget as a guard does until nothing is left: counters as often as the risk wants, a forecast every hour.
 *
 * Counters are told at once, where OpenRouter's trail by minutes.
 */
export function budgetReadings(
  kind: BudgetKind,
  { from, until, dollars }: Budget,
  { series, pathsAt }: BudgetGround,
): readonly Reading[] {
  const readings: Reading[] = [];
  const risk = riskBook();
  let forecastIn = Number.NaN;
  for (let now = from; ; ) {
    const at = new Date(series.start.getTime() + Math.round(now * HOUR));
    const isSpent = now >= until;
    const counters = countersAt(kind, at, {
      limit: moneyOf(dollars),
      spent: moneyOf(isSpent ? dollars : spentBetween(series, from, now)),
    });
    const hour = Math.floor(now);
    const seen = forecastIn === hour ? [counters] : [counters, forecastAt(counters, pathsAt(hour))];
    forecastIn = hour;
    readings.push(...seen);
    if (isSpent) return readings;
    risk.note(seen);
    const hoursLeft = risk.hoursLeft([counters], at);
    const next = nextDue({ collected: ONE_REQUEST, hoursLeft, poll: POLL, now: at, random: 0.5 });
    now = (next.getTime() - series.start.getTime()) / HOUR;
  }
}

/** A series, and how it may go on as seen from each whole hour. */
export type BudgetGround = {
  readonly series: SpendSeries;
  readonly pathsAt: (hour: number) => SpendPaths | undefined;
};

function countersAt(
  kind: BudgetKind,
  at: Date,
  { limit, spent }: { readonly limit: Money; readonly spent: Money },
): KeyReading | CreditsReading {
  if (kind === 'balance')
    return { kind: 'credits', subject: { kind: 'account' }, at, totalCredits: limit, totalSpent: spent };
  return {
    kind: 'key',
    subject: { kind: 'key', id: 'backtest', name: 'backtest' },
    at,
    limit,
    limitRemaining: (limit - spent) as Money,
    limitReset: 'never',
    spent: { allTime: spent },
  };
}

function forecastAt(counters: KeyReading | CreditsReading, paths: SpendPaths | undefined): ForecastReading {
  const { subject, at } = counters;
  const layers =
    counters.kind === 'key'
      ? runwayLayers(counters, undefined)
      : [{ kind: 'balance', remaining: (counters.totalCredits - counters.totalSpent) as Money } as const];
  return {
    kind: 'forecast',
    subject,
    at,
    forecast: forecast({ at, layers, key: paths, account: paths }),
  };
}

function moneyOf(dollars: number): Money {
  return usd(dollars.toFixed(9));
}

const HOUR = 3_600_000;
const ONE_REQUEST = { kind: 'answered', requests: 1 } as const;

/** The usual ones. */
const POLL = { leastMs: 30_000, mostMs: 900_000, requestsPerMinute: 60 };
