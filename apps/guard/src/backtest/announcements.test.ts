import type { SpendPaths } from '@tollkeeper/engine';
import { spendPaths } from '@tollkeeper/engine/guarding';
import { describe, expect, it } from 'vitest';

import { type Announcement, announcementOf, announcementsOf } from './announcements.ts';
import { archetypes } from './archetypes.ts';
import type { BudgetKind } from './budget-readings.ts';
import { leadScores, saidBefore } from './lead-scores.ts';
import { pastAt } from './rolling-origin.ts';
import type { SpendSeries } from './spend-series.ts';

const START = new Date('2026-06-01T00:00:00Z');
const NEVER = { info: 0, warning: 0, critical: 0, exhausted: 0 };

function seriesOf(dollarsAt: (hour: number) => number): SpendSeries {
  const dollars = Float64Array.from({ length: 1_000 }, (_, hour) => dollarsAt(hour));
  return { name: 'a', kind: 'a', start: START, dollars };
}

function announced(
  of: BudgetKind,
  series: SpendSeries,
  [until, dollars]: readonly [number, number],
): Announcement {
  const pathsAt = (hour: number): SpendPaths | undefined => spendPaths(pastAt(series, hour), 'a');
  return announcementOf(of, { from: 700, until, dollars }, { series, pathsAt });
}

describe('announcementOf', () => {
  it('says how long before the end something so grave stood', () => {
    // $1 an hour for weeks, and $96 that last 96 hours: the first forecast says that it is less than a week.
    const steady = announced(
      'balance',
      seriesOf(() => 1),
      [796, 96],
    );
    expect(steady).toMatchObject({ lasted: 96, isJump: false });
    expect(steady.leads.info).toBe(96);
    // At even odds it ends within 72 hours, within 24 hours at about that time before the end.
    expect(Math.abs(steady.leads.warning - 72)).toBeLessThan(6);
    expect(Math.abs(steady.leads.critical - 24)).toBeLessThan(4);
    expect(steady.leads.exhausted).toBe(0);
  });

  it('counts a budget that goes within an hour apart, and tells of it as it goes', () => {
    // $1 a day from the 700th hour to the 720th, in which $120 are asked for: 0.8 of it takes $96 more.
    const burst = seriesOf((hour) => (hour === 720 ? 120 : 1 / 24));
    const { isJump, leads } = announced('limit', burst, [720.8, 20 / 24 + 96]);
    expect(isJump).toBe(true);
    expect(leads.info).toBeGreaterThan(0);
    expect(leads.info).toBeLessThan(0.8);
  });
});

describe('announcementsOf', () => {
  // `guard backtest` prints the same of seeds 1 to 5; of these two it is 100%, 98.7% and 90.5%, and 97.8% as critical.
  it('has nine ends of ten told 4, 24 and 72 hours before, by all usual rules together', () => {
    const announcements = [1, 2].flatMap(archetypes).flatMap(announcementsOf);
    const [four, day, days] = leadScores(announcements);
    expect(four).toMatchObject({ hours: 4, severity: 'critical' });
    expect(four?.said).toBeGreaterThanOrEqual(0.98);
    expect(four?.saidAsBad).toBeGreaterThanOrEqual(0.95);
    expect(day?.said).toBeGreaterThanOrEqual(0.96);
    expect(days).toMatchObject({ hours: 72, severity: 'warning' });
    expect(days?.said).toBeGreaterThanOrEqual(0.9);
    expect(days?.ends).toBeGreaterThan(40);
    expect(saidBefore(announcements)).toBe(1);
  });
});

describe('leadScores', () => {
  const end = { kind: 'a', of: 'limit', lasted: 30, isJump: false, leads: NEVER } as const;

  it('counts only what lasted so long and was no jump, and names the kind that was told the least', () => {
    const told = { ...end, leads: { ...NEVER, info: 26, warning: 26, critical: 5 } };
    const jump = { ...end, isJump: true };
    const [four, day, days] = leadScores([told, { ...told, kind: 'b' }, { ...end, kind: 'b' }, jump]);
    const worst = { kind: 'b', said: 0.5 };
    // Of three, two were told 26 hours before, as critical 5 hours before.
    expect(four).toEqual({
      hours: 4,
      severity: 'critical',
      ends: 3,
      said: 2 / 3,
      saidAsBad: 2 / 3,
      worst,
    });
    expect(day).toMatchObject({ hours: 24, ends: 3, said: 2 / 3, saidAsBad: 0, worst });
    expect(days).toEqual({ hours: 72, severity: 'warning', ends: 0 });
  });
});
