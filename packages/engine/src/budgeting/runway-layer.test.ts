import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { BudgetLayer, CreditsReading, KeyReading } from './reading.ts';
import { runwayLayers, sharedRunway } from './runway-layer.ts';

const KEY: KeyReading = {
  kind: 'key',
  subject: { kind: 'key', id: 'k1', name: 'batch' },
  at: new Date('2026-11-20T09:00:00Z'),
  limit: usd('100'),
  limitRemaining: usd('40'),
  limitReset: 'weekly',
  spent: { allTime: usd('900'), weekly: usd('60'), monthly: usd('200') },
};

const WORKSPACE: BudgetLayer = {
  scope: 'workspace',
  limit: usd('1000'),
  spent: usd('800'),
  remaining: usd('200'),
  reset: 'monthly',
  resetsAt: new Date('2026-12-01T00:00:00Z'),
  includesByok: false,
};

const CREDITS: CreditsReading = {
  kind: 'credits',
  subject: { kind: 'account' },
  at: KEY.at,
  totalCredits: usd('500'),
  totalSpent: usd('420'),
};

describe('runwayLayers', () => {
  it('lists the caps, the balance and the end of the key', () => {
    const expiresAt = new Date('2027-01-01T00:00:00Z');

    expect(runwayLayers({ ...KEY, budgets: [WORKSPACE], expiresAt }, CREDITS)).toEqual([
      {
        kind: 'budget',
        scope: 'key_limit',
        limit: usd('100'),
        remaining: usd('40'),
        reset: 'weekly',
        // 20 November 2026 is a Friday: the week ends before Monday the 23rd.
        resetsAt: new Date('2026-11-23T00:00:00Z'),
        perKeyDollar: 1,
      },
      {
        kind: 'budget',
        scope: 'workspace',
        limit: usd('1000'),
        remaining: usd('200'),
        reset: 'monthly',
        resetsAt: new Date('2026-12-01T00:00:00Z'),
        // 800 of all for 200 of the key.
        perKeyDollar: 4,
      },
      // 500 − 420.
      { kind: 'balance', remaining: usd('80') },
      { kind: 'key-expiry', at: expiresAt },
    ]);
  });

  it('takes the cap of the key from the budgets when it is among them', () => {
    const own = { ...WORKSPACE, scope: 'key_limit', reset: 'weekly' } as const;

    expect(runwayLayers({ ...KEY, budgets: [own] }, undefined)).toMatchObject([
      { scope: 'key_limit', remaining: usd('200'), perKeyDollar: 1 },
    ]);
  });

  it('does not say how a cap is shared by a key that spent nothing of it', () => {
    const key = { ...KEY, spent: { ...KEY.spent, monthly: usd('0') }, budgets: [WORKSPACE] };

    expect(runwayLayers(key, undefined)[1]).not.toHaveProperty('perKeyDollar');
  });

  it('does not say how a cap is shared where a counter of the key is missing', () => {
    const shared = { ...WORKSPACE, includesByok: true };
    const { monthly: _, ...unknown } = KEY.spent;
    const byok = { allTime: usd('9'), monthly: usd('5') };
    const withoutOwn = { ...KEY, spent: unknown, byokSpent: byok, budgets: [shared] };
    const withoutByok = { ...KEY, byokSpent: { allTime: usd('9') }, budgets: [shared] };

    expect(runwayLayers(withoutOwn, undefined)[1]).not.toHaveProperty('perKeyDollar');
    expect(runwayLayers(withoutByok, undefined)[1]).not.toHaveProperty('perKeyDollar');
    // 800 of all over 200 + 5 of the key.
    expect(runwayLayers({ ...KEY, byokSpent: byok, budgets: [shared] }, undefined)[1]).toMatchObject({
      perKeyDollar: 800 / 205,
    });
  });

  it('is empty for a key without any limit', () => {
    const { limit: _, ...unlimited } = KEY;

    expect(runwayLayers(unlimited, undefined)).toEqual([]);
  });
});

describe('sharedRunway', () => {
  const subject = { kind: 'workspace', id: 'w1', name: 'w1' } as const;

  it('is a cap on all that its keys spend together', () => {
    expect(sharedRunway({ kind: 'budget', subject, at: KEY.at, budget: WORKSPACE })).toEqual({
      kind: 'budget',
      scope: 'workspace',
      limit: usd('1000'),
      remaining: usd('200'),
      reset: 'monthly',
      resetsAt: new Date('2026-12-01T00:00:00Z'),
      perKeyDollar: 1,
    });
  });

  it('resets by the calendar where nobody says when', () => {
    const { resetsAt: _, ...undated } = WORKSPACE;
    const runway = sharedRunway({
      kind: 'budget',
      subject,
      at: KEY.at,
      budget: { ...undated, reset: 'daily' },
    });
    expect(runway.resetsAt).toEqual(new Date('2026-11-21T00:00:00Z'));
  });
});
