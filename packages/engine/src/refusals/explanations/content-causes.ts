import type { ContentCause } from '../cause.ts';
import { ERRORS_PAGE, type Explanation, ROUTING_PAGE } from '../explanation.ts';

const NOT_MONEY = 'Buying credits: money is not the matter.';

const SOURCE = "OpenRouter's errors page, 2026-08-22.";

/** Causes of what was sent, or from which country. */
export const CONTENT_CAUSES = {
  moderation_flagged: {
    scope: 'request',
    says: 'This provider has inputs moderated, and yours was flagged; it was not charged.',
    waiting: 'never',
    fixes: [
      'Change the part of the input that was flagged.',
      'Use another provider of the model, or another model, that does not have inputs moderated.',
    ],
    doesNotFix: [NOT_MONEY, 'A new key.'],
    where: ERRORS_PAGE,
    source:
      "OpenRouter's errors page, 2026-08-22; also seen on harmless code, 2024-10-18, where it passed later.",
  },
  guardrail_content_block: {
    scope: 'request',
    says: "A guardrail of the organisation blocked the text before it reached a provider; it is the organisation's own rule.",
    waiting: 'never',
    fixes: ['Take what matched out of the text.', 'Ask the admin to change the guardrail.'],
    doesNotFix: [NOT_MONEY, 'Another model or provider: the guardrail stands before all of them.'],
    where: 'https://openrouter.ai/settings/guardrails',
    source: SOURCE,
  },
  content_policy_violation: {
    scope: 'request',
    says: 'A content filter of the provider flagged the input or the output.',
    waiting: 'never',
    fixes: ['Change the text.', 'Use another model or provider.'],
    doesNotFix: [NOT_MONEY],
    where: ERRORS_PAGE,
    source: SOURCE,
  },
  provider_tos_block: {
    scope: 'provider',
    says: 'The provider of this model refuses the request by its terms of service; the key and the balance are fine.',
    waiting: 'unknown',
    fixes: [
      'Use another model or provider: others work with the same key.',
      'Ask OpenRouter support if it happens with every request to this model.',
    ],
    doesNotFix: [NOT_MONEY, 'A new key.'],
    where: ROUTING_PAGE,
    source: 'Seen 2026-08-20: one model was refused, another one worked with the same key.',
  },
  region_block: {
    scope: 'request',
    says: 'OpenRouter does not offer this model in the region that the request comes from.',
    waiting: 'never',
    fixes: [
      'Use a model that is offered in your region.',
      'Check from where the request leaves: a VPN, proxy or server elsewhere counts.',
    ],
    doesNotFix: [NOT_MONEY, 'A new key.'],
    where: 'https://openrouter.ai/models',
    source: 'Seen 2026-03-25; the field availability.code is region_restricted.',
  },
  region_block_upstream: {
    scope: 'provider',
    says: 'The provider behind OpenRouter does not serve the country or region that the request comes from.',
    waiting: 'never',
    fixes: ['Route to another provider of the model, or use another model.'],
    doesNotFix: [NOT_MONEY, 'A new key.'],
    where: ROUTING_PAGE,
    source: 'Seen 2025-02-07; staff: providers sometimes have geoblocks.',
  },
} as const satisfies Record<ContentCause, Explanation>;
