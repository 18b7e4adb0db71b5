import { setTimeout as wait } from 'node:timers/promises';

import { attempt } from './attempt.ts';
import type { Credential } from './credential.ts';
import type { Validators } from './fetch-outcome.ts';
import { type DoorAnswer, type Judged, judged } from './judged.ts';
import { type BudgetUsed, type RequestBudget, takeRequests } from './request-budget.ts';

/** Where OpenRouter's API stands. */
export const OPENROUTER_URL = 'https://openrouter.ai/api/v1';

/** The one way to OpenRouter: GET only, so that asking again never does anything twice. */
export type HttpDoor = {
  readonly get: (request: DoorRequest) => Promise<DoorAnswer>;
  /** What is used of the budget, to be kept. */
  readonly budgetUsed: () => BudgetUsed;
};

export type DoorRequest = {
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  /** With the marks of an earlier answer only changes are asked for. */
  readonly previous?: Validators;
};

export type DoorOptions = {
  /** `OPENROUTER_URL`, or that of a server that behaves like it. */
  readonly baseUrl: string;
  readonly now: () => Date;
  /** From 0 up to 1, for the jitter between attempts. */
  readonly random: () => number;
  readonly fetch?: typeof fetch;
  /** Lets so many milliseconds pass. */
  readonly sleep?: (milliseconds: number) => Promise<void>;
  readonly credential?: Credential;
  readonly limits?: Partial<DoorLimits>;
  readonly budget?: RequestBudget;
  /** As `budgetUsed` said before a restart. */
  readonly budgetUsed?: BudgetUsed;
};

export type DoorLimits = {
  /** For one attempt, its body included. */
  readonly timeoutMs: number;
  /** For all attempts and the pauses between them. */
  readonly totalMs: number;
  readonly attempts: number;
  /** The longest pause before the second attempt; it doubles, and jitter draws from all of it. */
  readonly pauseMs: number;
  /** A wait that the server asks for and that is longer than this is left to the caller. */
  readonly patienceMs: number;
  readonly bodyBytes: number;
};

/** Opens the door; throws when a key would travel unencrypted to another machine. */
export function httpDoor(options: DoorOptions): HttpDoor {
  const { baseUrl, credential, budget } = options;
  if (credential !== undefined && !keepsSecrets(baseUrl)) {
    throw new Error('A key is sent to https only, or to this machine; change the address of OpenRouter.');
  }
  let used = options.budgetUsed ?? 0;
  const take = (): Date | undefined => {
    if (budget === undefined) return undefined;
    const taken = takeRequests(budget, { used, now: options.now() });
    used = taken.used;
    return taken.kind === 'exceeded' ? taken.until : undefined;
  };
  return { get: (request) => ask({ options, take }, request), budgetUsed: () => used };
}

type Asking = {
  readonly options: DoorOptions;
  /** Takes one request out of the budget, or says when there will be one. */
  readonly take: () => Date | undefined;
};

async function ask({ options, take }: Asking, wanted: DoorRequest): Promise<DoorAnswer> {
  const limits = { ...LIMITS, ...options.limits };
  const request = requestFor(options, wanted);
  const startedAt = performance.now();
  const left = (): number => Math.ceil(limits.totalMs - (performance.now() - startedAt));
  let last: DoorAnswer | undefined;
  for (let count = 1; ; count += 1) {
    const until = take();
    if (until !== undefined) return last ?? { kind: 'postponed', until, at: options.now() };
    const sentAt = options.now();
    const tried = await attempt(request, {
      fetch: options.fetch ?? fetch,
      timeoutMs: Math.max(1, Math.min(limits.timeoutMs, left())),
      bodyBytes: limits.bodyBytes,
    });
    const verdict = judged(tried, {
      isConditional: isConditional(wanted.previous),
      bodyBytes: limits.bodyBytes,
      sentAt,
      at: options.now(),
      credential: options.credential,
    });
    const pause = pauseAfter(verdict, { count, limits, options });
    if (!verdict.canPass || count >= limits.attempts || pause > limits.patienceMs || pause >= left()) {
      return verdict.answer;
    }
    last = verdict.answer;
    await (options.sleep ?? wait)(pause);
  }
}

type Tried = { readonly count: number; readonly limits: DoorLimits; readonly options: DoorOptions };

/** What the server asked for, or full jitter: callers that failed together should not come back together. */
function pauseAfter({ retryAt, answer }: Judged, { count, limits, options }: Tried): number {
  if (retryAt !== undefined) return retryAt.getTime() - answer.at.getTime();
  return options.random() * Math.min(limits.pauseMs * 2 ** (count - 1), limits.patienceMs);
}

function requestFor({ baseUrl, credential }: DoorOptions, { path, query, previous }: DoorRequest): Request {
  const headers = new Headers({ accept: 'application/json' });
  credential?.authorize(headers);
  if (previous?.etag !== undefined) headers.set('if-none-match', previous.etag);
  if (previous?.lastModified !== undefined) headers.set('if-modified-since', previous.lastModified);
  const search = query === undefined ? '' : String(new URLSearchParams({ ...query }));
  const place = `${baseUrl.replace(/\/+$/, '')}/${path.map(encodeURIComponent).join('/')}`;
  return new Request(search === '' ? place : `${place}?${search}`, { headers });
}

function isConditional(previous: Validators | undefined): boolean {
  return previous?.etag !== undefined || previous?.lastModified !== undefined;
}

function keepsSecrets(baseUrl: string): boolean {
  const url = URL.parse(baseUrl);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** The list of 400 models was 0.9 MB on 2026-08-08. */
const LIMITS: DoorLimits = {
  timeoutMs: 20_000,
  totalMs: 45_000,
  attempts: 3,
  pauseMs: 500,
  patienceMs: 5_000,
  bodyBytes: 40_000_000,
};
