import { maskSecrets } from '@tollkeeper/pricing';

import type { CallRefused, NoAnswer, SuspectAnswer, Unreachable } from './asked.ts';
import type { Attempt } from './attempt.ts';
import type { Credential } from './credential.ts';
import type { Validators } from './fetch-outcome.ts';
import { redacted } from './redacted.ts';
import { refusalFrom } from './refusal-text.ts';
import { parseRetryAfter } from './retry-after.ts';
import { errorStatus, type WhySuspect } from './why-suspect.ts';

/** An attempt, judged; `canPass` says whether the same request may succeed if it is made again soon. */
export type Judged = {
  readonly answer: DoorAnswer;
  readonly canPass: boolean;
  /** What the server asked for, by our clock. */
  readonly retryAt?: Date;
};

/** What comes through the door: JSON without an error in it, or why not. */
export type DoorAnswer = JsonAnswer | { readonly kind: 'unchanged'; readonly at: Date } | NoAnswer;

export type JsonAnswer = {
  readonly kind: 'json';
  readonly body: unknown;
  readonly excerpt: string;
  readonly validators: Validators;
  readonly sentAt: Date;
  readonly at: Date;
  readonly serverAt?: Date;
};

export type Circumstances = {
  readonly isConditional: boolean;
  readonly bodyBytes: number;
  readonly sentAt: Date;
  readonly at: Date;
  readonly credential: Credential | undefined;
};

type Response = Extract<Attempt, { readonly kind: 'response' }>;

/** Judges what an attempt brought. */
export function judged(tried: Attempt, circumstances: Circumstances): Judged {
  const { at } = circumstances;
  if (tried.kind === 'broken') {
    const { why, reason } = tried;
    const answer: Unreachable = { kind: 'unreachable', why, reason, at, retryAt: later(at) };
    // A certificate is as wrong a second later.
    return { answer, canPass: why !== 'tls' };
  }
  const serverAt = instantOf(tried.headers.get('date'));
  const retryAt = retryAtOf(tried.headers.get('retry-after'), at, serverAt);
  const verdict = judgedResponse(tried, { ...circumstances, serverAt, retryAt });
  return { ...verdict, ...(retryAt !== undefined && { retryAt }) };
}

type Known = Circumstances & { readonly serverAt: Date | undefined; readonly retryAt: Date | undefined };

function judgedResponse(response: Response, known: Known): Judged {
  const { status, text } = response;
  const { at } = known;
  const suspect = (why: WhySuspect, canPass: boolean): Judged => {
    const answer: SuspectAnswer = { kind: 'suspect', why, excerpt: excerptOf(text, known.credential), at };
    return { answer, canPass };
  };
  if (status === 304) {
    if (known.isConditional) return { answer: { kind: 'unchanged', at }, canPass: false };
    return suspect({ kind: 'unasked-304' }, true);
  }
  if (status >= 300 && status < 400) {
    const host = hostOf(response.headers.get('location'));
    return suspect({ kind: 'redirect', status, host }, false);
  }
  if (response.isTooLong) return suspect({ kind: 'too-long', bytes: known.bodyBytes }, false);
  if (status >= 400) return judgedError(response, known, suspect);
  const blank = text.trim() === '';
  if (blank) return suspect({ kind: 'no-body', status }, true);
  if (isPage(text)) return suspect({ kind: 'web-page', status }, true);
  return judgedText(response, known, suspect);
}

type Suspecting = (why: WhySuspect, canPass: boolean) => Judged;

function judgedError({ status, headers, text }: Response, known: Known, suspect: Suspecting): Judged {
  const { at, retryAt } = known;
  const refusal = refusalFrom(masked(text, known.credential), { status, headers: plain(headers) });
  const canPass = isPassing(status);
  if (canPass && status !== 429) {
    const said = refusal.shape === 'page' || refusal.shape === 'words' ? '' : `: ${refusal.message}`;
    const reason = `status ${status}${said.slice(0, LONGEST_REASON)}`;
    const answer: Unreachable = {
      ...{ kind: 'unreachable', why: 'server', reason, status, at },
      retryAt: retryAt ?? later(at),
    };
    return { answer, canPass };
  }
  // A page with a 403 is a firewall's, and says nothing about the key.
  if (isPage(text) && status !== 429) return suspect({ kind: 'web-page', status }, false);
  const until = retryAt === undefined ? {} : { retryAt };
  const answer: CallRefused = { kind: 'refused', status, refusal, at, ...until };
  return { answer, canPass };
}

function judgedText({ status, headers, text }: Response, known: Known, suspect: Suspecting): Judged {
  const body = parseJson(text);
  if (body === undefined) return suspect({ kind: 'broken-json', status }, true);
  if (holdsError(body)) {
    const refusal = refusalFrom(masked(text, known.credential), { status, headers: plain(headers) });
    return suspect({ kind: 'error-under-200', refusal }, isPassing(errorStatus(refusal) ?? SERVER_FAILED));
  }
  const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')];
  const answer: JsonAnswer = {
    kind: 'json',
    body,
    // Masking takes longer than reading, and hardly any answer is suspect.
    get excerpt() {
      return excerptOf(text, known.credential);
    },
    validators: { ...(etag !== null && { etag }), ...(lastModified !== null && { lastModified }) },
    sentAt: known.sentAt,
    at: known.at,
    ...(known.serverAt !== undefined && { serverAt: known.serverAt }),
  };
  return { answer, canPass: false };
}

/** Whether the same request may succeed later: too early, too many, a timeout, or the server's own failure. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}

/** A date is by the server's clock; moved by the difference, it is by ours. */
function retryAtOf(header: string | null, at: Date, serverAt: Date | undefined): Date | undefined {
  const there = serverAt ?? at;
  const then = parseRetryAfter(header, there);
  return then === undefined ? undefined : new Date(at.getTime() + then.getTime() - there.getTime());
}

function instantOf(header: string | null): Date | undefined {
  const milliseconds = Date.parse(header ?? '');
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds);
}

/** `error` beside counters is an error as well; `"error": null` is none. */
function holdsError(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  return ('error' in body && body.error != null) || ('success' in body && body.success === false);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isPage(text: string): boolean {
  return text.trimStart().startsWith('<');
}

function hostOf(location: string | null): string {
  if (location === null) return 'nowhere';
  return URL.parse(location)?.host ?? 'another path of the same host';
}

function excerptOf(text: string, credential: Credential | undefined): string {
  const beginning = redacted(masked(text.slice(0, READ_FOR_EXCERPT), credential))
    .replace(/\s+/g, ' ')
    .trim();
  return beginning.length > LONGEST_EXCERPT ? `${beginning.slice(0, LONGEST_EXCERPT)}…` : beginning;
}

function masked(text: string, credential: Credential | undefined): string {
  return credential === undefined ? maskSecrets(text) : credential.mask(text);
}

function plain(headers: Headers): Readonly<Record<string, string>> {
  return Object.fromEntries(headers);
}

function later(at: Date): Date {
  return new Date(at.getTime() + LATER_MS);
}

/** When a server that fails without saying until when is worth asking again. */
const LATER_MS = 60_000;
const SERVER_FAILED = 502;
const LONGEST_REASON = 202;
const LONGEST_EXCERPT = 200;

/** Masked before it is cut: half a key at the end would no longer look like one. */
const READ_FOR_EXCERPT = 4_000;
