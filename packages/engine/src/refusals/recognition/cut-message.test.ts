import { describe, expect, it } from 'vitest';

import { causeOfCut } from './cut-message.ts';

describe('causeOfCut', () => {
  it.each([
    [
      'This request would exceed your available credits given your current in-flight reque',
      'in_flight_budget_exhausted',
    ],
    ['failed: This request would exceed your…', 'in_flight_budget_exhausted'],
    ['402 Insufficient credits. This acc...', 'account_never_purchased'],
    ['Insufficient credits. Add', 'account_balance_exhausted'],
    ['Key limit exceeded (wee', 'key_limit_weekly'],
    ['This request requires at least $1.00 in bala', 'account_balance_below_media_minimum'],
    ['Rate limit exceeded: free-models-per-m', 'free_model_minute_limit'],
  ])('knows the sentence that breaks off: %s', (message, cause) => {
    expect(causeOfCut(message)).toBe(cause);
  });

  it.each([
    ['two sentences begin so', 'Insufficient credits.'],
    ['too little is there', 'This req'],
    ['it is whole', 'Missing Authentication header'],
    ['it goes on otherwise', 'This request would exceed your imagination'],
    ['something stands behind it', 'Insufficient credits. This acc is what I saw'],
  ])('says nothing where %s', (_, message) => {
    expect(causeOfCut(message)).toBeUndefined();
  });
});
