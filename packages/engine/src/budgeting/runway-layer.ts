import { type Money, NOTHING } from '@tollkeeper/pricing';

import { dollarsOf } from './dollars.ts';
import { limitStanding } from './limit.ts';
import type { BudgetLayer, BudgetReading, CreditsReading, KeyReading, LimitReset } from './reading.ts';
import { resetPeriod } from './reset-period.ts';

/** One thing that may stop a key. */
export type RunwayLayer = BudgetRunway | BalanceRunway | ExpiryRunway;

/** A cap on the key or on what it belongs to. */
export type BudgetRunway = {
  readonly kind: 'budget';
  /** The provider's word, such as `key_limit` or `workspace`. */
  readonly scope: string;
  readonly budgetId?: string;
  readonly limit: Money;
  readonly remaining: Money;
  readonly reset: LimitReset;
  readonly resetsAt?: Date;
  /** Spent against the cap for each dollar of the key, as others may share it; missing where nobody can tell. */
  readonly perKeyDollar?: number;
};

/** The credits of the account: every key spends them. */
export type BalanceRunway = { readonly kind: 'balance'; readonly remaining: Money };

/** The key itself ends, whatever is left. */
export type ExpiryRunway = { readonly kind: 'key-expiry'; readonly at: Date };

/** Lists what may stop a key: its caps as the provider enforces them, then the balance, then its own end. */
export function runwayLayers(key: KeyReading, credits: CreditsReading | undefined): readonly RunwayLayer[] {
  const balance =
    credits === undefined
      ? []
      : [{ kind: 'balance' as const, remaining: (credits.totalCredits - credits.totalSpent) as Money }];
  const expiry = key.expiresAt === undefined ? [] : [{ kind: 'key-expiry' as const, at: key.expiresAt }];
  return [...capsOf(key), ...balance, ...expiry];
}

/** A cap that several keys share, as what stops all of them together. */
export function sharedRunway({ budget, at }: BudgetReading): BudgetRunway {
  return budgetRunway(budget, { resetsAt: budgetResetsAt(budget, at), perKeyDollar: 1 });
}

/** When a cap begins anew after an instant, by the provider's word or by the calendar. */
export function budgetResetsAt({ reset, resetsAt }: BudgetLayer, at: Date): Date | undefined {
  return resetsAt ?? resetPeriod(reset, at)?.end;
}

/** What a key has spent of a shared cap in its period; missing where no counter says so. */
export function spentOfBudget({ reset, includesByok }: BudgetLayer, key: KeyReading): Money | undefined {
  if (reset === 'unknown') return undefined;
  const counter = reset === 'never' ? 'allTime' : reset;
  // Without any counters of own provider keys, they do not count against the key, and it is taken to use none.
  const byok = includesByok && key.byokSpent !== undefined ? key.byokSpent[counter] : NOTHING;
  const credits = key.spent[counter];
  return credits === undefined || byok === undefined ? undefined : ((credits + byok) as Money);
}

function capsOf(key: KeyReading): readonly BudgetRunway[] {
  const budgets = (key.budgets ?? []).map((budget) => {
    const perKeyDollar = OWN_SCOPES.has(budget.scope) ? 1 : sharedBy(budget, key);
    return budgetRunway(budget, { resetsAt: budget.resetsAt, perKeyDollar });
  });
  const standing = limitStanding(key);
  if (standing.kind !== 'limited' || budgets.some(({ scope }) => scope === KEY_LIMIT)) return budgets;
  const own = { ...standing, scope: KEY_LIMIT };
  return [budgetRunway(own, { resetsAt: standing.resetsAt, perKeyDollar: 1 }), ...budgets];
}

type Cap = Pick<BudgetRunway, 'scope' | 'budgetId' | 'limit' | 'remaining' | 'reset'>;

function budgetRunway(
  { scope, budgetId, limit, remaining, reset }: Cap,
  {
    resetsAt,
    perKeyDollar,
  }: { readonly resetsAt: Date | undefined; readonly perKeyDollar: number | undefined },
): BudgetRunway {
  return {
    kind: 'budget',
    scope,
    ...(budgetId !== undefined && { budgetId }),
    limit,
    remaining,
    reset,
    ...(resetsAt !== undefined && { resetsAt }),
    ...(perKeyDollar !== undefined && { perKeyDollar }),
  };
}

/** What all have spent in the period over what the key has: as they shared it so far, they are taken to go on. */
function sharedBy(budget: BudgetLayer, key: KeyReading): number | undefined {
  const own = spentOfBudget(budget, key);
  return own === undefined || own <= 0n ? undefined : Math.max(1, dollarsOf(budget.spent) / dollarsOf(own));
}

const KEY_LIMIT = 'key_limit';

/** Caps that only the key itself spends. */
export const OWN_SCOPES: ReadonlySet<string> = new Set([KEY_LIMIT, 'api_key', 'workspace_default_key']);
