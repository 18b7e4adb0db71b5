import type { Cause } from '../cause.ts';

/**
 * The cause of a message that breaks off within a known sentence, where every sentence that begins so has that cause.
 *
 * A limit of a terminal or of a log cuts in the middle of a word; whole messages are left to the other rules.
 */
export function causeOfCut(message: string): Cause | undefined {
  const text = message.replace(/(?:…|\.{3})$/, '').trimEnd();
  const causes = new Set(
    SENTENCES.flatMap(([sentence, cause]) => (breaksOffWithin(sentence, text) ? [cause] : [])),
  );
  const [cause] = causes;
  return causes.size === 1 ? cause : undefined;
}

/** Whether the text ends before the sentence does, from whichever word on; `*` stands for what differs. */
function breaksOffWithin(sentence: string, text: string): boolean {
  const [first = '', ...others] = sentence.split('*');
  const start = text.indexOf(first.slice(0, LEAST));
  if (start < 0) return false;
  let rest = text.slice(start);
  for (const [index, part] of [first, ...others].entries()) {
    const at = index === 0 ? 0 : rest.indexOf(part);
    if (at < 0 || (index === 0 && !rest.startsWith(part))) {
      return index === 0 ? part.startsWith(rest) : rest.length <= LONGEST_GAP;
    }
    rest = rest.slice(at + part.length);
  }
  return false;
}

/** So much of a sentence has to be there. */
const LEAST = 12;
/** Names of models and addresses stand in the gaps. */
const LONGEST_GAP = 80;

/** As OpenRouter writes them (limits and errors pages, and as met up to November 2026). */
const SENTENCES: readonly (readonly [sentence: string, cause: Cause])[] = [
  [
    'Insufficient credits. This account never purchased credits. Make sure your key is on the correct account or org',
    'account_never_purchased',
  ],
  [
    'Insufficient credits. Add more using https://openrouter.ai/settings/credits',
    'account_balance_exhausted',
  ],
  [
    'This request would exceed your available credits given your current in-flight requests. Retry after in-flight requests settle, or add credits.',
    'in_flight_budget_exhausted',
  ],
  [
    'This request requires at least $* in balance for image or video output',
    'account_balance_below_media_minimum',
  ],
  [
    'This request requires more credits, or fewer max_tokens. You requested up to',
    'request_exceeds_account_balance',
  ],
  ['Prompt tokens limit exceeded: * > *. To increase, visit', 'prompt_exceeds_account_balance'],
  [
    'Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys',
    'key_limit_total',
  ],
  [
    'Key limit exceeded (daily limit). Manage it using https://openrouter.ai/settings/keys',
    'key_limit_daily',
  ],
  [
    'Key limit exceeded (weekly limit). Manage it using https://openrouter.ai/settings/keys',
    'key_limit_weekly',
  ],
  [
    'Key limit exceeded (monthly limit). Manage it using https://openrouter.ai/settings/keys',
    'key_limit_monthly',
  ],
  ['Budget limit exceeded (* limit). Contact your org admin.', 'guardrail_budget_exceeded'],
  ['No cookie auth credentials found', 'missing_credentials'],
  ['Missing Authentication header', 'missing_credentials'],
  ['Only management keys can perform this operation', 'management_key_required'],
  ['your IP address is not in the allowlist for this account', 'ip_not_in_allowlist'],
  ['Request blocked: prompt injection patterns detected', 'guardrail_content_block'],
  ['The request is prohibited due to a violation of provider Terms Of Service.', 'provider_tos_block'],
  ['This model is not available in your region.', 'region_block'],
  ['No allowed providers are available for the selected model.', 'provider_restriction_no_endpoint'],
  ['Rate limit exceeded: free-models-per-day-high-balance', 'free_model_daily_limit_paid_tier'],
  ['Rate limit exceeded: free-models-per-day.', 'free_model_daily_limit'],
  ['Rate limit exceeded: free-models-per-min.', 'free_model_minute_limit'],
  ['Operation timed out. Please try again later.', 'request_timeout'],
];
