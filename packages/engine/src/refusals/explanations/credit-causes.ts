import type { CreditCause } from '../cause.ts';
import { CREDITS_PAGE, type Explanation, LIMITS_PAGE } from '../explanation.ts';

/** Causes of the credits of the account. */
export const CREDIT_CAUSES = {
  account_balance_exhausted: {
    scope: 'account',
    says: 'The account that this key belongs to has no credits left.',
    waiting: 'never',
    fixes: [
      'Buy credits, or switch on auto top-up; a purchase can take up to an hour to show.',
      'If you did buy credits, check that the key belongs to the account or organisation that has them.',
    ],
    doesNotFix: [
      'Raising the limit of the key: it is not the limit that is spent.',
      'Another key of the same account, or a free model: a negative balance refuses both.',
    ],
    where: CREDITS_PAGE,
    source: 'OpenAPI description, 402, 2026-08-22; that free models are refused too: limits page.',
  },
  account_never_purchased: {
    scope: 'account',
    says: 'The account that this key belongs to has never bought credits; often the credits are on another account or organisation.',
    waiting: 'never',
    fixes: [
      'Check to which account or organisation the key belongs; if somebody paid, make a key there and use that.',
      'If it is the right one, buy credits for it.',
    ],
    doesNotFix: [
      'Buying more credits on the other account: credits are not shared between accounts.',
      'Waiting, or sending the request again.',
    ],
    where: CREDITS_PAGE,
    source: 'Seen in the wild, 2026-02-27 to 2026-06-11.',
  },
  request_exceeds_account_balance: {
    scope: 'account',
    says: 'What is left in the account does not cover the most that this request could cost.',
    waiting: 'never',
    fixes: [
      'Set max_tokens to what the answer needs: without it, the largest output of the model is reserved.',
      'Buy credits.',
    ],
    doesNotFix: ['Sending the same request again.', 'Raising the limit of the key.'],
    where: CREDITS_PAGE,
    source:
      'The address in the text names the purse: /settings/credits is the account; seen 2025-09-11 to 2026-06-07.',
  },
  prompt_exceeds_account_balance: {
    scope: 'account',
    says: 'What is left in the account does not even pay for the prompt; the model could read it.',
    waiting: 'never',
    fixes: ['Buy credits.', 'Send a shorter prompt, or use a cheaper model.'],
    doesNotFix: [
      'A model with a longer context: it is the money that is too short, not the context.',
      'Lowering max_tokens: the prompt alone is too much.',
    ],
    where: CREDITS_PAGE,
    source: 'Seen in the wild, 2026-03-09.',
  },
  account_balance_below_media_minimum: {
    scope: 'account',
    says: 'Image and video output in chat needs at least $1.00 in the account, whatever the request costs.',
    waiting: 'never',
    fixes: ['Buy credits, so that at least $1.00 is left.'],
    doesNotFix: ['A smaller picture, or lower max_tokens.'],
    where: CREDITS_PAGE,
    source: "The key's variant was recorded on 2026-10-02.",
  },
  in_flight_budget_exhausted: {
    scope: 'account',
    says: 'The requests that are running, or have just ended, hold all that a low balance allows at once; the account is not out of money.',
    waiting: 'briefly',
    fixes: [
      'Wait as long as Retry-After says and send it again; run fewer requests at once.',
      'Lower max_tokens, so that each request holds less.',
      'Buy credits: the budget grows with the balance.',
    ],
    doesNotFix: ['Another key of the same account.', 'Sending again at once: that fills the budget further.'],
    where: CREDITS_PAGE,
    source: 'Limits page, September to October 2026: the field limit_source is openrouter_in_flight_budget.',
  },
  request_exceeds_in_flight_budget: {
    scope: 'request',
    says: 'This one request reserves more than a low balance allows at once, although credits may be left.',
    waiting: 'never',
    fixes: ['Lower max_tokens or shorten the prompt.', 'Buy credits: the budget grows with the balance.'],
    doesNotFix: ['Waiting or sending it again: it is too large by itself.'],
    where: CREDITS_PAGE,
    source: 'Limits page, September to October 2026: the field reason is weight_exceeds_budget.',
  },
  token_limit_exceeded: {
    scope: 'request',
    says: 'The request is larger than the number of tokens that OpenRouter allows for what is left of the credits.',
    waiting: 'never',
    fixes: ['Lower max_tokens or shorten the prompt.', 'Buy credits.'],
    doesNotFix: ['A model with a longer context.'],
    where: CREDITS_PAGE,
    source: 'Errors page, typed error codes, 2026-08-22.',
  },
  purchase_payment_required: {
    scope: 'request',
    says: 'This is the first step of buying credits by machine, which answers 402 with what is to be paid; nothing is wrong.',
    waiting: 'never',
    fixes: ['Let the client pay what the header WWW-Authenticate names, and send the request again.'],
    doesNotFix: ['Buying credits by hand: the balance was not looked at.'],
    where: LIMITS_PAGE,
    source: "POST /credits/purchases answers 402 first, by design: OpenRouter's documentation, autumn 2026.",
  },
} as const satisfies Record<CreditCause, Explanation>;
