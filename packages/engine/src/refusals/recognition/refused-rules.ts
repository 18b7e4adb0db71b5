import type { MessageRule } from './message-rule.ts';

/** Messages of 401 and 403: who asks, what is sent, and from where. */
export const ACCESS_RULES: readonly MessageRule[] = [
  [
    /missing (?:authentication|authorization|api[ -]?key)|no (?:cookie )?auth(?:entication|orization)? (?:credentials|header)/i,
    'missing_credentials',
  ],
  [/\bkey (?:has |is )?expired|expired (?:api )?(?:key|token)|session (?:has )?expired/i, 'key_expired'],
  [/\bkey (?:is |has been |was )?disabled|disabled (?:api )?key/i, 'key_disabled'],
  [
    /user not found|(?:invalid|incorrect|unknown|revoked) (?:api[ -]?key|credentials|token)|invalid_api_key|key (?:not found|is (?:invalid|not valid))/i,
    'invalid_or_deleted_key',
  ],
  [
    /only (?:management|provisioning) keys|(?:management|provisioning) key (?:is )?required/i,
    'management_key_required',
  ],
  [/\bip\b.{0,30}\bnot in the .{0,20}allow-?list|not in the ip allow-?list/i, 'ip_not_in_allowlist'],
  [/requires moderation on|your input was flagged/i, 'moderation_flagged'],
  [
    /request blocked\b|prompt injection patterns|blocked by (?:a |the )?guardrail/i,
    'guardrail_content_block',
  ],
  [/violation of (?:the )?provider(?:['’]s)? terms/i, 'provider_tos_block'],
  [
    /unsupported_country_region|country, region,? or territory|location is not supported/i,
    'region_block_upstream',
  ],
  [/not available in your (?:region|country)/i, 'region_block'],
];

/** Messages of 404 and 503: no provider is left. */
export const ROUTING_RULES: readonly MessageRule[] = [
  [/guardrail restrictions/i, 'guardrail_or_data_policy_no_endpoint'],
  [/\bdata[ _]policy\b|zero data retention/i, 'data_policy_no_endpoint'],
  [/\bmax(?:imum)?[ _]price\b/i, 'max_price_no_endpoint'],
  [/no allowed providers|provider\.(?:only|ignore|order) preference/i, 'provider_restriction_no_endpoint'],
  [
    /free (?:\S+ ){0,6}(?:period|variant|version|tier) (?:has |was )?ended|migrate to the paid/i,
    'free_variant_ended',
  ],
  [
    /no endpoints? (?:found|available) (?:that|which|to|with|supporting)\b/i,
    'unsupported_feature_no_endpoint',
  ],
  [/no endpoints? (?:found|available)/i, 'model_no_endpoint'],
  [/providers? for .{1,80} (?:is|are) at capacity|capacity_exhausted/i, 'all_providers_at_capacity'],
  [
    /no (?:available )?(?:model )?providers?\b.{0,30}(?:meets?|available)|no instances available/i,
    'no_provider_or_unavailable',
  ],
];

/** Messages about the request itself and about how often it comes. */
export const REQUEST_RULES: readonly MessageRule[] = [
  [/is not a valid model|\bno such model\b|model\b.{0,80}\b(?:does not exist|not found)/i, 'invalid_model'],
  [
    /maximum context length|context[_ ](?:length|window)[_ ](?:is |was )?exceed|prompt is too long/i,
    'context_length_exceeded',
  ],
  [/\bgeneration\b.{0,60}\bnot found/i, 'generation_not_ready_or_unknown'],
  [/\bZodError\b/, 'validation_zod_shape'],
  [/payload too large|request entity too large/i, 'payload_too_large'],
  [/free-models-per-day-high-balance/i, 'free_model_daily_limit_paid_tier'],
  [/free-models-per-day/i, 'free_model_daily_limit'],
  [/free-models-per-min/i, 'free_model_minute_limit'],
  [/rate-limited upstream/i, 'upstream_rate_limit'],
  [/rate[ _-]?limit(?:[ _]exceeded|ed| reached)|too many requests/i, 'platform_rate_limit'],
];

/** Messages of a provider or a server that failed. */
export const FAILURE_RULES: readonly MessageRule[] = [
  [
    /provider disconnected|connection (?:lost|reset)|stream (?:was )?(?:cut|interrupted)/i,
    'upstream_bad_gateway',
  ],
  [/\boverloaded\b/i, 'provider_overloaded'],
];
