import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

import type { SendOutcome } from './channel.ts';
import { failureOf } from './outcome.ts';
import { NoAnswer } from './slack-client.ts';
import { meaningOf, slackRefusal } from './slack-refusal.ts';
import type { Wire } from './wire.ts';

/** Tells what became of a call of the Web API from the error that it ended with. */
export function slackFault(error: unknown, channel: string, wire: Wire): NotSent {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'wait', untilMs: wire.now() + error.retryAfter * 1_000 };
  }
  if (error instanceof WebAPIPlatformError) return slackOutcome(error.data.error, channel, wire);
  if (error instanceof WebAPIHTTPError) {
    const answer = { kind: 'answered', status: error.statusCode, headers: new Headers(), body: '' } as const;
    const failure = failureOf(answer, 'Slack', wire);
    if (failure !== undefined) return failure;
  }
  const cause = error instanceof WebAPIRequestError ? error.original : error;
  const failed = cause instanceof NoAnswer ? cause.failed : UNKNOWN;
  return {
    kind: 'again',
    reason: `Slack could not be reached (${failed.why}).`,
    ambiguous: failed.mayHaveArrived,
  };
}

/** Tells the same from Slack's word for it. */
export function slackOutcome(word: string, channel: string, wire: Wire): NotSent {
  switch (meaningOf(word)) {
    case 'rate-limited':
      return { kind: 'wait', untilMs: wire.now() + WAIT };
    case 'not-now':
      return { kind: 'again', reason: `Slack cannot take it now (${word}).`, ambiguous: false };
    case 'perhaps-done':
      return { kind: 'again', reason: `Slack does not know whether it took it (${word}).`, ambiguous: true };
    case 'unreadable':
      return { kind: 'again', reason: 'Something answers for Slack that cannot be read.', ambiguous: true };
    case 'gone':
      return { kind: 'gone', reason: `Slack cannot change the message any more (${word}).` };
    case 'refused':
      return { kind: 'refused', reason: slackRefusal(word, channel) };
  }
}

/** Slack's word in an error, or nothing where it holds none. */
export function wordOf(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

type NotSent = Exclude<SendOutcome, { readonly kind: 'sent' }>;

const UNKNOWN = { why: 'the call failed', mayHaveArrived: true } as const;

/** In milliseconds. */
const WAIT = 30_000;
