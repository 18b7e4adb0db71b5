import type { Unreachable } from './asked.ts';
import { readBody } from './read-body.ts';

/** What one attempt brought, before anybody judges it. */
export type Attempt =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly headers: Headers;
      readonly text: string;
      readonly isTooLong: boolean;
    }
  | { readonly kind: 'broken'; readonly why: Unreachable['why']; readonly reason: string };

export type AttemptOptions = {
  readonly fetch: typeof fetch;
  /** For this attempt, its body included. */
  readonly timeoutMs: number;
  readonly bodyBytes: number;
};

/** Asks once. A broken connection is told by its code: an error's message may quote the request. */
export async function attempt(request: Request, options: AttemptOptions): Promise<Attempt> {
  const { timeoutMs, bodyBytes } = options;
  try {
    const response = await options.fetch(request, {
      signal: AbortSignal.timeout(timeoutMs),
      // What `fetch` follows by itself may lead anywhere.
      redirect: 'manual',
    });
    const { status, headers } = response;
    const read = await readBody(response, bodyBytes);
    const text = read.kind === 'text' ? read.text : '';
    return { kind: 'response', status, headers, text, isTooLong: read.kind === 'too-long' };
  } catch (thrown) {
    const { name, cause } = thrown as { name?: string; cause?: { code?: string; message?: string } };
    if (name === 'TimeoutError')
      return { kind: 'broken', why: 'timeout', reason: `no whole answer within ${timeoutMs} ms` };
    const code = cause?.code ?? (cause?.message === 'bad port' ? BAD_PORT : undefined);
    const detail = code === undefined ? '' : ` (${code})`;
    return { kind: 'broken', why: kindOf(code ?? ''), reason: `the connection failed${detail}` };
  }
}

function kindOf(code: string): Unreachable['why'] {
  if (NAMES.test(code)) return 'name';
  if (CERTIFICATES.test(code)) return 'tls';
  return /TIMEOUT|TIMEDOUT/.test(code) ? 'timeout' : 'connection';
}

/** That of `fetch`, which has no code for it: some ports are of other protocols than HTTP. */
const BAD_PORT = 'a port that is not for HTTP';
const NAMES = /^(?:ENOTFOUND|EAI_|ENODATA)/;
const CERTIFICATES = /^(?:CERT_|ERR_TLS|ERR_SSL|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|EPROTO)/;
