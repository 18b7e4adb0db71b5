import type { Fields } from './fields.ts';

/** What Slack sends to an app: a command, an interaction or an event; a retry says why it comes again. */
export type Delivery = {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Fields;
  readonly retry?: { readonly attempt: number; readonly reason: RetryReason };
};

/** Why an event comes again; over HTTP it is worded `http_timeout` and `http_error`. */
export type RetryReason = 'timeout' | 'error';

/** What became of it: acknowledged in time, perhaps with an answer; too late; or not taken at all. */
export type Outcome =
  | { readonly kind: 'acknowledged'; readonly answer: Fields }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'failed'; readonly why: string };

/** A way to the app. */
export type Carrier = (delivery: Delivery) => Promise<Outcome>;
