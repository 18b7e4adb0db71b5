/** Why a call was refused; `unknown` is an answer too. */
export type Cause =
  | CreditCause
  | KeyLimitCause
  | BudgetCause
  | AccessCause
  | ContentCause
  | RoutingCause
  | RequestCause
  | RateCause
  | ProviderCause
  | PlatformCause
  | ElsewhereCause
  | 'not_refused'
  | 'unknown';

/** The account's credits do not pay for it. */
export type CreditCause =
  | 'account_balance_exhausted'
  | 'account_never_purchased'
  | 'request_exceeds_account_balance'
  | 'prompt_exceeds_account_balance'
  | 'account_balance_below_media_minimum'
  | 'in_flight_budget_exhausted'
  | 'request_exceeds_in_flight_budget'
  | 'token_limit_exceeded'
  | 'purchase_payment_required';

/** The key's own cap does not allow it. */
export type KeyLimitCause =
  | 'request_exceeds_key_limit'
  | 'prompt_exceeds_key_limit'
  | 'key_limit_below_media_minimum'
  | 'key_limit_daily'
  | 'key_limit_weekly'
  | 'key_limit_monthly'
  | 'key_limit_total'
  | 'key_limit_exceeded';

/** An organisation's budget is spent. */
export type BudgetCause = 'guardrail_budget_exceeded' | 'workspace_budget_exceeded';

/** Who asks, or from where, is not accepted. */
export type AccessCause =
  | 'missing_credentials'
  | 'invalid_or_deleted_key'
  | 'key_expired'
  | 'key_disabled'
  | 'management_key_required'
  | 'ip_not_in_allowlist'
  | 'permission_denied';

/** What was sent, or from which country, is not accepted. */
export type ContentCause =
  | 'moderation_flagged'
  | 'guardrail_content_block'
  | 'content_policy_violation'
  | 'provider_tos_block'
  | 'region_block'
  | 'region_block_upstream';

/** No provider is left after the account's and the request's own filters. */
export type RoutingCause =
  | 'data_policy_no_endpoint'
  | 'guardrail_or_data_policy_no_endpoint'
  | 'max_price_no_endpoint'
  | 'provider_restriction_no_endpoint'
  | 'unsupported_feature_no_endpoint'
  | 'model_no_endpoint'
  | 'free_variant_ended'
  | 'no_provider_or_unavailable'
  | 'all_providers_at_capacity';

/** The request itself is wrong. */
export type RequestCause =
  | 'bad_request'
  | 'invalid_model'
  | 'context_length_exceeded'
  | 'validation_zod_shape'
  | 'payload_too_large'
  | 'unprocessable'
  | 'precondition_failed'
  | 'not_found'
  | 'gone'
  | 'generation_not_ready_or_unknown';

/** Too many requests. */
export type RateCause =
  | 'free_model_daily_limit'
  | 'free_model_daily_limit_paid_tier'
  | 'free_model_minute_limit'
  | 'platform_rate_limit'
  | 'upstream_rate_limit';

/** The provider behind OpenRouter refused or failed. */
export type ProviderCause =
  | 'upstream_provider_out_of_funds'
  | 'byok_provider_out_of_funds'
  | 'upstream_invalid_request'
  | 'upstream_auth_failed'
  | 'upstream_forbidden'
  | 'upstream_bad_gateway'
  | 'upstream_bad_gateway_midstream'
  | 'upstream_timeout'
  | 'provider_overloaded';

/** OpenRouter, or the network in front of it, failed. */
export type PlatformCause = 'server_error' | 'request_timeout' | 'edge_timeout' | 'edge_timeout_html';

/** Another service than OpenRouter refused; nothing at OpenRouter is the matter. */
export type ElsewhereCause =
  | 'other_service_out_of_funds'
  | 'other_service_rate_limit'
  | 'other_service_key_rejected';
