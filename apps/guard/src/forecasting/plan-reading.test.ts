import type { KeyReading, SpendPaths } from '@tollkeeper/engine';
import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { History } from './history.ts';
import { type PlanHistories, planReading } from './plan-reading.ts';

/** Ten of the thirty days of November are over. */
const AT = new Date('2026-11-11T00:00:00Z');
const PLAN = { id: 'p1', name: 'support', perMonth: usd('120'), keys: ['prod'] };

/** A key that has spent so much this month, and goes on with a dollar an hour. */
function history(monthly: string | undefined): History {
  const key: KeyReading = {
    kind: 'key',
    subject: { kind: 'key', id: 'a', name: 'prod' },
    at: AT,
    limitReset: 'never',
    spent: { allTime: usd('500'), ...(monthly !== undefined && { monthly: usd(monthly) }) },
  };
  const paths: SpendPaths = {
    basis: 'pace',
    count: 1,
    from: AT,
    hoursTo: (_, dollars) => dollars,
    spentAfter: (_, hours) => hours,
  };
  return { counters: [key], curve: [], hourly: { until: AT, dollars: new Float64Array(0) }, paths };
}

function whole(...histories: readonly History[]): PlanHistories {
  return { histories, isWhole: true };
}

describe('planReading', () => {
  it('adds what is ahead to what all its keys have spent this month', () => {
    // $30 + $20 so far, and 2 × 20 days × 24 h × $1 = $960 ahead; a third of $120 was to be spent by now.
    expect(planReading(PLAN, whole(history('30'), history('20')), AT)).toEqual({
      kind: 'plan',
      subject: { kind: 'plan', id: 'p1', name: 'support' },
      at: AT,
      from: new Date('2026-11-01T00:00:00Z'),
      until: new Date('2026-12-01T00:00:00Z'),
      planned: usd('120'),
      plannedSoFar: usd('40'),
      spent: usd('50'),
      projected: usd('1010'),
    });
  });

  it('says nothing while what is spent of the month is not known of one of them', () => {
    expect(planReading(PLAN, whole(history('30'), history(undefined)), AT)).toBeUndefined();
    expect(planReading(PLAN, whole(), AT)).toBeUndefined();
  });

  it('says "at least" where a key is not watched, or where it goes is not foreseen', () => {
    const one = history('30');
    // $30 so far, and 20 days × 24 h × $1 ahead.
    expect(planReading(PLAN, { histories: [one], isWhole: false }, AT)).toMatchObject({
      projected: usd('510'),
      isAtLeast: true,
    });
    expect(planReading(PLAN, whole({ ...one, paths: undefined }), AT)).toMatchObject({
      spent: usd('30'),
      projected: usd('30'),
      isAtLeast: true,
    });
  });

  it('takes what the account has spent since the month began from its curve', () => {
    const credits = {
      kind: 'credits',
      subject: { kind: 'account' },
      at: AT,
      totalCredits: usd('100'),
      totalSpent: usd('75'),
    } as const;
    const curve = [
      { at: new Date('2026-10-31T00:00:00Z'), dollars: 40 },
      { at: new Date('2026-11-01T00:00:00Z'), dollars: 45 },
      { at: AT, dollars: 75 },
    ];
    const account = { ...history('0'), counters: [credits], curve };
    expect(planReading(PLAN, whole(account), AT)).toMatchObject({ spent: usd('30') });
    expect(planReading(PLAN, whole({ ...account, curve: curve.slice(2) }), AT)).toBeUndefined();
  });

  it('knows nothing of a month in which the account was not read yet: that is not zero', () => {
    const credits = {
      kind: 'credits',
      subject: { kind: 'account' },
      at: new Date('2026-10-31T23:00:00Z'),
      totalCredits: usd('100'),
      totalSpent: usd('75'),
    } as const;
    const curve = [
      { at: new Date('2026-10-30T00:00:00Z'), dollars: 40 },
      { at: credits.at, dollars: 75 },
    ];
    const account = { ...history('0'), counters: [credits], curve };
    const soon = new Date('2026-11-01T00:05:00Z');
    expect(planReading(PLAN, whole(account), soon)).toBeUndefined();
  });
});
