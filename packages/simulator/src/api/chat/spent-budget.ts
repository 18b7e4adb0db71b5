import { decimalUsd } from '../../money/picodollars.ts';
import { type BudgetLayer, layersOf, spentIn } from '../../state/budget-layer.ts';
import type { KeyAccount } from '../../state/key-account.ts';
import type { Simulation } from '../../state/simulation.ts';
import { resetsAt } from '../../time/reset-window.ts';
import type { Refusal } from '../answer.ts';

/** 403 of the first layer that is spent already; the fields are those that limits.mdx names (autumn 2026). */
export function spentBudget({ keys, world }: Simulation, key: KeyAccount, now: Date): Refusal | undefined {
  const spent = layersOf(key, keys, world.budgets ?? []).find(
    (layer) => spentIn(layer, 'actual', now) >= layer.limit,
  );
  if (spent === undefined) return undefined;
  const window = windowName(spent);
  const { message, source, remedy } = WORDS[spent.scope](window, spent);
  return {
    status: 403,
    message,
    metadata: {
      limit_source: source,
      scope: window,
      limit_usd: spent.limit,
      spend_usd: spentIn(spent, 'actual', now),
      resets_at: resetsAt(spent.reset, now),
      remedy_hint: remedy,
    },
  };
}

/** What the messages call the window of a limit; `total` never resets. */
export function windowName({ reset }: { readonly reset: BudgetLayer['reset'] }): string {
  return reset ?? 'total';
}

type Words = { readonly message: string; readonly source: string; readonly remedy: string };

const guardrail = (window: string): Words => ({
  message: `Budget limit exceeded (${window} limit). Contact your org admin.`,
  source: 'openrouter_guardrail_budget',
  remedy: 'Ask an organization admin to raise this budget, or wait for its reset.',
});

const WORDS: Readonly<Record<BudgetLayer['scope'], (window: string, layer: BudgetLayer) => Words>> = {
  member: guardrail,
  api_key: guardrail,
  workspace: (window, { limit }) => ({
    message: `Workspace ${window === 'total' ? 'lifetime' : window} budget of $${dollars(limit)} exceeded. Contact your org admin.`,
    source: 'openrouter_workspace_budget',
    remedy: 'Ask an organization admin to raise the workspace budget, or wait for its reset.',
  }),
  key_limit: (window) => ({
    message: `Key limit exceeded (${window} limit). Manage it using https://openrouter.ai/settings/keys`,
    source: 'openrouter_key_limit',
    remedy:
      "Raise or remove this API key's usage limit at https://openrouter.ai/settings/keys, or use a key without a limit.",
  }),
};

function dollars(limit: bigint): string {
  const [whole = '0', cents = ''] = decimalUsd(limit).split('.');
  return `${whole}.${cents.padEnd(2, '0')}`;
}
