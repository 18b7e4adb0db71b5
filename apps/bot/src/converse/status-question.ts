import type { Reply } from './reply.ts';

/** "What does 429 mean?", "why do I get 402 with haiku?": a question about a status, whose cause the whole error tells. */
export function statusQuestion(message: string): Reply | undefined {
  const status = (QUESTION.exec(message) ?? ALONE.exec(message))?.groups?.['status'];
  if (status === undefined || message.length > LONGEST) return undefined;
  return {
    kind: 'refused',
    title: `What a ${status} is about`,
    sentences: [
      `${status} is a status of an API, not an amount, and it has several causes: ${MEANINGS[status] ?? 'the text of the error tells which'}.`,
      'Paste the whole error, or write it behind /diagnose, and I say which cause it is, whose matter it is and what helps.',
    ],
  };
}

const LONGEST = 200;
const QUESTION =
  /\b(?:why|what|how come|warum|wieso|was|por qué|qué|pourquoi|que)\b[^?]{0,60}?(?:\b(?:get|gets|getting|got|see|seeing|receive|return|returns|throw|throws|means?|meaning|is|an?|error|code|status|http|mit|un|ein|einen|bedeutet|significa|signifie)\s+){1,4}(?<status>40[0-4]|408|413|429|50[0-4]|529)\b(?!\s?(?:requests?|calls?|tokens?|users?|messages?|in\b|out\b|%|[km]\b))/i;
const ALONE =
  /^\W*(?:what|was|qué|que)(?:'s| does| do| is| are| heißt| bedeutet| significa)?(?: an?| the)?(?: http| error| status| code){0,3} (?<status>40[0-4]|408|413|429|50[0-4]|529)(?: errors?| status| code| response)?(?: means?| about| for)?\W*$/i;
/** The usual causes of each, from OpenRouter's docs on errors, 2026-08-22. */
const MEANINGS: Readonly<Record<string, string>> = {
  400: 'something in the request that is not accepted',
  401: 'a key that is missing, wrong or disabled',
  402: 'no credits, too few for what max_tokens reserves, or the limit of a key or a budget',
  403: 'moderation, a region, or a key without the right',
  404: 'a model or an endpoint that is not there, or none that your settings allow',
  408: 'a request that took too long',
  413: 'a request that is too large',
  429: 'the rate limit of the account, that of free models, or a provider that is full',
  500: 'a fault of the provider or of OpenRouter',
  502: 'a provider that is down or answered with nonsense',
  503: 'no provider that can take the request now',
  504: 'a provider that did not answer in time',
  529: 'a provider that is overloaded',
};
