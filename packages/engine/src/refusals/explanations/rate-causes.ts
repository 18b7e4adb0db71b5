import type { RateCause } from '../cause.ts';
import { CREDITS_PAGE, type Explanation, LIMITS_PAGE, PROVIDER_KEYS_PAGE } from '../explanation.ts';

const MORE_KEYS = 'More keys or accounts: the count is kept for all of them.';

const SOURCE = "OpenRouter's limits page, September to October 2026.";

/** Causes of too many requests. */
export const RATE_CAUSES = {
  free_model_daily_limit: {
    scope: 'account',
    says: "Today's free requests are used up: 50 a day for an account that has bought less than 10 credits. It does not mean that you are out of money.",
    waiting: 'daily',
    fixes: [
      'Wait for midnight UTC.',
      'Buy 10 credits in all: free models then allow 1,000 requests a day.',
      'Use the paid variant, without ":free" in its id.',
    ],
    doesNotFix: [MORE_KEYS, 'Sending again: failed attempts are counted.'],
    where: CREDITS_PAGE,
    source: 'Seen 2025-05-03 to 2026-04-28; failed attempts count too.',
  },
  free_model_daily_limit_paid_tier: {
    scope: 'account',
    says: "Today's free requests are used up, at the higher limit of 1,000 a day.",
    waiting: 'daily',
    fixes: ['Wait for midnight UTC.', 'Use the paid variant, without ":free" in its id.'],
    doesNotFix: ['Buying more credits: 1,000 a day is the highest limit of free models.', MORE_KEYS],
    where: LIMITS_PAGE,
    source: 'Seen 2026-06-05.',
  },
  free_model_minute_limit: {
    scope: 'account',
    says: 'More than 20 requests to free models came within a minute.',
    waiting: 'briefly',
    fixes: ['Wait a minute and send fewer at once.', 'Use the paid variant, without ":free" in its id.'],
    doesNotFix: [MORE_KEYS, 'Buying credits: 20 a minute holds for everybody.'],
    where: LIMITS_PAGE,
    source:
      'Limits page, September to October 2026: 20 a minute; the field limit_source is openrouter_free_tier_per_minute.',
  },
  platform_rate_limit: {
    scope: 'account',
    says: 'OpenRouter counts too many requests from you in a short time.',
    waiting: 'briefly',
    fixes: ['Send again after Retry-After, with growing pauses, and fewer at once.'],
    doesNotFix: [MORE_KEYS],
    where: LIMITS_PAGE,
    source: SOURCE,
  },
  upstream_rate_limit: {
    scope: 'provider',
    says: 'The provider limits how much it takes from OpenRouter, for all its customers together; it is not your limit.',
    waiting: 'briefly',
    fixes: [
      'Send it again after the time that the answer names.',
      'Route to another provider, or name fallback models.',
      'Add a key of your own for this provider: then its limits are yours alone.',
    ],
    doesNotFix: ['Buying credits.', 'Another OpenRouter key: the pool is shared.'],
    where: PROVIDER_KEYS_PAGE,
    source:
      'The field limit_source is upstream_provider_shared_pool; seen 2026-09-20 with a paid model, too.',
  },
} as const satisfies Record<RateCause, Explanation>;
