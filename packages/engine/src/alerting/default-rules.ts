import { exact, usd } from '@tollkeeper/pricing';

import type { AlertRule } from './alert-rule.ts';
import type { LevelOf } from './threshold.ts';

const MINUTE = 60_000;
const DAY_HOURS = 24;

/** Counters cannot flap within a period, so they count at once; that all is well again takes two readings. */
const AT_ONCE = { for: 0, readings: 1 } as const;
const TWICE = { for: 0, readings: 2 } as const;
const HALF_AN_HOUR = { for: 30 * MINUTE, readings: 2 } as const;

const LIMIT_LEVELS: readonly LevelOf<'share'>[] = [
  { severity: 'info', kind: 'share', from: exact('0.5') },
  { severity: 'warning', kind: 'share', from: exact('0.8') },
  { severity: 'critical', kind: 'share', from: exact('0.95') },
  { severity: 'exhausted', kind: 'share', from: exact('1') },
];

/** By the time that is left to do something, not by percent. */
const FORECAST_LEVELS: readonly LevelOf<'chance'>[] = [
  { severity: 'info', kind: 'chance', from: 0.5, withinHours: 168 },
  { severity: 'warning', kind: 'chance', from: 0.5, withinHours: 72 },
  { severity: 'critical', kind: 'chance', from: 0.5, withinHours: 24 },
  { severity: 'critical', kind: 'chance', from: 0.3, withinHours: 4 },
];

/** The rules that hold unless somebody says otherwise. */
export const DEFAULT_RULES: readonly AlertRule[] = [
  { kind: 'limit-share', id: 'key-limit', of: ['key'], levels: LIMIT_LEVELS, hold: AT_ONCE, keep: TWICE },
  {
    kind: 'limit-share',
    id: 'shared-budget',
    of: ['member', 'workspace', 'guardrail'],
    levels: LIMIT_LEVELS,
    hold: AT_ONCE,
    keep: TWICE,
  },
  ...(['limit', 'balance'] as const).map((of) => ({
    kind: 'forecast' as const,
    id: `forecast-${of}`,
    of,
    levels: FORECAST_LEVELS,
    exit: 0.2,
    hold: AT_ONCE,
    keep: HALF_AN_HOUR,
  })),
  {
    kind: 'credits-low',
    id: 'credits',
    levels: [
      { severity: 'info', kind: 'hours', below: 14 * DAY_HOURS },
      { severity: 'warning', kind: 'dollars', below: usd('5') },
      { severity: 'critical', kind: 'dollars', below: usd('1') },
      { severity: 'exhausted', kind: 'dollars', below: usd('0') },
    ],
    hold: AT_ONCE,
    keep: TWICE,
  },
  {
    kind: 'credits-expiring',
    id: 'credits-expiring',
    levels: [
      { severity: 'info', kind: 'hours', below: 60 * DAY_HOURS },
      { severity: 'warning', kind: 'hours', below: 30 * DAY_HOURS },
      { severity: 'critical', kind: 'hours', below: 7 * DAY_HOURS },
    ],
    least: usd('1'),
    hold: AT_ONCE,
    keep: TWICE,
  },
  {
    kind: 'key-expiry',
    id: 'key-expiry',
    levels: [
      { severity: 'info', kind: 'hours', below: 14 * DAY_HOURS },
      { severity: 'warning', kind: 'hours', below: 3 * DAY_HOURS },
      { severity: 'critical', kind: 'hours', below: DAY_HOURS },
      { severity: 'exhausted', kind: 'hours', below: 0 },
    ],
    hold: AT_ONCE,
    keep: TWICE,
  },
  {
    kind: 'fast-burn',
    id: 'fast-burn',
    levels: [
      { severity: 'critical', kind: 'factor', from: exact('14.4'), share: exact('0.02') },
      { severity: 'critical', kind: 'factor', from: exact('6'), share: exact('0.05') },
      { severity: 'warning', kind: 'factor', from: exact('3'), share: exact('0.1') },
    ],
    hold: AT_ONCE,
    keep: { for: 10 * MINUTE, readings: 2 },
  },
  {
    kind: 'spend-above-pattern',
    id: 'spend-above-pattern',
    levels: [
      { severity: 'warning', kind: 'factor', from: exact('3') },
      { severity: 'critical', kind: 'factor', from: exact('10') },
    ],
    least: usd('1'),
    hold: AT_ONCE,
    keep: HALF_AN_HOUR,
  },
  {
    kind: 'top-up-missing',
    id: 'top-up-missing',
    severity: 'warning',
    // Bought credits can take an hour to show (OpenRouter's documentation, read 2026-08-22).
    hold: { for: 60 * MINUTE, readings: 2 },
    keep: AT_ONCE,
  },
  {
    kind: 'refusals-seen',
    id: 'refusals',
    levels: [
      { severity: 'warning', kind: 'count', from: 1 },
      { severity: 'critical', kind: 'count', from: 50 },
    ],
    hold: AT_ONCE,
    keep: HALF_AN_HOUR,
  },
  {
    kind: 'source-stale',
    id: 'source-stale',
    severity: 'warning',
    failures: 3,
    silence: 45 * MINUTE,
    hold: AT_ONCE,
    keep: TWICE,
  },
  {
    kind: 'plan-drift',
    id: 'plan-drift',
    levels: [
      { severity: 'info', kind: 'share', from: exact('1.1') },
      { severity: 'warning', kind: 'share', from: exact('1.2') },
      { severity: 'critical', kind: 'share', from: exact('1.5') },
    ],
    hold: AT_ONCE,
    keep: HALF_AN_HOUR,
  },
];
