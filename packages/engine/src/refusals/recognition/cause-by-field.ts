import type { Cause } from '../cause.ts';
import type { Refusal } from '../refusal.ts';
import { causeByRules } from './message-rule.ts';
import { keyLimitCause, moneyRules } from './money-rules.ts';
import { statusOf } from './status-of.ts';

/**
 * Reads the fields that were made to be branched on; words come later.
 *
 * `metadata.limit_source` and `reason` go first (limits page, 2026); then routing, moderation and validation.
 */
export function causeByField(refusal: Refusal): Cause | undefined {
  const { metadata, availability, shape, asksForPayment } = refusal;
  if (asksForPayment === true && (statusOf(refusal) ?? 402) === 402) return 'purchase_payment_required';
  return (
    causeByLimitSource(refusal) ??
    REASONS[metadata.reason ?? ''] ??
    causeByRouting(availability ?? '') ??
    causeByStep(metadata.failedRoutingStep ?? '') ??
    (metadata.patterns === undefined ? undefined : 'guardrail_content_block') ??
    (metadata.flagged === undefined ? undefined : 'moderation_flagged') ??
    (shape === 'validation' ? 'validation_zod_shape' : undefined)
  );
}

function causeByLimitSource(refusal: Refusal): Cause | undefined {
  const { message, metadata } = refusal;
  switch (metadata.limitSource) {
    case 'openrouter_credits':
      return (
        REASONS[metadata.reason ?? ''] ??
        causeByRules(moneyRules('account'), message) ??
        'request_exceeds_account_balance'
      );
    case 'openrouter_in_flight_budget':
      return 'in_flight_budget_exhausted';
    case 'openrouter_key_limit':
      return causeByKeyLimit(refusal);
    case 'openrouter_guardrail_budget':
      return 'guardrail_budget_exceeded';
    case 'openrouter_workspace_budget':
      return 'workspace_budget_exceeded';
    case 'openrouter_free_tier_daily':
      return (metadata.rateLimit ?? 0) > FREE_A_DAY || /high-balance/.test(message)
        ? 'free_model_daily_limit_paid_tier'
        : 'free_model_daily_limit';
    case 'openrouter_free_tier_per_minute':
      return 'free_model_minute_limit';
    case 'upstream_provider_shared_pool':
      return 'upstream_rate_limit';
    default:
      return undefined;
  }
}

/** Under 402 the request does not fit what is left; under 403 nothing is left. */
function causeByKeyLimit(refusal: Refusal): Cause {
  const said = causeByRules(moneyRules('key'), refusal.message);
  if (said !== undefined && said !== 'key_limit_exceeded') return said;
  if (said === undefined && statusOf(refusal) === 402) return 'request_exceeds_key_limit';
  return keyLimitCause(/daily|weekly|monthly|total|lifetime/i.exec(refusal.metadata.scope ?? '')?.[0]);
}

function causeByRouting(code: string): Cause | undefined {
  return ROUTING[code];
}

function causeByStep(step: string): Cause | undefined {
  return STEPS.find(([words]) => words.test(step))?.[1];
}

const FREE_A_DAY = 50;

const REASONS: Readonly<Record<string, Cause>> = {
  // A provider may send `constructor`: it is no name of this table.
  __proto__: null as never,
  weight_exceeds_budget: 'request_exceeds_in_flight_budget',
  in_flight_budget_exhausted: 'in_flight_budget_exhausted',
};

/** `error.availability.code`; `constraint_filtered` says too little, the message says more. */
const ROUTING: Readonly<Record<string, Cause>> = {
  // A provider may send `constructor`: it is no name of this table.
  __proto__: null as never,
  capacity_exhausted: 'all_providers_at_capacity',
  privacy_restricted: 'data_policy_no_endpoint',
  region_restricted: 'region_block',
  free_variant_ended: 'free_variant_ended',
  model_not_found: 'invalid_model',
};

const STEPS: readonly (readonly [RegExp, Cause])[] = [
  [/max(?:imum)? price/i, 'max_price_no_endpoint'],
  [/guardrail/i, 'guardrail_or_data_policy_no_endpoint'],
  [/data policy|privacy|zdr/i, 'data_policy_no_endpoint'],
  [/allowed providers|provider (?:only|ignore|preference)/i, 'provider_restriction_no_endpoint'],
];
