import {
  type CreditsReading,
  estimateDiff,
  type Forecast,
  type KeyReading,
  type LayerForecast,
  type RunwayLayer,
} from '@tollkeeper/engine';
import { ratio, usd } from '@tollkeeper/pricing';

import type { AccountStanding, KeyStanding } from '../account/standing.ts';
import type { AlertStanding } from '../alerts-card.ts';
import type { HeldPlan } from '../held-plan-card.ts';
import { PRICES, plan, support } from './support-work.ts';

/** Noon of a Saturday, five minutes after everything was read. */
export const NOW = new Date('2026-11-21T12:05:00Z');
const READ = new Date('2026-11-21T12:00:00Z');

/** $16 of $100 a month are left, and go in four days; the month ends in nine. */
const LIMIT: RunwayLayer = {
  kind: 'budget',
  scope: 'key_limit',
  limit: usd('100'),
  remaining: usd('16'),
  reset: 'monthly',
  resetsAt: new Date('2026-12-01T00:00:00Z'),
  perKeyDollar: 1,
};
const LIMIT_ENDS = layerOf(LIMIT, ['2026-11-24T08:00:00Z', '2026-11-25T16:00:00Z', '2026-11-27T06:00:00Z']);
const BALANCE_ENDS = layerOf({ kind: 'balance', remaining: usd('40') }, [
  '2026-12-05T08:00:00Z',
  '2026-12-07T18:00:00Z',
  '2026-12-11T20:00:00Z',
]);

const KEY_FORECAST: Forecast = {
  at: READ,
  layers: [LIMIT_ENDS, BALANCE_ENDS],
  first: LIMIT_ENDS,
  next: BALANCE_ENDS,
  pace: { perHour: usd('0.16'), perDay: usd('3.84') },
  safePace: {
    perHour: usd('0.07'),
    perDay: usd('1.68'),
    layer: LIMIT,
    until: new Date('2026-12-01T00:00:00Z'),
  },
};

const PROD: KeyReading = {
  kind: 'key',
  subject: { kind: 'key', id: 'a1', name: 'prod' },
  at: READ,
  limit: usd('100'),
  limitRemaining: usd('16'),
  limitReset: 'monthly',
  spent: { allTime: usd('500'), daily: usd('1.92'), monthly: usd('84') },
};
const BATCH: KeyReading = {
  kind: 'key',
  subject: { kind: 'key', id: 'b2', name: 'batch' },
  at: READ,
  limit: usd('20'),
  limitRemaining: usd('15'),
  limitReset: 'weekly',
  spent: { allTime: usd('90'), weekly: usd('5') },
};
const CREDITS: CreditsReading = {
  kind: 'credits',
  subject: { kind: 'account' },
  at: READ,
  totalCredits: usd('100'),
  totalSpent: usd('60'),
};

const { layers: _, ...KEY_OUTLOOK } = KEY_FORECAST;

export const ACCOUNT: AccountStanding = {
  at: NOW,
  credits: {
    taken: CREDITS,
    freshAt: READ,
    outlook: { at: READ, first: BALANCE_ENDS, pace: { perHour: usd('0.1'), perDay: usd('2.4') } },
  },
  keys: [
    { taken: PROD, freshAt: READ, outlook: KEY_OUTLOOK },
    { taken: BATCH, freshAt: READ },
  ],
  budgets: [
    {
      taken: {
        kind: 'budget',
        subject: { kind: 'workspace', id: 'w1', name: 'Research' },
        at: READ,
        budget: {
          scope: 'workspace',
          limit: usd('200'),
          spent: usd('89'),
          remaining: usd('111'),
          reset: 'monthly',
          resetsAt: new Date('2026-12-01T00:00:00Z'),
          includesByok: false,
        },
      },
      freshAt: READ,
    },
  ],
  lots: {
    kind: 'lots',
    subject: { kind: 'account' },
    at: READ,
    lots: [
      {
        standing: {
          lot: {
            id: 'l1',
            amount: usd('100'),
            purchasedAt: new Date('2026-01-10T00:00:00Z'),
            expiry: { kind: 'at', at: new Date('2027-01-10T00:00:00Z') },
            origin: 'declared',
          },
          spent: usd('60'),
          withdrawn: usd('0'),
          left: usd('40'),
        },
        unused: usd('0'),
        isDue: false,
        neededPerDay: usd('0.8'),
      },
    ],
  },
  past: [
    { at: new Date('2026-11-19T23:00:00Z'), left: usd('43.70') },
    { at: new Date('2026-11-20T23:00:00Z'), left: usd('41.30') },
  ],
};

export const KEY: KeyStanding = {
  at: NOW,
  key: { taken: PROD, freshAt: READ, outlook: KEY_OUTLOOK },
  forecast: { kind: 'forecast', subject: PROD.subject, at: READ, forecast: KEY_FORECAST },
  past: [{ at: new Date('2026-11-20T23:00:00Z'), left: usd('18.08') }],
};

export const ALERTS: AlertStanding = {
  at: NOW,
  open: [
    {
      shortId: '01CC',
      number: 1,
      rule: 'forecast-limit',
      severity: 'info',
      subject: PROD.subject,
      evidence: { kind: 'forecast', readAt: READ, layer: LIMIT_ENDS },
      openedAt: READ,
    },
    {
      shortId: '7F3A',
      number: 2,
      rule: 'key-limit',
      severity: 'warning',
      subject: PROD.subject,
      evidence: {
        kind: 'limit',
        readAt: READ,
        standing: {
          kind: 'limited',
          limit: usd('100'),
          spent: usd('84'),
          remaining: usd('16'),
          share: ratio(84n, 100n),
          reset: 'monthly',
          resetsAt: new Date('2026-12-01T00:00:00Z'),
        },
      },
      openedAt: new Date('2026-11-20T09:15:00Z'),
      acknowledged: { by: 'Ann (U1)', at: new Date('2026-11-20T09:20:00Z') },
      snoozed: { by: 'Ann (U1)', until: new Date('2026-11-22T08:00:00Z') },
    },
  ],
  silences: [{ rule: 'key-expiry', until: new Date('2026-11-21T14:00:00Z'), by: 'Ben (U2)' }],
  lastReadAt: READ,
};

/** A third of the plan's month is over in time and two thirds of its money are spent. */
export const HELD: HeldPlan = {
  name: 'launch',
  month: '2026-11',
  from: new Date('2026-11-01T00:00:00Z'),
  until: new Date('2026-12-01T00:00:00Z'),
  at: new Date('2026-11-11T00:00:00Z'),
  of: 'the keys prod, batch',
  planned: usd('90'),
  spend: {
    spent: usd('60'),
    isCounted: true,
    readAt: new Date('2026-11-10T23:55:00Z'),
    projected: { low: usd('140'), middle: usd('180'), high: usd('230') },
  },
  prices: estimateDiff(
    { ...PRICES, scenario: plan(support(), {}) },
    { ...PRICES, scenario: plan(support(), {}) },
  ),
  requests: { made: 4_000, planned: 2_000, until: '2026-11-10' },
};

function layerOf(layer: RunwayLayer, [p10, p50, p90]: readonly [string, string, string]): LayerForecast {
  const ends = (at: string) => ({ kind: 'ends', at: new Date(at) }) as const;
  return {
    layer,
    basis: 'day-blocks',
    ends: { p10: ends(p10), p50: ends(p50), p90: ends(p90) },
    risk: { within4Hours: 0, within24Hours: 0, within72Hours: 0.1, within7Days: 0.99 },
  };
}
