/** What came back: the status, the headers and the fields of the JSON object; or why nothing did. */
export type Fetched =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Headers;
      readonly fields: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'failed'; readonly why: string };

type Asked = { readonly method: 'GET' | 'POST'; readonly authorization: string };

/** Asks an address once, for five seconds at most; a token is never sent on to where the answer points. */
export async function fetchJson(url: string, { method, authorization }: Asked): Promise<Fetched> {
  try {
    const response = await fetch(url, {
      method,
      headers: { authorization, 'user-agent': USER_AGENT },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body: unknown = await response.json().catch(() => undefined);
    const fields = typeof body === 'object' && body !== null ? { ...body } : {};
    return { kind: 'answered', status: response.status, headers: response.headers, fields };
  } catch (error) {
    return { kind: 'failed', why: reasonOf(error) };
  }
}

/** The text of the error could quote the address; its code does not. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'no answer within 5 seconds';
  const cause = error instanceof Error ? error.cause : undefined;
  const code =
    typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : undefined;
  return code ?? 'the connection failed';
}

const PATIENCE_MS = 5_000;
/** Discord refuses clients without one of this form (reference#user-agent, August 2026). */
const USER_AGENT = 'DiscordBot (tollkeeper, 0.1.0)';
