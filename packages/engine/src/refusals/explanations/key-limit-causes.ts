import type { BudgetCause, KeyLimitCause } from '../cause.ts';
import { type Explanation, KEYS_PAGE } from '../explanation.ts';

const NOT_CREDITS = 'Buying credits: the account can be rich, it is the limit of the key that stops it.';

/**
 * Causes of the limit of a key.
 *
 * That a key is refused with 402 where the request does not fit and with 403 where the limit is spent is
 * seen; the limits page knows only 402.
 */
export const KEY_LIMIT_CAUSES = {
  request_exceeds_key_limit: {
    scope: 'key',
    says: 'What is left of the limit of this key does not cover the most that this request could cost.',
    waiting: 'reset',
    fixes: [
      'Raise or remove the limit of the key, or use another key.',
      'Set max_tokens to what the answer needs: without it, the largest output of the model is reserved.',
    ],
    doesNotFix: [NOT_CREDITS],
    where: KEYS_PAGE,
    source:
      'Seen 2025-03-21 (old wording) and 2026-02-05; the field limit_source is openrouter_key_limit, with 402.',
  },
  prompt_exceeds_key_limit: {
    scope: 'key',
    says: 'What is left of the limit of this key does not even pay for the prompt; the key need not be spent.',
    waiting: 'reset',
    fixes: ['Raise or remove the limit of the key, or use another key.', 'Send a shorter prompt.'],
    doesNotFix: [NOT_CREDITS, 'A model with a longer context: it is the money that is too short.'],
    where: KEYS_PAGE,
    source: 'Seen 2026-05-04.',
  },
  key_limit_below_media_minimum: {
    scope: 'key',
    says: 'Image and video output in chat needs at least $1.00 left on the limit of the key, whatever the request costs.',
    waiting: 'reset',
    fixes: [
      'Raise or remove the limit of the key, or use a key without one.',
      'Ask the images or videos endpoint instead of chat.',
    ],
    doesNotFix: [NOT_CREDITS],
    where: KEYS_PAGE,
    source: 'Recorded 2026-10-02; /images and /videos worked with the same key.',
  },
  key_limit_daily: limitOfKey(
    'daily',
    'daily',
    'Seen 2026-08-24; limits start again at midnight UTC (limits page, 2026-08-22).',
  ),
  key_limit_weekly: limitOfKey('weekly', 'weekly', 'Seen in 2026; weeks begin on Monday, UTC.'),
  key_limit_monthly: limitOfKey('monthly', 'monthly', 'Seen 2026-02-23.'),
  key_limit_total: limitOfKey('total', 'never', 'Seen 2026-01-26 and 2026-08-08.'),
  key_limit_exceeded: limitOfKey('', 'reset', 'The wording without a period, seen 2026-07-16.'),
} as const satisfies Record<KeyLimitCause, Explanation>;

/** Causes of the budgets of an organisation. */
export const BUDGET_CAUSES = {
  guardrail_budget_exceeded: {
    scope: 'member',
    says: "A budget that the organisation's admin set for this member or key is spent.",
    waiting: 'reset',
    fixes: ['Ask the admin of the organisation to raise the budget.'],
    doesNotFix: [
      'Buying credits: the account can be rich, the budget stops it.',
      'Raising the limit of the key, or logging in again.',
    ],
    where: 'https://openrouter.ai/settings/guardrails',
    source: "OpenRouter's limits page and messages, 2026; the 403 body is known at second hand only.",
  },
  workspace_budget_exceeded: {
    scope: 'workspace',
    says: 'The budget of the whole workspace is spent, for every key and member in it.',
    waiting: 'reset',
    fixes: ['Ask the admin of the organisation to raise the budget of the workspace.'],
    doesNotFix: [
      'Buying credits: the account can be rich, the budget stops it.',
      'Another key of the same workspace.',
    ],
    where: 'https://openrouter.ai/docs/guides/features/workspaces/workspace-budgets',
    source:
      'Workspace budgets page and a message seen 2026-09-10; the page names the broadest interval that is spent.',
  },
} as const satisfies Record<BudgetCause, Explanation>;

function limitOfKey(name: string, waiting: Explanation['waiting'], source: string): Explanation {
  return {
    scope: 'key',
    says: `The ${name === '' ? '' : `${name} `}limit of this key is spent; the account may well have credits.`,
    waiting,
    fixes: ['Raise or remove the limit of the key, or use another key.'],
    doesNotFix: [NOT_CREDITS, 'Lowering max_tokens: nothing is left at all.'],
    where: KEYS_PAGE,
    source,
  };
}
