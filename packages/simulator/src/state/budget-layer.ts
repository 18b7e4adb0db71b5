import { type Picodollars, usd } from '../money/picodollars.ts';
import type { Reset } from '../time/reset-window.ts';
import type { BudgetPlan } from '../world/world.ts';
import { countedIn } from './counters.ts';
import { uuidOf } from './ids.ts';
import type { KeyAccount } from './key-account.ts';

/** One of the caps that a request of a key has to pass. */
export type BudgetLayer = {
  readonly scope: 'member' | 'api_key' | 'workspace' | 'key_limit';
  readonly budgetId: string | null;
  readonly guardrailId: string | null;
  readonly limit: Picodollars;
  readonly reset: Reset;
  readonly includeByok: boolean;
  /** The keys whose spending counts together. */
  readonly keys: readonly KeyAccount[];
};

/** Lists what caps a key: guardrails, its workspace from the broadest budget on, then its own limit. */
export function layersOf(
  key: KeyAccount,
  all: readonly KeyAccount[],
  budgets: readonly BudgetPlan[],
): readonly BudgetLayer[] {
  const layers = budgets.flatMap((budget, number) => layerOf({ budget, number }, key, all) ?? []);
  const order = (layer: BudgetLayer): number => SCOPES.indexOf(layer.scope) * 10 + breadthOf(layer.reset);
  return [...layers, ...ownLimit(key)].toSorted((one, other) => order(one) - order(other));
}

/** Sums what counts towards a layer: what is enforced with, or what the wire shows minutes later. */
export function spentIn(layer: BudgetLayer, which: 'actual' | 'shown', now: Date): Picodollars {
  return layer.keys.reduce((sum, { [which]: { usage, byok } }) => {
    const ownKeys = layer.includeByok ? countedIn(byok, layer.reset, now) : 0n;
    return sum + countedIn(usage, layer.reset, now) + ownKeys;
  }, 0n);
}

function layerOf(
  { budget, number }: { readonly budget: BudgetPlan; readonly number: number },
  key: KeyAccount,
  all: readonly KeyAccount[],
): BudgetLayer | undefined {
  const { includeByok = false, limit, reset } = budget;
  const common = { budgetId: uuidOf(`budget/${number}`), limit: usd(limit), reset, includeByok };
  if (budget.kind === 'workspace') {
    if (budget.workspace !== key.workspace) return undefined;
    const keys = all.filter(({ workspace }) => workspace === key.workspace);
    return { ...common, scope: 'workspace', guardrailId: null, keys };
  }
  const guardrailId = uuidOf(`guardrail/${number}`);
  if (!budget.of.includes(budget.per === 'key' ? key.plan : key.member)) return undefined;
  if (budget.per === 'key') return { ...common, scope: 'api_key', guardrailId, keys: [key] };
  return { ...common, scope: 'member', guardrailId, keys: all.filter(({ member }) => member === key.member) };
}

function ownLimit(key: KeyAccount): readonly BudgetLayer[] {
  const { limit, reset, includeByok } = key;
  if (limit === null) return [];
  return [{ scope: 'key_limit', budgetId: null, guardrailId: null, limit, reset, includeByok, keys: [key] }];
}

function breadthOf(reset: Reset): number {
  return [null, 'monthly', 'weekly', 'daily'].indexOf(reset);
}

/** In the order in which they refuse; the last is known from the key itself. */
const SCOPES: readonly BudgetLayer['scope'][] = ['member', 'api_key', 'workspace', 'key_limit'];
