import type { RoutingCause } from '../cause.ts';
import { ERRORS_PAGE, type Explanation, MODELS_PAGE, PRIVACY_PAGE, ROUTING_PAGE } from '../explanation.ts';

const NOT_MONEY = 'Buying credits: money is not the matter.';

const SOURCE = "OpenRouter's errors page, 2026-08-22.";

/** Causes of finding no provider. */
export const ROUTING_CAUSES = {
  data_policy_no_endpoint: {
    scope: 'account',
    says: 'No provider of this model fits the data policy of the account, such as "no training" or zero data retention.',
    waiting: 'never',
    fixes: [
      'Loosen the data policy in the privacy settings, if you may.',
      'Use a model that a provider within the policy serves.',
    ],
    doesNotFix: [NOT_MONEY, 'A new key.'],
    where: PRIVACY_PAGE,
    source: SOURCE,
  },
  guardrail_or_data_policy_no_endpoint: {
    scope: 'account',
    says: 'No provider of this model fits both the guardrails and the data policy that hold for this key.',
    waiting: 'never',
    fixes: [
      'Check the data policy in the privacy settings and the allowed models and providers of the guardrail.',
      'Use a model that both allow.',
    ],
    doesNotFix: [NOT_MONEY],
    where: PRIVACY_PAGE,
    source: 'Seen in 2026, wrapped by a gateway.',
  },
  max_price_no_endpoint: {
    scope: 'request',
    says: 'No provider serves this model at or below the max_price of the request.',
    waiting: 'unknown',
    fixes: ['Raise or remove provider.max_price.', 'Use a cheaper model.'],
    doesNotFix: [`${NOT_MONEY} The request itself sets the price limit.`],
    where: ROUTING_PAGE,
    source: 'provider.max_price; routing step "Filter by Max Price".',
  },
  provider_restriction_no_endpoint: {
    scope: 'request',
    says: 'The providers that the request or the account allows do not serve this model.',
    waiting: 'never',
    fixes: [
      'Allow one of the providers that serve it: in provider.only or provider.order of the request, or in the allowed providers of the account.',
    ],
    doesNotFix: [NOT_MONEY],
    where: PRIVACY_PAGE,
    source: 'Seen 2026-02-10 and, with the longer wording, 2026-08-28.',
  },
  unsupported_feature_no_endpoint: {
    scope: 'request',
    says: 'No provider of this model supports something that the request uses, such as tools or images.',
    waiting: 'never',
    fixes: [
      'Leave the feature out that the text names.',
      'Use a model that has it: the list of models filters by supported parameters.',
    ],
    doesNotFix: [NOT_MONEY, 'A new key.'],
    where: MODELS_PAGE,
    source: '"No endpoints found that support …", seen 2025-03-04 to 2026-04-15.',
  },
  model_no_endpoint: {
    scope: 'request',
    says: 'No provider serves this model at present; it may have been withdrawn or renamed.',
    waiting: 'unknown',
    fixes: ['Look the model up in the list and use one that has providers.'],
    doesNotFix: [NOT_MONEY],
    where: MODELS_PAGE,
    source: '"No endpoints found for …", seen 2025-05-06.',
  },
  free_variant_ended: {
    scope: 'request',
    says: 'The free variant of this model has ended.',
    waiting: 'never',
    fixes: ['Use the paid variant, without ":free" in its id, or another free model.'],
    doesNotFix: ['Waiting for midnight: this is not the daily limit.'],
    where: MODELS_PAGE,
    source: SOURCE,
  },
  no_provider_or_unavailable: {
    scope: 'provider',
    says: 'No provider can take the request right now, or none meets the routing rules of the request.',
    waiting: 'briefly',
    fixes: [
      'Send it again with growing pauses.',
      'Loosen the routing rules of the request, or name fallback models.',
    ],
    doesNotFix: [NOT_MONEY, 'A new key.'],
    where: ROUTING_PAGE,
    source: SOURCE,
  },
  all_providers_at_capacity: {
    scope: 'provider',
    says: 'Every provider of this model is at capacity at the moment.',
    waiting: 'briefly',
    fixes: ['Wait as long as the answer says and send it again.', 'Name fallback models.'],
    doesNotFix: [NOT_MONEY, 'More keys: capacity is shared by everybody.'],
    where: ERRORS_PAGE,
    source: SOURCE,
  },
} as const satisfies Record<RoutingCause, Explanation>;
