/** The network and the real clock as a channel uses them. */
export type Wire = {
  /** For one call, from its begin to the last byte of the answer. */
  readonly timeoutMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** What became of one HTTP call. */
export type Exchanged =
  | Answer
  /** `why` is a code or a few words of ours: it never quotes an address, for that may be a secret. */
  | { readonly kind: 'failed'; readonly why: string; readonly mayHaveArrived: boolean };

/** An answer with as much of its body as is worth reading. */
export type Answer = {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
};

export type HttpCall = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
};

/** Calls an address once. A redirect is an answer like others: nothing is sent on to where it points. */
export async function exchange(
  { timeoutMs }: Wire,
  url: string | URL,
  { method, headers, body }: HttpCall,
): Promise<Exchanged> {
  try {
    const response = await fetch(url, {
      method,
      headers,
      ...(body !== undefined && { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return {
      kind: 'answered',
      status: response.status,
      headers: response.headers,
      body: await startOf(response),
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') {
      return { kind: 'failed', why: `no answer within ${timeoutMs / 1_000} s`, mayHaveArrived: true };
    }
    const code = codeOf(error);
    return {
      kind: 'failed',
      why: code ?? 'the connection failed',
      mayHaveArrived: code === undefined || !(NEVER_SENT.has(code) || CERTIFICATE.test(code)),
    };
  }
}

/** What came until the end, the bound, or a break: the status says the most, and a page of megabytes no more. */
async function startOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let room = MOST_BYTES;
  try {
    for await (const chunk of body ?? []) {
      chunks.push(chunk.subarray(0, room));
      room -= chunk.byteLength;
      if (room <= 0) break;
    }
  } catch {
    // The status has come, and with it what a receiver says by it alone.
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The code of the innermost cause, such as ECONNREFUSED under "fetch failed". */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.cause instanceof Error) return codeOf(error.cause);
  return 'code' in error && typeof error.code === 'string' && /^[A-Z][A-Z\d_]+$/.test(error.code)
    ? error.code
    : undefined;
}

export const WIRE: Wire = { timeoutMs: 10_000, now: Date.now };

/** Slack echoes a message, which is some 60 kB at its longest. */
const MOST_BYTES = 256 * 1_024;

/** The network failed before anything was sent. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Nothing is sent to a server whose certificate is not believed. */
const CERTIFICATE = /CERT|SELF_SIGNED|ERR_TLS|ERR_SSL/;
