import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { budgetReadingsOf } from './budget-readings.ts';
import type { BudgetLayer, KeyReading } from './reading.ts';
import { subjectKey } from './subject.ts';

const at = new Date('2026-11-20T09:15:00Z');

function keyWith(id: string, ...budgets: readonly Partial<BudgetLayer>[]): KeyReading {
  const layer = { limit: usd('100'), spent: usd('84'), remaining: usd('16'), reset: 'weekly' as const };
  return {
    kind: 'key',
    subject: { kind: 'key', id, name: id },
    at,
    limitReset: 'never',
    spent: { allTime: usd('90') },
    budgets: budgets.map((each) => ({ ...layer, scope: 'workspace', includesByok: false, ...each })),
  };
}

function subjectsOf(key: KeyReading): readonly string[] {
  return budgetReadingsOf(key).map(({ subject }) => subjectKey(subject));
}

describe('budgetReadingsOf', () => {
  it('leaves the limit of the key out: the reading of the key tells of it', () => {
    expect(budgetReadingsOf(keyWith('a', { scope: 'key_limit' }))).toEqual([]);
  });

  it('names one budget alike for every key that shares it', () => {
    const shared = [{ budgetId: 'w1' }, { scope: 'member', budgetId: 'm1' }];
    expect(subjectsOf(keyWith('a', ...shared))).toEqual(['workspace:w1', 'member:m1']);
    expect(subjectsOf(keyWith('b', ...shared))).toEqual(['workspace:w1', 'member:m1']);
  });

  it('keeps apart what holds for each key or member by itself, and what has no id', () => {
    const own = [
      { scope: 'workspace_default_member', budgetId: 'd1' },
      { scope: 'api_key', budgetId: 'k1' },
      { scope: 'workspace' },
      { scope: 'something_new' },
    ];
    expect(subjectsOf(keyWith('a', ...own))).toEqual([
      'member:d1 of a',
      'guardrail:k1 of a',
      'workspace:workspace of a',
      'guardrail:something_new of a',
    ]);
  });
});
