import { z } from 'zod';

import type { Validators } from './fetch-outcome.ts';
import { readBody } from './read-body.ts';

/** One answer of the server, judged; `status` is the one in the body where that says more than the header's. */
export type Answer =
  | { readonly kind: 'body'; readonly body: unknown; readonly validators: Validators }
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'failed';
      readonly reason: string;
      readonly status: number;
      readonly retryAfter?: string;
    };

/** Judges one response; rejects only when the connection breaks while its body is read. */
export async function readAnswer(response: Response, limit: number): Promise<Answer> {
  const { status, headers } = response;
  if (status === 304) return { kind: 'unchanged' };
  const after = headers.get('retry-after');
  const failed = (reason: string, as: number): Answer => ({
    kind: 'failed',
    reason,
    status: as,
    ...(after !== null && { retryAfter: after }),
  });
  const read = await readBody(response, limit);
  if (read.kind === 'too-long') return failed(`the answer is longer than ${limit} bytes`, TOO_LONG);

  const body = parseJson(read.text);
  const error = ERROR.safeParse(body).data?.error;
  if (!response.ok || error !== undefined) {
    const message = error?.message === undefined ? '' : `: ${error.message.slice(0, LONGEST_MESSAGE)}`;
    // A body may carry an error under status 200; then its own code is the status that counts.
    const code = response.ok ? (error?.code ?? SERVER_FAILED) : status;
    return failed(`status ${status}${response.ok ? ` with error ${code}` : ''}${message}`, code);
  }
  if (body === undefined) return failed(`status ${status}, but ${notJson(read.text)}`, SERVER_FAILED);
  const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')];
  return {
    kind: 'body',
    body,
    validators: { ...(etag !== null && { etag }), ...(lastModified !== null && { lastModified }) },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function notJson(text: string): string {
  if (text.trim() === '') return 'no body';
  return text.trimStart().startsWith('<') ? 'a web page instead of JSON' : 'JSON that is cut short or broken';
}

const LONGEST_MESSAGE = 200;
const SERVER_FAILED = 502;
const TOO_LONG = 413;

/** OpenRouter's error, whose code may be missing, or a string where a gateway wrapped it (2026-10-02). */
const ERROR = z.looseObject({
  error: z.looseObject({
    code: z.coerce.number().int().min(400).max(599).optional().catch(undefined),
    message: z.string().optional().catch(undefined),
  }),
});
