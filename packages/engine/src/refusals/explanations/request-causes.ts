import type { RequestCause } from '../cause.ts';
import { ERRORS_PAGE, type Explanation, MODELS_PAGE } from '../explanation.ts';

const AS_IT_IS = 'Sending the same request again.';
const NOT_MONEY = 'Buying credits: money is not the matter.';

const SOURCE = "OpenRouter's OpenAPI description and errors page, 2026-08-22.";

/** Causes of the request itself. */
export const REQUEST_CAUSES = {
  bad_request: {
    scope: 'request',
    says: 'A field of the request is missing or malformed.',
    waiting: 'never',
    fixes: ['Compare the request with the API reference; the message may name the field.'],
    doesNotFix: [AS_IT_IS, NOT_MONEY],
    where: ERRORS_PAGE,
    source: SOURCE,
  },
  invalid_model: {
    scope: 'request',
    says: 'OpenRouter has no model with this id.',
    waiting: 'never',
    fixes: ['Copy the id from the list of models: author, slash, name, as in anthropic/claude-sonnet-4.5.'],
    doesNotFix: [AS_IT_IS, NOT_MONEY],
    where: MODELS_PAGE,
    source: 'Recorded 2026-10-02.',
  },
  context_length_exceeded: {
    scope: 'request',
    says: 'Prompt and reserved output together are longer than the context of the model.',
    waiting: 'never',
    fixes: [
      'Shorten the prompt or lower max_tokens: the reserved output counts too.',
      'Use a model with a longer context, or have the prompt compressed.',
    ],
    doesNotFix: [AS_IT_IS, NOT_MONEY],
    where: MODELS_PAGE,
    source: 'Seen 2025-04-03 to 2026-07-06.',
  },
  validation_zod_shape: {
    scope: 'request',
    says: 'The request did not pass the validation of this address; the message lists the fields.',
    waiting: 'never',
    fixes: ['Correct the fields that the list in the message names.'],
    doesNotFix: [AS_IT_IS, NOT_MONEY],
    where: ERRORS_PAGE,
    source: 'Recorded 2026-10-02 on /audio/speech, /auth/keys and /models; an envelope without a code.',
  },
  payload_too_large: {
    scope: 'request',
    says: 'The request is larger, in bytes, than OpenRouter accepts.',
    waiting: 'never',
    fixes: ['Send smaller or fewer files, or addresses of files instead of their content.'],
    doesNotFix: [AS_IT_IS, NOT_MONEY],
    where: ERRORS_PAGE,
    source: SOURCE,
  },
  unprocessable: {
    scope: 'request',
    says: 'The request is well formed, but what it asks for makes no sense to the server.',
    waiting: 'never',
    fixes: ['Check the values, and whether this model takes them.'],
    doesNotFix: [AS_IT_IS, NOT_MONEY],
    where: ERRORS_PAGE,
    source: SOURCE,
  },
  precondition_failed: {
    scope: 'request',
    says: 'A condition that the request sets, such as If-Match, does not hold.',
    waiting: 'never',
    fixes: ['Read the resource again and send the request with its present state.'],
    doesNotFix: [AS_IT_IS],
    where: ERRORS_PAGE,
    source: SOURCE,
  },
  not_found: {
    scope: 'request',
    says: 'There is nothing at this address, or not for this key.',
    waiting: 'never',
    fixes: ['Check the address, the id in it, and that the base address ends in /api/v1.'],
    doesNotFix: [AS_IT_IS, NOT_MONEY],
    where: ERRORS_PAGE,
    source: SOURCE,
  },
  gone: {
    scope: 'request',
    says: 'This address was withdrawn for good.',
    waiting: 'never',
    fixes: ['Look for its successor in the API reference.'],
    doesNotFix: [AS_IT_IS],
    where: ERRORS_PAGE,
    source: 'POST /credits/coinbase, 2026.',
  },
  generation_not_ready_or_unknown: {
    scope: 'request',
    says: 'The record of this generation is not there yet, which takes up to some ten minutes, or the id is wrong.',
    waiting: 'briefly',
    fixes: [
      'Ask again for ten minutes, with growing pauses.',
      'Take the cost from usage.cost of the answer instead: it is there at once.',
    ],
    doesNotFix: [NOT_MONEY],
    where: ERRORS_PAGE,
    source: 'Recorded 2026-10-02: 404 for one to more than eight minutes after the call, then 200.',
  },
} as const satisfies Record<RequestCause, Explanation>;
