import { describe, expect, it } from 'vitest';

import { usd } from '../money/picodollars.ts';
import { MODEL, START, smallWorld } from '../testing/small-world.ts';
import type { TrafficPlan } from '../world/traffic-plan.ts';
import type { BudgetPlan, World } from '../world/world.ts';
import { catchUp } from './catch-up.ts';
import { countedIn } from './counters.ts';
import { balanceOf } from './credit-lots.ts';
import { named, openSimulation, type Simulation, shownUsage } from './simulation.ts';

/** $0.01 a request of 10,000 prompt tokens on average, 2,880 a day: about $28.80. */
const STEADY: TrafficPlan = {
  key: 'prod',
  model: MODEL.id,
  pattern: { kind: 'steady' },
  requestsPerDay: 2_880,
  promptTokens: 10_000,
  completionTokens: 0,
};

function lived(changes: Partial<World>, until: string): Simulation {
  const simulation = openSimulation(smallWorld(changes), 7);
  catchUp(simulation, new Date(until));
  return simulation;
}

const prodOf = ({ keys }: Simulation): ReturnType<typeof named> => named(keys, 'prod');
const withLimit = (limit: string, reset: 'daily' | 'weekly' | 'monthly' | null): World['keys'] => [
  { name: 'prod', createdAt: START, limit, reset },
];

