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

function subjectsOf(key: KeyReading, workspaceId?: string): readonly string[] {
  return budgetReadingsOf(key, workspaceId).map(({ subject }) => subjectKey(subject));
}

describe('budgetReadingsOf', () => {
  it.each(['key_limit', 'api_key', 'workspace_default_key'])(
    'leaves out what caps the key alone: the reading of the key tells of %s',
    (scope) => {
      expect(subjectsOf(keyWith('a', { scope, budgetId: 'b1', guardrailId: 'g1' }))).toEqual([]);
    },
  );

  it('names a budget of a workspace by its own id, its guardrail or the workspace, and by its period', () => {
    expect(subjectsOf(keyWith('a', { guardrailId: 'g1' }), 'w1')).toEqual(['workspace:g1']);
    const [budget] = budgetReadingsOf(keyWith('a', {}), 'w1');
    expect(budget?.subject).toEqual({ kind: 'workspace', id: 'w1', name: 'weekly workspace budget' });
    const [endless] = budgetReadingsOf(keyWith('a', { reset: 'never' }), 'w1');
    expect(endless?.subject.name).toBe('workspace budget');
  });

  it('names one budget alike for every key that shares it', () => {
    const shared = [{ budgetId: 'w1' }, { scope: 'member', budgetId: 'm1' }];
    expect(subjectsOf(keyWith('a', ...shared))).toEqual(['workspace:w1', 'member:m1']);
    expect(subjectsOf(keyWith('b', ...shared))).toEqual(['workspace:w1', 'member:m1']);
    const told = budgetReadingsOf(keyWith('b', ...shared)).map(({ toldTo }) => toldTo?.id);
    expect(told).toEqual(['b', 'b']);
  });

  it('keeps apart what holds for each key or member by itself, and what has no id', () => {
    const own = [
      { scope: 'workspace_default_member', budgetId: 'd1' },
      { scope: 'member', guardrailId: 'g1' },
      { scope: 'workspace' },
      { scope: 'something_new' },
    ];
    expect(subjectsOf(keyWith('a', ...own))).toEqual([
      'member:d1 of a',
      'member:g1 of a',
      'workspace:workspace of a',
      'guardrail:something_new of a',
    ]);
  });
});
