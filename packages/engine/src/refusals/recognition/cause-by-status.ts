import type { Cause } from '../cause.ts';
import type { Refusal } from '../refusal.ts';
import { statusOf } from './status-of.ts';

/**
 * The cause where only a coarse type or the status tells.
 *
 * A bare 402 or 403 stays unknown: it may be the account, the key, a budget, a filter or a provider, and
 * guessing sends people to the wrong purse (hermes-agent issue 107166).
 */
export function causeByStatus(refusal: Refusal): Cause | undefined {
  const { shape, errorType, type, code } = refusal;
  const status = statusOf(refusal);
  if (shape === 'page') return pageCause(status);
  const cause =
    TYPES[errorType ?? ''] ??
    STATUSES[status ?? 0] ??
    (typeof code === 'string' ? TYPES[code] : undefined) ??
    TYPES[type ?? ''];
  return shape === 'stream' ? (IN_STREAM[cause ?? ''] ?? cause) : cause;
}

function pageCause(status: number | undefined): Cause | undefined {
  if (status === undefined) return undefined;
  return PAGES[status] ?? (status >= 500 ? 'server_error' : undefined);
}

/** A page under 401 or 403 may come from anything on the way. */
const PAGES: Readonly<Record<number, Cause>> = {
  404: 'not_found',
  408: 'edge_timeout_html',
  413: 'payload_too_large',
  429: 'platform_rate_limit',
  504: 'edge_timeout_html',
  522: 'edge_timeout_html',
  524: 'edge_timeout_html',
};

/** Our own limits are counted before a stream begins: what comes within it is the provider's. */
const IN_STREAM: Readonly<Record<string, Cause>> = {
  // A provider may send `constructor`: it is no name of this table.
  __proto__: null as never,
  upstream_bad_gateway: 'upstream_bad_gateway_midstream',
  platform_rate_limit: 'upstream_rate_limit',
};

const STATUSES: Readonly<Record<number, Cause>> = {
  400: 'bad_request',
  401: 'invalid_or_deleted_key',
  404: 'not_found',
  408: 'request_timeout',
  410: 'gone',
  412: 'precondition_failed',
  413: 'payload_too_large',
  422: 'unprocessable',
  429: 'platform_rate_limit',
  500: 'server_error',
  502: 'upstream_bad_gateway',
  503: 'no_provider_or_unavailable',
  504: 'upstream_timeout',
  522: 'edge_timeout',
  524: 'edge_timeout',
  529: 'provider_overloaded',
};

/** OpenRouter's typed error codes and their names in the shapes of Anthropic and OpenAI (errors page, 2026-08-22). */
const TYPES: Readonly<Record<string, Cause>> = {
  // A provider may send `constructor`: it is no name of this table.
  __proto__: null as never,
  context_length_exceeded: 'context_length_exceeded',
  token_limit_exceeded: 'token_limit_exceeded',
  string_too_long: 'bad_request',
  authentication: 'invalid_or_deleted_key',
  authentication_error: 'invalid_or_deleted_key',
  invalid_api_key: 'invalid_or_deleted_key',
  permission_denied: 'permission_denied',
  permission_error: 'permission_denied',
  rate_limit_exceeded: 'platform_rate_limit',
  rate_limit_error: 'platform_rate_limit',
  provider_overloaded: 'provider_overloaded',
  overloaded_error: 'provider_overloaded',
  provider_unavailable: 'upstream_bad_gateway',
  invalid_prompt: 'bad_request',
  not_found_error: 'not_found',
  content_policy_violation: 'content_policy_violation',
  refusal: 'content_policy_violation',
  timeout_error: 'upstream_timeout',
  server_error: 'server_error',
};
