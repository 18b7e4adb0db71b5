import type { Picodollars } from '../money/picodollars.ts';
import { layersOf, spentIn } from '../state/budget-layer.ts';
import { userIdOf } from '../state/ids.ts';
import { type KeyAccount, maskedSecret } from '../state/key-account.ts';
import type { Simulation } from '../state/simulation.ts';
import { resetsAt } from '../time/reset-window.ts';
import { answerWith } from './answer.ts';
import { freeAllowance, freeCallsToday } from './chat/free-tier.ts';
import { noQuery } from './no-query.ts';
import type { Question, Route } from './route.ts';
import { workspaceId } from './wire-key.ts';
import { wireUsage } from './wire-usage.ts';

/** `GET /key`, and its old name: any key reads itself. */
export const currentKeyRoutes: readonly Route[] = ['/key', '/auth/key'].map((path) => ({
  method: 'GET',
  path,
  access: 'any',
  answer: (question) => {
    const { simulation, request, now, caller } = question;
    noQuery(request);
    const key = caller.kind === 'ordinary' ? caller.key : undefined;
    const data = {
      label: maskedSecret(key?.secret ?? simulation.managementKey),
      ...(key === undefined ? MANAGEMENT_USAGE : wireUsage(simulation, key, now)),
      is_free_tier: simulation.credits.bought === 0n,
      is_management_key: key === undefined,
      is_provisioning_key: key === undefined,
      creator_user_id: userIdOf(key?.member ?? 'owner'),
      expires_at: key?.expiresAt ?? null,
      rate_limit: { requests: -1, interval: '10s', note: 'This field is deprecated and safe to ignore.' },
      free_model_daily_requests: freeRequests(question),
      workspace_id: workspaceId(key?.workspace),
      ...(simulation.world.showsBudgets === true ? budgets(simulation, key, now) : {}),
    };
    return answerWith({ data }, { 'cache-control': 'private, no-store' });
  },
}));

function freeRequests({ simulation, now }: Question): Readonly<Record<string, number>> {
  const limit = freeAllowance(simulation);
  const used = freeCallsToday(simulation, now);
  return { limit, remaining: Math.max(limit - used, 0), used };
}

type WireBudget = { readonly limit_usd: Picodollars; readonly remaining_usd: Picodollars };

/** `budgets` in the order of enforcement; `effective_budget` is the one that refuses first (SDK, autumn 2026). */
function budgets(
  { keys, world }: Simulation,
  key: KeyAccount | undefined,
  now: Date,
): { readonly budgets: readonly WireBudget[]; readonly effective_budget: WireBudget | null } {
  const layers = key === undefined ? [] : layersOf(key, keys, world.budgets ?? []);
  const wire = layers.map((layer) => {
    const spend = spentIn(layer, 'shown', now);
    return {
      budget_id: layer.budgetId,
      guardrail_id: layer.guardrailId,
      include_byok: layer.includeByok,
      limit_usd: layer.limit,
      spend_usd: spend,
      remaining_usd: layer.limit - spend,
      reset_interval: layer.reset,
      resets_at: resetsAt(layer.reset, now),
      scope: layer.scope,
    };
  });
  const spent = wire.find(({ remaining_usd: remaining }) => remaining <= 0n);
  const [tightest] = wire.toSorted((one, other) => (one.remaining_usd < other.remaining_usd ? -1 : 1));
  return { budgets: wire, effective_budget: spent ?? tightest ?? null };
}

/** A management key calls no model, so it spends nothing. */
const MANAGEMENT_USAGE = {
  limit: null,
  limit_remaining: null,
  limit_reset: null,
  include_byok_in_limit: false,
  usage: 0n,
  usage_daily: 0n,
  usage_weekly: 0n,
  usage_monthly: 0n,
  byok_usage: 0n,
  byok_usage_daily: 0n,
  byok_usage_weekly: 0n,
  byok_usage_monthly: 0n,
};
