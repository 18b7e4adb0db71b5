import { webApi } from '@slack/bolt';

/** What a call that failed leaves behind; `error` is Slack's word for it. */
export type CallFault =
  /** Nothing was done; `after` are the milliseconds that Slack asks to wait. */
  | { readonly kind: 'not-done'; readonly error: string; readonly after?: number }
  /** It may have been done, or not: the answer was lost. */
  | { readonly kind: 'unclear'; readonly error: string }
  /** Slack says no, and would say no again. */
  | { readonly kind: 'refused'; readonly error: string };

/**
 * Tells what became of a call from the error that it ended with.
 *
 * A status from 500 on counts as not done, for a server said so; 504 does not: a gateway that waited in vain knows
 * nothing.
 */
export function callFault(error: unknown): CallFault {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: 'not-done', error: 'ratelimited', after: error.retryAfter * 1_000 };
  }
  if (error instanceof webApi.WebAPIPlatformError) return platformFault(error.data.error);
  if (error instanceof webApi.WebAPIHTTPError) return statusFault(error.statusCode);
  const code = codeOf(error instanceof webApi.WebAPIRequestError ? error.original : error);
  return { kind: NEVER_SENT.has(code) ? 'not-done' : 'unclear', error: code };
}

function platformFault(error: string): CallFault {
  if (PERHAPS_DONE.has(error)) return { kind: 'unclear', error };
  return { kind: NOT_NOW.has(error) ? 'not-done' : 'refused', error };
}

function statusFault(status: number): CallFault {
  const error = `HTTP ${status}`;
  if (status === 504) return { kind: 'unclear', error };
  return { kind: status === 429 || status >= 500 ? 'not-done' : 'refused', error };
}

/** The code of the innermost cause, such as ECONNREFUSED under "fetch failed". */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : error.name;
}

/** The network failed before anything was sent. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** "Some aspect of the operation" may have succeeded: docs.slack.dev/reference/methods/chat.postMessage, 2026-11-21. */
const PERHAPS_DONE: ReadonlySet<string> = new Set(['fatal_error', 'internal_error']);

const NOT_NOW: ReadonlySet<string> = new Set(['ratelimited', 'request_timeout', 'service_unavailable']);
