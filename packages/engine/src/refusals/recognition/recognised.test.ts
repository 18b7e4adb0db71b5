import { describe, expect, it } from 'vitest';

import type { Refusal } from '../refusal.ts';
import { recognised } from './recognised.ts';

function refusal(message: string, more: Partial<Refusal> = {}): Refusal {
  return { message, metadata: {}, shape: 'error', text: message, ...more };
}

describe('recognised', () => {
  it.each([
    ['openrouter_credits', 402, 'request_exceeds_account_balance'],
    ['openrouter_in_flight_budget', 402, 'in_flight_budget_exhausted'],
    ['openrouter_key_limit', 402, 'request_exceeds_key_limit'],
    ['openrouter_key_limit', 403, 'key_limit_exceeded'],
    ['openrouter_guardrail_budget', 403, 'guardrail_budget_exceeded'],
    ['openrouter_workspace_budget', 403, 'workspace_budget_exceeded'],
    ['openrouter_free_tier_daily', 429, 'free_model_daily_limit'],
    ['openrouter_free_tier_per_minute', 429, 'free_model_minute_limit'],
    ['upstream_provider_shared_pool', 429, 'upstream_rate_limit'],
  ])('reads limit_source %s under %i, whatever the words', (limitSource, code, cause) => {
    expect(recognised(refusal('?', { code, metadata: { limitSource } }))).toEqual({ cause, by: 'field' });
  });

  it.each([
    ['402 Insufficient credits. Key limit exceeded (weekly limit)', 'key_limit_weekly'],
    ['This account never purchased credits. KEY LIMIT EXCEEDED', 'key_limit_exceeded'],
    ['can only afford 17 … settings/credits … OPENROUTER_KEY_LIMIT', 'request_exceeds_key_limit'],
    ['Prompt tokens limit exceeded: 9 > 8 … limit_source openrouter_key_limit', 'prompt_exceeds_key_limit'],
    ['at least $1.00 in balance … openrouter_key_limit', 'key_limit_below_media_minimum'],
  ])('names no empty account where a key limit is named, in whatever words: %s', (text, cause) => {
    expect(recognised(refusal(text)).cause).toBe(cause);
  });

  it('believes the field that names the account against words about a key', () => {
    const metadata = { limitSource: 'openrouter_credits' };
    const text = 'Is it the "key limit exceeded"? {"limit_source":"openrouter_credits"}';

    expect(recognised(refusal('Insufficient credits', { metadata, text })).cause).toBe(
      'account_balance_exhausted',
    );
  });

  it('names the period of a spent key limit by its scope', () => {
    const metadata = { limitSource: 'openrouter_key_limit', scope: 'weekly' };

    expect(recognised(refusal('?', { code: 403, metadata })).cause).toBe('key_limit_weekly');
  });

  it('takes a free limit of 1,000 a day for the higher one', () => {
    const metadata = { limitSource: 'openrouter_free_tier_daily', rateLimit: 1_000 };

    expect(recognised(refusal('?', { metadata })).cause).toBe('free_model_daily_limit_paid_tier');
  });

  it.each([
    [429, 'You exceeded your current quota', 'upstream_provider_out_of_funds'],
    [429, 'You exceeded your current quota. RESOURCE_EXHAUSTED', 'upstream_rate_limit'],
    [429, 'Too many requests', 'upstream_rate_limit'],
    [400, "This model's maximum context length is 8192 tokens", 'context_length_exceeded'],
    [400, 'tool_choice is not supported', 'upstream_invalid_request'],
    [403, 'User location is not supported', 'region_block_upstream'],
    [403, '', 'upstream_forbidden'],
    [401, 'Invalid API key', 'upstream_auth_failed'],
    [502, '<html>', 'upstream_bad_gateway'],
    [503, 'Model is overloaded', 'provider_overloaded'],
  ])('reads what a provider said under %i: "%s"', (code, raw, cause) => {
    const metadata = { raw, providerName: 'P' };

    expect(recognised(refusal('Provider returned error', { code, metadata }))).toEqual({
      cause,
      by: 'provider',
    });
  });

  it('holds within a stream the provider to account for limits and failures', () => {
    const within = (message: string, code: number) =>
      recognised(refusal(message, { code, shape: 'stream' })).cause;

    expect(within('Rate limit exceeded', 429)).toBe('upstream_rate_limit');
    expect(within('Provider disconnected', 502)).toBe('upstream_bad_gateway_midstream');
    expect(within('', 502)).toBe('upstream_bad_gateway_midstream');
  });

  it('trusts the status in the body before the one of a gateway', () => {
    expect(recognised(refusal('?', { status: 500, code: 429 }))).toEqual({
      cause: 'platform_rate_limit',
      by: 'status',
    });
  });

  it.each([
    [524, 'edge_timeout_html'],
    [502, 'server_error'],
    [403, 'unknown'],
  ])('reads only the status of a web page: %i', (status, cause) => {
    const page = refusal('Insufficient credits', { status, shape: 'page' });

    expect(recognised(page).cause).toBe(cause);
  });
});
