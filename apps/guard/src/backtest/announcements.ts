import { randomFrom, type Severity, type SpendPaths } from '@tollkeeper/engine';
import { DEFAULT_RULES, isWorse, SEVERITIES, spendPaths } from '@tollkeeper/engine/guarding';

import { type Fired, firedIn } from '../reporting/fired.ts';
import { replaySubject } from '../reporting/replay-subject.ts';
import { type Budget, type BudgetGround, type BudgetKind, budgetReadings } from './budget-readings.ts';
import { FIRST, pastAt, spentBetween } from './rolling-origin.ts';
import type { SpendSeries } from './spend-series.ts';

/** The end of a budget, and how long before it was said; all times are in hours. */
export type Announcement = {
  /** Of spending. */
  readonly kind: string;
  readonly of: BudgetKind;
  /** From its beginning to its end. */
  readonly lasted: number;
  /** Half of it or more went within its last hour: closer the series does not say, and nobody can foresee. */
  readonly isJump: boolean;
  /** Since when something at least so bad had been said and still stood at the end; 0 where nothing had been. */
  readonly leads: Readonly<Record<Severity, number>>;
};

/** Runs drawn budgets of a series, as limit of a key and as balance, through all usual rules together. */
export function announcementsOf(series: SpendSeries): readonly Announcement[] {
  const known = new Map<number, SpendPaths | undefined>();
  const pathsAt = (hour: number): SpendPaths | undefined => {
    if (!known.has(hour)) known.set(hour, spendPaths(pastAt(series, hour), 'backtest'));
    return known.get(hour);
  };
  return budgetsOf(series).flatMap((budget) =>
    (['limit', 'balance'] as const).map((of) => announcementOf(of, budget, { series, pathsAt })),
  );
}

/** Decides on everything that is read of a budget until its end by the step that a guard takes. */
export function announcementOf(of: BudgetKind, budget: Budget, ground: BudgetGround): Announcement {
  const { from, until, dollars } = budget;
  const readings = budgetReadings(of, budget, ground);
  const end = new Date(ground.series.start.getTime() + until * HOUR);
  const fired = firedIn(replaySubject(readings, { rules: DEFAULT_RULES }).events);
  const leadOf = (severity: Severity): number => leadIn(fired, severity, end);
  const [info = 0, warning = 0, critical = 0, exhausted = 0] = SEVERITIES.map(leadOf);
  return {
    kind: ground.series.kind,
    of,
    lasted: until - from,
    isJump: spentBetween(ground.series, Math.max(from, until - 1), until) * 2 >= dollars,
    leads: { info, warning, critical, exhausted },
  };
}

function leadIn(fired: readonly Fired[], severity: Severity, end: Date): number {
  const standing = fired.filter(
    (each) => !isWorse(severity, each.severity) && (each.endedAt === undefined || each.endedAt >= end),
  );
  return Math.max(0, ...standing.map(({ at }) => (end.getTime() - at.getTime()) / HOUR));
}

/** Budgets that last half a day to two weeks, alike likely on a logarithmic scale. */
function budgetsOf(series: SpendSeries): readonly Budget[] {
  const random = randomFrom(`budgets of ${series.name}`);
  return Array.from({ length: BUDGETS }, (): Budget => {
    const from = FIRST + Math.floor(random() * STARTS);
    const longest = Math.min(LONGEST, series.dollars.length - from);
    const until = from + SHORTEST * (longest / SHORTEST) ** random();
    return { from, until, dollars: spentBetween(series, from, until) };
  }).filter(({ dollars }) => dollars >= LEAST_DOLLARS);
}

const HOUR = 3_600_000;
const BUDGETS = 3;

/** In hours. */
const [SHORTEST, LONGEST] = [12, 14 * 24];

/** They begin within three days, so that what is foreseen in an hour may serve several. */
const STARTS = 72;

/** Where next to nothing is spent, nothing ends. */
const LEAST_DOLLARS = 0.01;
