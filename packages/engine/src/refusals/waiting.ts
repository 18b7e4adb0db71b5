import type { LimitReset } from '../budgeting/reading.ts';
import { resetPeriod } from '../budgeting/reset-period.ts';
import type { Explanation } from './explanation.ts';
import type { Refusal } from './refusal.ts';
import type { RefusalContext } from './refusal-context.ts';

/** Whether waiting helps, and until when; `until` is there where it is known or can be counted. */
export type Waiting =
  | { readonly kind: 'never' }
  | { readonly kind: 'briefly'; readonly seconds?: number; readonly until?: Date }
  | { readonly kind: 'until-reset'; readonly period?: LimitPeriod; readonly until?: Date }
  | { readonly kind: 'unknown' };

export type LimitPeriod = Exclude<NamedReset, 'never'>;

/** Completes what is usual for a cause with the times of this refusal. */
export function waitingOf(usual: Explanation['waiting'], refusal: Refusal, known: RefusalContext): Waiting {
  switch (usual) {
    case 'never':
    case 'unknown':
      return { kind: usual };
    case 'briefly':
      return brief(refusal, known);
    default:
      return untilReset(usual === 'reset' ? namedPeriod(refusal, known) : usual, refusal, known);
  }
}

function brief({ retryAfter, metadata }: Refusal, { at }: RefusalContext): Waiting {
  const { rateLimitReset } = metadata;
  if (retryAfter === undefined)
    return { kind: 'briefly', ...(rateLimitReset !== undefined && { until: rateLimitReset }) };
  const until = at === undefined ? undefined : new Date(at.getTime() + retryAfter * 1_000);
  return { kind: 'briefly', seconds: retryAfter, ...(until !== undefined && { until }) };
}

function untilReset(period: NamedReset | undefined, { metadata }: Refusal, { at }: RefusalContext): Waiting {
  const told = metadata.resetsAt ?? metadata.rateLimitReset;
  if (period === 'never' && told === undefined) return { kind: 'never' };
  const counted = period === undefined || at === undefined ? undefined : resetPeriod(period, at)?.end;
  const until = told ?? counted;
  return {
    kind: 'until-reset',
    ...(period !== undefined && period !== 'never' && { period }),
    ...(until !== undefined && { until }),
  };
}

/** The period that the message names ("a higher monthly limit"), or that the reading of the key has. */
function namedPeriod({ message, metadata }: Refusal, { key }: RefusalContext): NamedReset | undefined {
  const word = PERIOD.exec(message)?.[1] ?? PERIOD_FIELD.exec(metadata.scope ?? '')?.[0];
  if (word !== undefined) return RESETS[word.toLowerCase()];
  return key?.limitReset === 'unknown' ? undefined : key?.limitReset;
}

type NamedReset = Exclude<LimitReset, 'unknown'>;

const PERIOD = /\b(daily|weekly|monthly|total|lifetime) (?:limit|budget)/i;
const PERIOD_FIELD = /daily|weekly|monthly|total|lifetime/i;

const RESETS: Readonly<Record<string, NamedReset>> = {
  daily: 'daily',
  weekly: 'weekly',
  monthly: 'monthly',
  total: 'never',
  lifetime: 'never',
};
