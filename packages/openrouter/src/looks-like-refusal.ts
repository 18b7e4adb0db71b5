import { diagnose } from '@tollkeeper/engine';

import { holdsError, refusalFrom } from './refusal-text.ts';
import { statusInText } from './status-in-text.ts';

/**
 * Whether a message pastes an error: as data, in words that only OpenRouter or an SDK writes, or as a status
 * beside words that name one cause.
 *
 * A question about errors ("what would 402 requests cost?", "5% fail with 429") pastes none.
 */
export function looksLikeRefusal(text: string): boolean {
  return holdsError(text) || VERBATIM.some((words) => words.test(text)) || namesStatusAndCause(text);
}

function namesStatusAndCause(text: string): boolean {
  if (statusInText(text) === undefined) return false;
  const { message, shape, text: kept } = refusalFrom(text);
  const { cause } = diagnose({ message, shape, metadata: {}, text: kept });
  return !TOO_COMMON.includes(cause);
}

/** Words that also stand in plans: "3% are rate limited". */
const TOO_COMMON: readonly string[] = [
  'unknown',
  'platform_rate_limit',
  'provider_overloaded',
  'upstream_bad_gateway',
  'max_price_no_endpoint',
  'data_policy_no_endpoint',
];

/** Large and small letters as they are written by the machine. */
const VERBATIM: readonly RegExp[] = [
  /\b(?:Error code|API Error|status code|HTTP(?:\/[\d.]{1,3})?):? [45]\d\d\b(?:["'`]?\s{0,2}[:-]| [A-Z{])/,
  /\b4(?:00 Bad Request|01 Unauthorized|02 Payment Required|03 Forbidden|04 Not Found|08 Request Timeout|13 Payload Too Large|29 Too Many Requests)\b/,
  /\b5(?:00 Internal Server Error|02 Bad Gateway|03 Service Unavailable|04 Gateway Time-?out)\b|\b524: A timeout/,
  /\bInsufficient credits\b|\bcan only afford \d|\bfewer max_tokens\b|\bMore credits are required to run\b/,
  /\bPrompt tokens limit exceeded\b|\bin balance for image or video\b|\byour current in-flight requests\b/,
  /\bKey limit exceeded\b|\bBudget limit exceeded\b|\bWorkspace \w+ budget of \$/,
  /\bfree-models-per-(?:day|min)\b|\btemporarily rate-limited upstream\b|\bRate limit exceeded:/,
  /\bNo endpoints (?:found|available|for|match)\b|\bNo allowed providers\b|\bis not a valid model ID\b|\bare at capacity\. Retry/,
  /\bYour input was flagged\b|\bRequest blocked: |\bviolation of provider Terms\b|\bnot available in your region\./,
  /\bUser not found\.|\bauth credentials found\b|\bMissing Authentication header\b|\bOnly (?:management|provisioning) keys can\b/,
  /\bProvider returned error\b|\bUpstream error from [A-Z]|\bmaximum context length is \d|\bIP address is not in the allowlist\b/,
  /\bGeneration \S{1,40} not found\b|invalid character '<'|\bUnexpected token '?<|<!DOCTYPE html/i,
];
