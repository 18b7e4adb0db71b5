import type { ElsewhereCause } from '../cause.ts';
import type { Explanation } from '../explanation.ts';

const NOT_OPENROUTER = 'Anything at OpenRouter: it was not asked, or it is not what refused.';

/** Causes of services other than OpenRouter, whose errors are pasted because they look alike. */
export const ELSEWHERE_CAUSES = {
  other_service_out_of_funds: {
    scope: 'elsewhere',
    says: 'Another service than OpenRouter was asked, and your account there is out of money.',
    waiting: 'never',
    fixes: [
      'Pay at the service that the text names, or raise the budget there.',
      'Send it to OpenRouter instead: set the base URL to https://openrouter.ai/api/v1, with an OpenRouter key.',
    ],
    doesNotFix: ['Waiting, or sending again: it is no rate limit, though the status is 429.', NOT_OPENROUTER],
    source: 'OpenAI\'s error codes page, 429 "You exceeded your current quota" (insufficient_quota), 2026.',
  },
  other_service_rate_limit: {
    scope: 'elsewhere',
    says: 'Another service than OpenRouter, or a proxy on the way, counts too many requests.',
    waiting: 'briefly',
    fixes: ['Send fewer at once to the service that the text names, and again after the time that it names.'],
    doesNotFix: ['Buying OpenRouter credits, or another OpenRouter key.', NOT_OPENROUTER],
    source: "GitHub's rate limits of the REST API, and the pages of nginx and others, 2026.",
  },
  other_service_key_rejected: {
    scope: 'elsewhere',
    says: 'Another service than OpenRouter was asked, and it does not accept the key.',
    waiting: 'never',
    fixes: [
      'Send a key of the service that the text names.',
      'If OpenRouter was meant: set the base URL to https://openrouter.ai/api/v1.',
    ],
    doesNotFix: ['A new OpenRouter key, while the request goes to another service.'],
    source: 'OpenAI\'s error codes page, 401 "Incorrect API key provided", 2026.',
  },
} as const satisfies Record<ElsewhereCause, Explanation>;
