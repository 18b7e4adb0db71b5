import type { Cause } from './cause.ts';
import { ERRORS_PAGE, type Explanation } from './explanation.ts';
import { ACCESS_CAUSES } from './explanations/access-causes.ts';
import { CONTENT_CAUSES } from './explanations/content-causes.ts';
import { CREDIT_CAUSES } from './explanations/credit-causes.ts';
import { ELSEWHERE_CAUSES } from './explanations/elsewhere-causes.ts';
import { BUDGET_CAUSES, KEY_LIMIT_CAUSES } from './explanations/key-limit-causes.ts';
import { PLATFORM_CAUSES, PROVIDER_CAUSES } from './explanations/provider-causes.ts';
import { RATE_CAUSES } from './explanations/rate-causes.ts';
import { REQUEST_CAUSES } from './explanations/request-causes.ts';
import { ROUTING_CAUSES } from './explanations/routing-causes.ts';

/** What is true of every cause; the compiler refuses a cause without an explanation. */
export const EXPLANATIONS: Readonly<Record<Cause, Explanation>> = {
  ...CREDIT_CAUSES,
  ...KEY_LIMIT_CAUSES,
  ...BUDGET_CAUSES,
  ...ACCESS_CAUSES,
  ...CONTENT_CAUSES,
  ...ROUTING_CAUSES,
  ...REQUEST_CAUSES,
  ...RATE_CAUSES,
  ...PROVIDER_CAUSES,
  ...PLATFORM_CAUSES,
  ...ELSEWHERE_CAUSES,
  not_refused: {
    scope: 'nobody',
    says: 'This is no refusal: the model answered, and nothing in it says that something went wrong.',
    waiting: 'never',
    fixes: ['Paste the answer of the call that failed, with its status.'],
    doesNotFix: ['Buying credits, or a new key: nothing was refused.'],
    source: "The shape of a completion, OpenRouter's OpenAPI description, 2026-08-22.",
  },
  unknown: {
    scope: 'unknown',
    says: 'This refusal is not one that Tollkeeper knows; it does not guess.',
    waiting: 'unknown',
    fixes: ['Paste the whole answer, with its status: the body usually names the cause.'],
    doesNotFix: [],
    where: ERRORS_PAGE,
    source: 'No source: it is what is left.',
  },
} satisfies Record<Cause, Explanation>;
