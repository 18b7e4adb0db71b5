import type { PlatformCause, ProviderCause } from '../cause.ts';
import {
  ERRORS_PAGE,
  type Explanation,
  PROVIDER_KEYS_PAGE,
  ROUTING_PAGE,
  STATUS_PAGE,
} from '../explanation.ts';

const NOT_MONEY = 'Buying credits: money is not the matter.';

const SOURCE = "OpenRouter's errors page, 2026-08-22.";
const PLATFORM_SOURCE = "OpenRouter's OpenAPI description, 2026-08-22.";

/** Causes of the provider behind OpenRouter. */
export const PROVIDER_CAUSES = {
  upstream_provider_out_of_funds: {
    scope: 'provider',
    says: "OpenRouter's own account at this provider is out of money; yours is not what was refused.",
    waiting: 'briefly',
    fixes: ['Route to another provider of the model, or name fallback models.', 'Send it again later.'],
    doesNotFix: ['Buying credits: your balance was not the reason.', 'A new key, or a higher limit.'],
    where: ROUTING_PAGE,
    source:
      "OpenRouter's Discord archive, 2026: the user had $71.73, OpenRouter's own account at the provider was empty.",
  },
  byok_provider_out_of_funds: {
    scope: 'provider',
    says: 'Your own account at this provider is out of money: the request went through your provider key.',
    waiting: 'never',
    fixes: ['Pay at the provider.', 'Take the provider key out, so that OpenRouter pays with your credits.'],
    doesNotFix: ['Buying OpenRouter credits.'],
    where: PROVIDER_KEYS_PAGE,
    source: 'Inferred from the field is_byok, 2026; not seen.',
  },
  upstream_invalid_request: {
    scope: 'request',
    says: 'The provider does not accept this request, although OpenRouter let it pass.',
    waiting: 'never',
    fixes: [
      "Change what the provider's own text names.",
      'Route to another provider: they differ in what they accept.',
    ],
    doesNotFix: ['Sending the same request again.', NOT_MONEY],
    where: ROUTING_PAGE,
    source: 'Seen 2026-06-01.',
  },
  upstream_auth_failed: {
    scope: 'provider',
    says: 'The provider rejected the key that OpenRouter used there; that is your provider key only if you gave one.',
    waiting: 'unknown',
    fixes: ['Check your provider key, if you gave one.', 'Route to another provider.'],
    doesNotFix: ['A new OpenRouter key.', NOT_MONEY],
    where: PROVIDER_KEYS_PAGE,
    source: SOURCE,
  },
  upstream_forbidden: {
    scope: 'provider',
    says: 'The provider refuses this request; its own text says why, if it says anything.',
    waiting: 'unknown',
    fixes: ['Route to another provider, or use another model.'],
    doesNotFix: ['A new OpenRouter key.', NOT_MONEY],
    where: ROUTING_PAGE,
    source: SOURCE,
  },
  upstream_bad_gateway: {
    scope: 'provider',
    says: 'The provider is down or sent an answer that makes no sense.',
    waiting: 'briefly',
    fixes: ['Send it again with growing pauses.', 'Route to another provider, or name fallback models.'],
    doesNotFix: [NOT_MONEY, 'A new key.'],
    where: ROUTING_PAGE,
    source: SOURCE,
  },
  upstream_bad_gateway_midstream: {
    scope: 'provider',
    says: 'The provider failed while it was answering; what came before is cut off, and no other provider could step in.',
    waiting: 'briefly',
    fixes: [
      'Send it again; drop what had already come, or ask to go on from there.',
      'Route to another provider if it happens often.',
    ],
    doesNotFix: [NOT_MONEY, 'Looking at the HTTP status: it was 200.'],
    where: ERRORS_PAGE,
    source: 'Seen 2025-08-08: the status was 200, the error came within the stream.',
  },
  upstream_timeout: {
    scope: 'provider',
    says: 'The provider did not answer within the time allowed.',
    waiting: 'briefly',
    fixes: ['Send it again.', 'Ask for a shorter answer, stream it, or route to a faster provider.'],
    doesNotFix: [NOT_MONEY],
    where: ROUTING_PAGE,
    source: SOURCE,
  },
  provider_overloaded: {
    scope: 'provider',
    says: 'The provider is overloaded at the moment.',
    waiting: 'briefly',
    fixes: ['Send it again with growing pauses.', 'Route to another provider, or name fallback models.'],
    doesNotFix: [NOT_MONEY, 'A new key.'],
    where: ROUTING_PAGE,
    source: SOURCE,
  },
} as const satisfies Record<ProviderCause, Explanation>;

/** Causes of OpenRouter, or of the network in front of it. */
export const PLATFORM_CAUSES = {
  server_error: {
    scope: 'platform',
    says: 'Something broke within OpenRouter; its text hides what.',
    waiting: 'briefly',
    fixes: ['Send it again with growing pauses.', 'Look at the status page if it goes on.'],
    doesNotFix: [NOT_MONEY, 'A new key.'],
    where: STATUS_PAGE,
    source: PLATFORM_SOURCE,
  },
  request_timeout: {
    scope: 'request',
    says: 'The request took longer than OpenRouter waits.',
    waiting: 'briefly',
    fixes: ['Send it again.', 'Ask for a shorter answer, or stream it.'],
    doesNotFix: [NOT_MONEY],
    where: ERRORS_PAGE,
    source: PLATFORM_SOURCE,
  },
  edge_timeout: {
    scope: 'platform',
    says: 'The network in front of OpenRouter gave up waiting for the answer.',
    waiting: 'briefly',
    fixes: ['Send it again.', 'Stream the answer, so that something comes early.'],
    doesNotFix: [NOT_MONEY, 'A new key.'],
    where: STATUS_PAGE,
    source: PLATFORM_SOURCE,
  },
  edge_timeout_html: {
    scope: 'platform',
    says: 'The network in front of OpenRouter gave up waiting and sent a web page, which the client could not read as JSON.',
    waiting: 'briefly',
    fixes: [
      'Send it again.',
      'Let the client look at the status before it reads JSON: its own message hides the time-out.',
    ],
    doesNotFix: [NOT_MONEY, 'A new key.'],
    where: STATUS_PAGE,
    source: 'Seen 2024-06-13: a web page came instead of JSON.',
  },
} as const satisfies Record<PlatformCause, Explanation>;
