import type { BudgetLayer, BudgetReading, KeyReading } from './reading.ts';
import type { BudgetSubject } from './subject.ts';

/** Takes the shared budgets out of the reading of a key; what the key alone spends stays with the key. */
export function budgetReadingsOf({ subject: key, at, budgets = [] }: KeyReading): readonly BudgetReading[] {
  return budgets
    .filter(({ scope }) => scope !== 'key_limit')
    .map((budget) => {
      const kind = KINDS[budget.scope] ?? 'guardrail';
      return { kind: 'budget', subject: { kind, id: idOf(budget, key.id), name: key.name }, at, budget };
    });
}

/**
 * One budget of a workspace or of a named member is one for all of its keys. A default holds for each key or member
 * by itself, under one id: two of them taken for one would seem to fall and rise.
 */
function idOf({ scope, budgetId }: BudgetLayer, key: string): string {
  const isOne = budgetId !== undefined && (scope === 'workspace' || scope === 'member');
  return isOne ? budgetId : `${budgetId ?? scope} of ${key}`;
}

const KINDS: Readonly<Record<string, BudgetSubject['kind']>> = {
  workspace: 'workspace',
  member: 'member',
  workspace_default_member: 'member',
};
