import { describe, expect, it } from 'vitest';

import { looksLikeRefusal } from './looks-like-refusal.ts';

describe('looksLikeRefusal', () => {
  it.each([
    '{"error":{"message":"anything","code":418}}',
    "Error code: 429 - {'error': ...",
    'our bot died with `402 Insufficient credits. …` but my cofounder paid',
    '429 Rate limit exceeded: free-models-per-day. are we broke?',
    'got a 402 insufficient credits since noon',
    '为什么报 403：Key limit exceeded (daily limit)？',
    'Key limit exceeded (total limit)',
    '502 Bad Gateway',
    `Unexpected token '<', "<!DOCTYPE "... is not valid JSON`,
  ])('is true of a pasted error: %s', (text) => {
    expect(looksLikeRefusal(text)).toBe(true);
  });

  it.each([
    'what would 402 requests cost',
    'what would 500 requests with sonnet cost? each 404 tokens',
    'assume 5% of calls fail with 429 and are retried',
    '3% HTTP 429, retried once; 503 users',
    'we are rate limited at 429 requests a minute, what does that cost?',
    'scenario {"users":500,"message":"hello","type":"text"}',
    'estimate {"error": 5, "code": 400}',
    'a key limit of 403 dollars for 10,000 chats',
    '',
  ])('is false of a question about costs: %s', (text) => {
    expect(looksLikeRefusal(text)).toBe(false);
  });
});
