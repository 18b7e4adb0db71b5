import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { BudgetLayer, BudgetReading } from './reading.ts';
import { sharedCurve } from './shared-curve.ts';
import type { SpendPoint } from './spend-curve.ts';

/** Points stand five minutes before their readings. */
const START = Date.parse('2026-11-21T12:05:00Z');
const NOON = new Date('2026-11-21T12:00:00Z');
const after = (hours: number): Date => new Date(NOON.getTime() + hours * 3_600_000);

function reading(hours: number, spent: string, change: Partial<BudgetLayer> = {}): BudgetReading {
  const budget: BudgetLayer = {
    scope: 'workspace',
    limit: usd('100'),
    spent: usd(spent),
    remaining: usd('1'),
    reset: 'daily',
    includesByok: false,
    ...change,
  };
  const subject = { kind: 'workspace', id: 'w1', name: 'w1' } as const;
  return { kind: 'budget', subject, at: new Date(START + hours * 3_600_000), budget };
}

function dollars(curve: readonly SpendPoint[]): readonly number[] {
  return curve.map((point) => point.dollars);
}

describe('sharedCurve', () => {
  it('follows the counter of the budget, and begins anew with it', () => {
    // $4, then $2 up to the last look of the day, then $3 and $1 of the next.
    const readings = [
      reading(0, '10'),
      reading(6, '14'),
      reading(11, '16'),
      reading(13, '3'),
      reading(14, '4'),
    ];
    const curve = sharedCurve(readings, undefined);
    expect(dollars(curve)).toEqual([0, 4, 6, 9, 10]);
    expect(curve[0]?.at).toEqual(NOON);
  });

  it('goes by the date of the reset that was told', () => {
    const told = { reset: 'monthly', resetsAt: after(2) } as const;
    expect(dollars(sharedCurve([reading(0, '50', told), reading(3, '2')], undefined))).toEqual([0, 2]);
  });

  it('counts nothing where the counter was corrected without a reset', () => {
    expect(dollars(sharedCurve([reading(0, '50'), reading(1, '40'), reading(2, '41')], undefined))).toEqual([
      0, 0, 1,
    ]);
  });

  it('is, before the first look, what its keys spent together, times what all of them do', () => {
    const one = [
      { at: after(-3), dollars: 100 },
      { at: after(0), dollars: 103 },
    ];
    const other = [
      { at: after(-2), dollars: 10 },
      { at: after(0), dollars: 14 },
    ];
    const curve = sharedCurve([reading(0, '50'), reading(1, '52')], { curves: [one, other], times: 2 });
    // From where both are known: $1 and $2 an hour, twice, and then $2 by the counter.
    expect(curve.map(({ at }) => at)).toEqual([after(-2), after(-1), after(0), after(1)]);
    const [first = 0] = dollars(curve);
    expect(dollars(curve).map((each) => each - first)).toEqual([0, 6, 12, 14]);
  });

  it('knows nothing of before where nothing is known of one of its keys', () => {
    const known = [{ at: after(-2), dollars: 10 }];
    expect(sharedCurve([reading(0, '50')], { curves: [known, []], times: 1 })).toHaveLength(1);
    expect(sharedCurve([], { curves: [known], times: 1 })).toEqual([]);
  });
});
