import { setTimeout as sleep } from 'node:timers/promises';

import type { FetchOutcome, Validators } from './fetch-outcome.ts';
import { maskKey } from './mask-key.ts';
import { type Answer, readAnswer } from './read-answer.ts';
import { parseRetryAfter } from './retry-after.ts';

/** Asks OpenRouter; every way it can go is a value. */
export type OpenRouterClient = {
  /** All models with text output. With the validators of an earlier answer it asks only for changes. */
  readonly models: (previous?: Validators) => Promise<FetchOutcome>;
  /** The endpoints of one model, `endpoints('openai', 'gpt-5.2')`. */
  readonly endpoints: (author: string, slug: string) => Promise<FetchOutcome>;
};

/** Where OpenRouter's API stands. */
export const OPENROUTER_URL = 'https://openrouter.ai/api/v1';

export type ClientOptions = {
  /** `OPENROUTER_URL`, or that of a server that behaves like it. */
  readonly baseUrl: string;
  readonly now: () => Date;
  /** From 0 up to 1, for the jitter between attempts. */
  readonly random: () => number;
  readonly fetch?: typeof fetch;
  /** Lets so many milliseconds pass. */
  readonly pause?: (milliseconds: number) => Promise<void>;
  /** Prices need no key; with one the speeds of endpoints are shown. */
  readonly apiKey?: string;
  readonly limits?: Partial<ClientLimits>;
};

export type ClientLimits = {
  /** For one attempt, its body included. */
  readonly timeoutMs: number;
  readonly attempts: number;
  /** The pause before the second attempt; it doubles, and jitter takes up to half of it away. */
  readonly pauseMs: number;
  /** A wait that the server asks for and that is longer than this is left to the caller. */
  readonly patienceMs: number;
  readonly bodyBytes: number;
};

/** Makes a client that holds nothing but its options. */
export function openRouterClient(options: ClientOptions): OpenRouterClient {
  return {
    models: (previous) => ask(options, ['models'], previous),
    endpoints: (author, slug) => ask(options, ['models', author, slug, 'endpoints'], undefined),
  };
}

async function ask(
  options: ClientOptions,
  path: readonly string[],
  previous: Validators | undefined,
): Promise<FetchOutcome> {
  const limits = { ...LIMITS, ...options.limits };
  const request = requestFor(options, path, previous);
  const name = `GET /${path.join('/')}`;
  const says = (reason: string): string => maskKey(`${name}: ${reason}`, options.apiKey);
  if (request === undefined) return { kind: 'refused', reason: says('no request can be made of this') };

  for (let attempt = 1; ; attempt += 1) {
    const answer = await askOnce(options.fetch ?? fetch, request, limits);
    const at = options.now();
    if (answer.kind === 'body') {
      return { kind: 'fetched', body: answer.body, validators: answer.validators, at };
    }
    if (answer.kind === 'unchanged' && isConditional(previous)) return { kind: 'unchanged', at };
    const { reason, status, retryAfter = null } = answer.kind === 'failed' ? answer : UNASKED;
    if (!isPassing(status)) return { kind: 'refused', reason: says(reason) };

    const asked = parseRetryAfter(retryAfter, at);
    const wait =
      asked === undefined ? pauseBefore(attempt, limits, options.random) : asked.getTime() - at.getTime();
    if (attempt >= limits.attempts || wait > limits.patienceMs) {
      const later = asked ?? new Date(at.getTime() + LATER_MS);
      return { kind: 'retry-later', at: later, reason: says(reason) };
    }
    await (options.pause ?? sleep)(wait);
  }
}

/** One attempt. A broken connection is told by its code: an error's message may quote the request. */
async function askOnce(fetcher: typeof fetch, request: Request, limits: ClientLimits): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(limits.timeoutMs);
    return await readAnswer(await fetcher(request, { signal }), limits.bodyBytes);
  } catch (thrown) {
    const { name, cause } = thrown as { name?: string; cause?: { code?: string } };
    const reason =
      name === 'TimeoutError'
        ? `no whole answer within ${limits.timeoutMs} ms`
        : `the connection failed (${cause?.code ?? name ?? 'unknown'})`;
    return { kind: 'failed', reason, status: NO_ANSWER };
  }
}

/** `undefined` where a part of the path would lead elsewhere, or the key cannot stand in a header. */
function requestFor(
  { baseUrl, apiKey }: ClientOptions,
  path: readonly string[],
  previous: Validators | undefined,
): Request | undefined {
  if (path.some((part) => part === '' || part === '.' || part === '..')) return undefined;
  try {
    const headers = new Headers({ accept: 'application/json' });
    if (apiKey !== undefined) headers.set('authorization', `Bearer ${apiKey}`);
    if (previous?.etag !== undefined) headers.set('if-none-match', previous.etag);
    if (previous?.lastModified !== undefined) headers.set('if-modified-since', previous.lastModified);
    return new Request(`${baseUrl.replace(/\/+$/, '')}/${path.map(encodeURIComponent).join('/')}`, {
      headers,
    });
  } catch {
    return undefined;
  }
}

function isConditional(previous: Validators | undefined): boolean {
  return previous?.etag !== undefined || previous?.lastModified !== undefined;
}

/** Whether the same request may succeed later: too early, too many, a timeout, or the server's own failure. */
function isPassing(status: number): boolean {
  return status === NO_ANSWER || status === 408 || status === 425 || status === 429 || status >= 500;
}

function pauseBefore(attempt: number, { pauseMs }: ClientLimits, random: () => number): number {
  return pauseMs * 2 ** (attempt - 1) * (1 - random() / 2);
}

/** Stands for a connection that gave no answer. */
const NO_ANSWER = 0;

/** When a server that fails without saying until when is worth asking again. */
const LATER_MS = 60_000;

const UNASKED: Extract<Answer, { readonly kind: 'failed' }> = {
  kind: 'failed',
  reason: 'status 304 to a request without a condition',
  status: 502,
};

/** The list of 400 models was 0.9 MB on 2026-08-08. */
const LIMITS: ClientLimits = {
  timeoutMs: 20_000,
  attempts: 3,
  pauseMs: 500,
  patienceMs: 5_000,
  bodyBytes: 40_000_000,
};
