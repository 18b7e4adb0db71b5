import type { Cause } from '../cause.ts';
import type { Refusal } from '../refusal.ts';
import { GOOGLE_QUOTA, OUT_OF_FUNDS, TOO_MANY } from './provider-words.ts';
import { statusOf } from './status-of.ts';

/** Whether OpenRouter only hands on what a provider answered. */
export function isFromProvider({ message }: Refusal): boolean {
  return FROM_PROVIDER.test(message);
}

/** Reads what the provider said, and the status where it said nothing that is known. */
export function causeByProvider(refusal: Refusal): Cause | undefined {
  const { metadata, message, errorType } = refusal;
  const status = statusOf(refusal);
  const said = metadata.raw ?? message.replace(FROM_PROVIDER, '');
  if (status === 429 && GOOGLE_QUOTA.test(said)) return 'upstream_rate_limit';
  if (status === 402 || OUT_OF_FUNDS.test(said))
    return metadata.isByok === true ? 'byok_provider_out_of_funds' : 'upstream_provider_out_of_funds';
  if (OTHER_REGION.test(said)) return 'region_block_upstream';
  if (TERMS.test(said)) return 'provider_tos_block';
  if ((status ?? 429) === 429 && TOO_MANY.test(said)) return 'upstream_rate_limit';
  if ((status ?? 400) === 400 && TOO_LONG.test(said)) return 'context_length_exceeded';
  if ((status ?? 400) < 500 && FILTERED.test(said)) return 'content_policy_violation';
  if (errorType === 'provider_overloaded' || OVERLOADED.test(said)) return 'provider_overloaded';
  const cause = status === undefined ? undefined : (BY_STATUS[status] ?? ofClass(status));
  return cause === 'upstream_bad_gateway' && isWithinAnswer(refusal)
    ? 'upstream_bad_gateway_midstream'
    : cause;
}

/** "Upstream error from …" is what comes under status 200, in a stream or instead of the choices (seen 2025-08-08 to 2026-09-30). */
function isWithinAnswer({ shape, message }: Refusal): boolean {
  return shape === 'stream' || /\bupstream error from\b/i.test(message);
}

function ofClass(status: number): Cause {
  return status < 500 ? 'upstream_invalid_request' : 'upstream_bad_gateway';
}

const FROM_PROVIDER = /\bprovider returned (?:an )?error|\bupstream error from [^:]{1,40}:?/i;

const OTHER_REGION =
  /unsupported_country|country, region|(?:region|country|location).{0,30}not (?:supported|available)|not available in your (?:region|country)/i;
const OVERLOADED = /\boverloaded\b/i;
const TERMS = /violation of (?:the )?provider(?:['’]s)? terms/i;
const TOO_LONG = /context.?length|context.?window|prompt is too long|too many tokens|maximum .{0,20}tokens/i;
const FILTERED =
  /content.?(?:policy|filter|management)|safety (?:system|filter|policy)|data_inspection_failed|\bmoderation\b/i;

const BY_STATUS: Readonly<Record<number, Cause>> = {
  401: 'upstream_auth_failed',
  403: 'upstream_forbidden',
  408: 'upstream_timeout',
  429: 'upstream_rate_limit',
  503: 'no_provider_or_unavailable',
  504: 'upstream_timeout',
  524: 'edge_timeout',
  529: 'provider_overloaded',
};
