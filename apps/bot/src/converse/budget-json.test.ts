import type { WithinBudget } from '@tollkeeper/engine';
import { exact, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { budgetJson } from './budget-json.ts';

const point = (value: string, planned: string) => ({
  value: exact(value),
  planned: { kind: 'exact', money: usd(planned) } as const,
});
const asked = { field: 'requestsPerUserPerDay', budget: usd('500') } as const;

describe('budgetJson', () => {
  it.each<[WithinBudget, Record<string, unknown>]>([
    [
      { kind: 'found', at: point('3', '450'), next: point('3.01', '501.5') },
      {
        at: { value: 3, planned: { usd: '450', exact: true } },
        next: { value: 3.01, planned: { usd: '501.5', exact: true } },
      },
    ],
    [
      {
        kind: 'found',
        at: point('3', '450'),
        limitedBy: [{ field: 'users', message: 'users is 4, but the most is 3.' }],
      },
      {
        at: { value: 3, planned: { usd: '450', exact: true } },
        limited_by: ['users is 4, but the most is 3.'],
      },
    ],
    [
      { kind: 'nothing', least: point('1', '600') },
      { least: { value: 1, planned: { usd: '600', exact: true } } },
    ],
    [
      { kind: 'falls', least: point('0', '900'), most: point('1', '700') },
      { least: expect.objectContaining({ value: 0 }), most: expect.objectContaining({ value: 1 }) },
    ],
    [
      { kind: 'unbounded', planned: { kind: 'at-least', money: usd('7') } },
      { planned: { usd: '7', exact: false } },
    ],
    [
      { kind: 'unknown', gaps: [{ unit: 'output-token', quantity: exact(5), reason: 'no rate' }] },
      { gaps: [{ unit: 'output-token', quantity: 5, reason: 'no rate' }] },
    ],
    [
      { kind: 'refused', problems: [{ field: 'users', message: 'users is missing.' }] },
      { reasons: ['users is missing.'] },
    ],
  ])('gives what there is to say of $0.kind', (within, rest) => {
    expect(budgetJson(asked, within)).toEqual({
      field: 'requests_per_user_per_day',
      budget_usd: '500',
      result: within.kind,
      ...rest,
    });
  });
});
