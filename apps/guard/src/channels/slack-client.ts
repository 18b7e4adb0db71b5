import { type FetchFunction, LogLevel, WebClient } from '@slack/web-api';

import { waitOf } from './outcome.ts';
import { type Exchanged, exchange, type Wire } from './wire.ts';

/** A client of Slack's Web API that tries once, waits for nothing and logs nothing. */
export function slackClient(token: string, apiUrl: string | undefined, wire: Wire): WebClient {
  return new WebClient(token, {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    fetch: boundedFetch(wire),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: SILENT,
  });
}

/** A call that got no answer, as it comes out of the client. */
export class NoAnswer extends Error {
  readonly failed: Extract<Exchanged, { readonly kind: 'failed' }>;

  constructor(failed: Extract<Exchanged, { readonly kind: 'failed' }>) {
    super(failed.why);
    this.failed = failed;
  }
}

/** The client's own calls have no bound for what is answered, and give up a 429 without a whole number of seconds. */
function boundedFetch(wire: Wire): FetchFunction {
  return async (url, { method = 'POST', headers = {}, body } = {}) => {
    const answer = await exchange(wire, url, { method, headers, ...(body !== undefined && { body }) });
    if (answer.kind === 'failed') throw new NoAnswer(answer);
    const { status } = answer;
    const known = new Headers(answer.headers);
    if (status === 429) known.set('retry-after', String(Math.ceil(waitOf(answer, wire) / 1_000)));
    // What was compressed is so no more.
    known.delete('content-encoding');
    return new Response([204, 205, 304].includes(status) ? null : answer.body, { status, headers: known });
  };
}

const nothing = (): void => undefined;

const SILENT = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};
