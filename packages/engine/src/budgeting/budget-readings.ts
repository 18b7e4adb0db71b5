import type { BudgetLayer, BudgetReading, KeyReading } from './reading.ts';
import { OWN_SCOPES } from './runway-layer.ts';
import type { BudgetSubject } from './subject.ts';

/** Takes the shared budgets out of the reading of a key; what caps the key alone stays with the key. */
export function budgetReadingsOf(
  { subject: key, at, budgets = [] }: KeyReading,
  workspaceId?: string,
): readonly BudgetReading[] {
  return budgets
    .filter(({ scope }) => !OWN_SCOPES.has(scope))
    .map((budget) => {
      const kind = kindOf(budget.scope);
      const shared = sharedId(budget, workspaceId);
      const id = shared ?? `${budget.budgetId ?? budget.guardrailId ?? budget.scope} of ${key.id}`;
      return { kind: 'budget', subject: { kind, id, name: nameOf(budget, kind) }, at, toldTo: key, budget };
    });
}

/**
 * One budget of a workspace or of a named member is one for all of its keys. A default holds for each member by
 * itself, under one id: two of them taken for one would seem to fall and rise.
 */
function sharedId(
  { scope, budgetId, guardrailId }: BudgetLayer,
  workspaceId: string | undefined,
): string | undefined {
  if (scope === 'workspace') return budgetId ?? guardrailId ?? workspaceId;
  return scope === 'member' ? budgetId : undefined;
}

/** The scopes are an open list (OpenRouter's SDK, October 2026). */
function kindOf(scope: string): BudgetSubject['kind'] {
  if (scope.endsWith('member')) return 'member';
  return scope === 'workspace' ? 'workspace' : 'guardrail';
}

function nameOf({ reset }: BudgetLayer, kind: BudgetSubject['kind']): string {
  return `${reset === 'never' || reset === 'unknown' ? '' : `${reset} `}${kind} budget`;
}
