import type { BudgetLayer, BudgetReading, BudgetSubject, KeyReading } from '@tollkeeper/engine';

/** Takes the caps that the key shares with others out of its reading; each is a subject of its own. */
export function budgetReadings(
  { budgets = [], at }: KeyReading,
  workspaceId: string | undefined,
): readonly BudgetReading[] {
  return budgets.flatMap((budget) => {
    const kind = kindOf(budget);
    if (kind === undefined) return [];
    const id = budget.budgetId ?? budget.guardrailId ?? workspaceId ?? budget.scope;
    const name = `${budget.reset === 'never' || budget.reset === 'unknown' ? '' : `${budget.reset} `}${kind} budget`;
    return [{ kind: 'budget', subject: { kind, id, name }, at, budget }];
  });
}

/** The scopes are an open list (SDK, October 2026); a new one with a guardrail is a guardrail's. */
function kindOf({ scope, guardrailId }: BudgetLayer): BudgetSubject['kind'] | undefined {
  if (OWN_SCOPES.has(scope)) return undefined;
  if (scope.endsWith('member')) return 'member';
  if (scope === 'workspace') return 'workspace';
  return guardrailId === undefined ? undefined : 'guardrail';
}

/** These cap the key alone, and its own reading has them. */
const OWN_SCOPES: ReadonlySet<string> = new Set(['key_limit', 'api_key', 'workspace_default_key']);
