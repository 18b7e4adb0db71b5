import type { Reading, SourceSubject, Subject } from '@tollkeeper/engine';
import { type CreditsUnavailable, type NeedsKey, type NoAnswer, suspectText } from '@tollkeeper/openrouter';

import type { Collected } from './source.ts';

/** Whoever asked, and of which subjects the answer would have told. */
export type Asking = {
  readonly source: SourceSubject;
  readonly about?: readonly Subject[];
  readonly now: Date;
};

/**
 * Turns what came instead of an answer into missing readings, with the cause.
 *
 * That no key may ask is no failure of the source: nobody is to be woken up by it.
 */
export function unanswered(
  asked: NoAnswer | NeedsKey | CreditsUnavailable,
  { source, about = [], now }: Asking,
): Collected {
  if (asked.kind === 'needs-key' || asked.kind === 'unavailable') {
    const nextAt = asked.kind === 'unavailable' ? asked.until : new Date(now.getTime() + KEYS_CHANGE_MS);
    return { kind: 'unavailable', readings: [], records: [], requests: 1, nextAt, problem: asked.sentence };
  }
  const { at } = asked;
  const cause = causeOf(asked);
  const readings = [source, ...about].map((subject): Reading => ({ kind: 'missing', subject, at, cause }));
  const notBefore = retryAt(asked);
  return {
    kind: 'unanswered',
    readings,
    records: [],
    requests: 1,
    ...(notBefore !== undefined && { notBefore }),
    problem: cause,
  };
}

/** The same words for the same fault, however often it is met. */
function causeOf(asked: NoAnswer): string {
  switch (asked.kind) {
    case 'refused':
      return `${asked.status} ${asked.refusal.message}`.trim().slice(0, LONGEST_CAUSE);
    case 'unreachable':
      return asked.reason;
    case 'suspect':
      return suspectText(asked.why);
    case 'postponed':
      return 'our own budget of requests is used up';
  }
}

function retryAt(asked: NoAnswer): Date | undefined {
  if (asked.kind === 'postponed') return asked.until;
  return asked.kind === 'suspect' ? undefined : asked.retryAt;
}

const KEYS_CHANGE_MS = 3_600_000;
const LONGEST_CAUSE = 200;
