import type { Refusal } from '@tollkeeper/engine';

import type { WhySuspect } from './why-suspect.ts';

/** What came of asking OpenRouter for something; nothing is thrown, and no text holds a secret. */
export type Asked<Value> = Answer<Value> | NoAnswer;

export type Answer<Value> = {
  readonly kind: 'ok';
  readonly value: Value;
  /** When the answer was here, by our clock. */
  readonly at: Date;
  /** When it was sent, by the server's, to the second; missing where it did not say. */
  readonly serverAt?: Date;
};

export type NoAnswer = CallRefused | Unreachable | SuspectAnswer | Postponed;

/** OpenRouter said no; `refusal` can be diagnosed. */
export type CallRefused = {
  readonly kind: 'refused';
  readonly status: number;
  readonly refusal: Refusal;
  readonly at: Date;
  /** `Retry-After` by our clock, at most a day away. */
  readonly retryAt?: Date;
};

/** No answer came, or the server failed; asking again may help, but not before `retryAt`. */
export type Unreachable = {
  readonly kind: 'unreachable';
  readonly why: 'timeout' | 'name' | 'tls' | 'connection' | 'server';
  /** For people: `the connection failed (ECONNREFUSED)`. */
  readonly reason: string;
  readonly status?: number;
  readonly at: Date;
  readonly retryAt: Date;
};

/** An answer came that must not be taken for data. */
export type SuspectAnswer = {
  readonly kind: 'suspect';
  readonly why: WhySuspect;
  /** The beginning of the answer, redacted, in one line. */
  readonly excerpt: string;
  readonly at: Date;
};

/** Nothing was asked, because the credential's own budget of requests is used up until then. */
export type Postponed = { readonly kind: 'postponed'; readonly until: Date; readonly at: Date };
