import { webApi } from '@slack/bolt';

import { calling } from './calling.ts';

/** What is sent to the address that Slack gave for an answer: it lives 30 minutes and takes five. */
export type UrlAnswer =
  | {
      readonly text: string;
      readonly blocks?: readonly object[];
      readonly response_type: 'ephemeral' | 'in_channel';
      readonly replace_original: boolean;
      readonly thread_ts?: string;
    }
  | { readonly delete_original: true };

/**
 * Answers at a response_url, for which no token is needed.
 *
 * Bolt's own `respond` has no time limit and keeps back why Slack refused.
 *
 * @throws like a call of the Web API.
 */
export async function answerAt(url: string, answer: UrlAnswer): Promise<void> {
  // Replacing and deleting twice is the same as once.
  const isSame = 'delete_original' in answer || answer.replace_original;
  await calling(isSame ? 'whenever' : 'unless-done', () => sent(url, answer));
}

async function sent(url: string, answer: UrlAnswer): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...answer, unfurl_links: false, unfurl_media: false }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT),
  });
  const body = await response.text();
  if (response.ok) return;
  const after = Number(response.headers.get('retry-after') ?? Number.NaN);
  if (response.status === 429 && after > 0) throw new webApi.WebAPIRateLimitedError(after);
  const error = errorIn(body);
  if (response.status < 500 && error !== undefined)
    throw new webApi.WebAPIPlatformError({ ok: false, error });
  throw new webApi.WebAPIHTTPError(response.status, response.statusText, {}, body);
}

/** Slack answers in JSON here, or with the bare word. */
function errorIn(body: string): string | undefined {
  return /"error":\s*"(\w+)"/.exec(body)?.[1] ?? /^\w+$/.exec(body)?.[0];
}

const TIMEOUT = 10_000;