describe('catchUp', () => {
  it('shows what was spent only after the lag', () => {
    const simulation = lived({ traffic: [STEADY], lagMinutes: 4 }, '2026-11-21T00:05:00Z');
    const spent = prodOf(simulation).actual.usage.total;
    expect(spent).toBeGreaterThan(0n);
    catchUp(simulation, new Date('2026-11-21T00:08:59Z'));
    expect(shownUsage(simulation)).toBe(0n);
    catchUp(simulation, new Date('2026-11-21T00:09:00Z'));
    expect(shownUsage(simulation)).toBe(spent);
  });

  it('counts what is shown after midnight to the day it was spent on', () => {
    const at = new Date('2026-11-22T00:04:00Z');
    const { usage } = prodOf(lived({ traffic: [STEADY] }, at.toISOString())).shown;
    expect(countedIn(usage, 'daily', at)).toBe(0n);
    expect(countedIn(usage, null, at)).toBe(countedIn(usage, 'monthly', at));
    expect(usage.total).toBeGreaterThan(usd('25'));
  });

  it.each([
    // [limit's window, still spent at, open again at]: Saturday to Sunday, to Monday, to December.
    ['daily', '2026-11-21T23:59:00Z', '2026-11-22T00:05:00Z'],
    ['weekly', '2026-11-22T23:59:00Z', '2026-11-23T00:05:00Z'],
    ['monthly', '2026-11-30T23:59:00Z', '2026-12-01T00:05:00Z'],
  ] as const)('holds a %s limit until its reset', (reset, spentAt, openAt) => {
    const simulation = lived({ traffic: [STEADY], keys: withLimit('1', reset) }, spentAt);
    const key = prodOf(simulation);
    const before = key.actual.usage.total;
    // The request that crosses the limit is still served; the largest costs $0.012.
    expect(before).toBeGreaterThanOrEqual(usd('1'));
    expect(before).toBeLessThan(usd('1.012'));
    expect(key.refused).toBeGreaterThan(100);

    catchUp(simulation, new Date(openAt));
    expect(key.actual.usage.total).toBeGreaterThan(before);
  });

  it('never opens a limit that does not reset', () => {
    const simulation = lived({ traffic: [STEADY], keys: withLimit('1', null) }, '2027-02-01T00:00:00Z');
    expect(prodOf(simulation).actual.usage.total).toBeLessThan(usd('1.012'));
  });

  it('stops at an empty balance and goes on after a purchase', () => {
    const account: World['account'] = {
      movements: [
        { kind: 'purchase', at: START, amount: '5' },
        { kind: 'purchase', at: new Date('2026-11-23T12:00:00Z'), amount: '3' },
      ],
    };
    const simulation = lived({ traffic: [STEADY], account }, '2026-11-23T11:59:00Z');
    expect(balanceOf(simulation.credits)).toBeLessThanOrEqual(0n);
    expect(balanceOf(simulation.credits)).toBeGreaterThan(usd('-0.012'));
    catchUp(simulation, new Date('2026-11-24T12:00:00Z'));
    // 5 + 3, and the overshoot of one request.
    expect(prodOf(simulation).actual.usage.total).toBeGreaterThanOrEqual(usd('8'));
    expect(prodOf(simulation).actual.usage.total).toBeLessThan(usd('8.012'));
  });

  it.each([
    ['works', ['20', '30']],
    ['fails', ['20']],
  ] as const)('tops up by itself where that %s', (outcome, lots) => {
    const movements = [{ kind: 'purchase', at: START, amount: '20' }] as const;
    const account = { movements, autoTopUp: { below: '10', amount: '30', outcome } };
    const { credits } = lived({ traffic: [STEADY], account }, '2026-11-22T00:00:00Z');
    // About $28.80 in the day: below $10 after about 10, then 40 left, and 21 at the end.
    expect(credits.lots.map(({ bought }) => bought)).toEqual(lots.map(usd));
  });

  it('lets unused credits expire after a year', () => {
    const account: World['account'] = {
      movements: [
        { kind: 'purchase', at: new Date('2025-11-25T08:00:00Z'), amount: '40' },
        { kind: 'purchase', at: START, amount: '10' },
      ],
    };
    const simulation = lived({ account }, '2026-11-25T07:59:59Z');
    expect(balanceOf(simulation.credits)).toBe(usd('50'));
    catchUp(simulation, new Date('2026-11-25T08:00:00Z'));
    expect(balanceOf(simulation.credits)).toBe(usd('10'));
  });

  it('counts own keys of providers apart, and towards a limit only where it says so', () => {
    const traffic = [{ ...STEADY, byok: true }];
    const free = prodOf(lived({ traffic, keys: withLimit('1', null) }, '2026-11-22T00:00:00Z'));
    expect(free.actual.usage.total).toBe(0n);
    expect(free.actual.byok.total).toBeGreaterThan(usd('25'));

    const keys = withLimit('1', null).map((key) => ({ ...key, includeByok: true }));
    expect(prodOf(lived({ traffic, keys }, '2026-11-22T00:00:00Z')).actual.byok.total).toBeLessThan(
      usd('1.012'),
    );
  });

  it('adds up the keys of a member and of a workspace for their budgets', () => {
    const keys: World['keys'] = ['prod', 'dev'].map((name) => ({ name, createdAt: START, member: 'ann' }));
    const traffic = [STEADY, { ...STEADY, key: 'dev' }];
    const either: readonly BudgetPlan[] = [
      { kind: 'guardrail', per: 'member', of: ['ann'], limit: '2', reset: 'daily' },
      { kind: 'workspace', workspace: 'default', limit: '2', reset: 'daily' },
    ];
    for (const budget of either) {
      const { credits } = lived({ keys, traffic, budgets: [budget] }, '2026-11-21T20:00:00Z');
      // 100 − 2, less the overshoot of one request.
      expect(balanceOf(credits)).toBeLessThanOrEqual(usd('98'));
      expect(balanceOf(credits)).toBeGreaterThan(usd('97.988'));
    }
  });

  it('serves no key that is disabled or expired', () => {
    const off = [{ name: 'prod', createdAt: START, disabled: true }];
    expect(prodOf(lived({ traffic: [STEADY], keys: off }, '2026-11-22T00:00:00Z')).actual.usage.total).toBe(
      0n,
    );
    const old = [{ name: 'prod', createdAt: START, expiresAt: new Date('2026-11-21T12:00:00Z') }];
    const noon = prodOf(lived({ traffic: [STEADY], keys: old }, '2026-11-21T12:00:00Z')).actual.usage.total;
    const later = prodOf(lived({ traffic: [STEADY], keys: old }, '2026-11-22T00:00:00Z')).actual.usage.total;
    expect(noon).toBeGreaterThan(0n);
    expect(later).toBe(noon);
  });

  it('charges the price of the moment', () => {
    const change = {
      at: new Date('2026-11-22T00:00:00Z'),
      model: MODEL.id,
      prompt: '0.000002',
      completion: '0',
    };
    const at = '2026-11-23T00:00:00Z';
    const same = prodOf(lived({ traffic: [STEADY] }, at)).actual.usage.byDay;
    const dearer = prodOf(lived({ traffic: [STEADY], priceChanges: [change] }, at)).actual.usage.byDay;
    const [first, second] = [...same.values()];
    expect([...dearer.values()]).toEqual([first, (second ?? 0n) * 2n]);
  });
});

describe('openSimulation', () => {
  it('refuses names that lead nowhere', () => {
    expect(() => openSimulation(smallWorld({ traffic: [{ ...STEADY, key: 'gone' }] }), 1)).toThrow(
      'there is no key "gone"',
    );
    expect(() => openSimulation(smallWorld({ traffic: [{ ...STEADY, model: 'gone' }] }), 1)).toThrow(
      'traffic asks "gone", which is no model',
    );
  });
});
