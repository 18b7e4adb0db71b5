import { type Ratio, sum } from '@tollkeeper/pricing';

import type { Assumed } from './assumption.ts';
import type { Pricing } from './pricing.ts';

/** One kind of work in a scenario, with its volume. */
export type Workload = TextWorkload | ImageWorkload | AgentWorkload;

/** Requests to a language model, all of the same size. */
export type TextWorkload = {
  readonly kind: 'text';
  readonly pricing: Pricing;
  readonly volume: RequestVolume;
  readonly inputTokens: Assumed;
  readonly outputTokens: Assumed;
  /** The part of the input tokens that is read from the prompt cache. */
  readonly cachedShare: Assumed;
};

/** Whether a volume repeats every month or is done once. */
export type Period = 'month' | 'once';

/** How many requests: users at work for a month, or a plain number. */
export type RequestVolume =
  | {
      readonly kind: 'users';
      readonly users: Assumed;
      readonly activeDays: Assumed;
      readonly requestsPerUserPerDay: Assumed;
    }
  | { readonly kind: 'requests'; readonly period: Period; readonly requests: Assumed };

/** Images that somebody accepts, each after one or more paid generations. */
export type ImageWorkload = {
  readonly kind: 'image';
  readonly pricing: Pricing;
  readonly period: Period;
  readonly acceptedImages: Assumed;
  readonly attemptsPerAccepted: Assumed;
};

/** Tasks that an agent works through in several model calls. */
export type AgentWorkload = {
  readonly kind: 'agent';
  readonly pricing: Pricing;
  readonly period: Period;
  readonly tasks: Assumed;
  readonly callsPerTask: Assumed;
  readonly context: AgentContext;
  /** Output tokens of one call. */
  readonly outputTokens: Assumed;
  readonly cachedShare: Assumed;
  readonly successRate: Assumed;
};

/** The input of one call, averaged over the calls of a task: as one number, or by what it is made of. */
export type AgentContext =
  | { readonly kind: 'total'; readonly contextTokens: Assumed }
  | {
      readonly kind: 'parts';
      readonly instructionTokens: Assumed;
      readonly historyTokens: Assumed;
      readonly fileTokens: Assumed;
      readonly toolDefinitionTokens: Assumed;
      readonly toolResultTokens: Assumed;
    };

/** The input tokens of one call. */
export function contextSize(context: AgentContext): Ratio {
  if (context.kind === 'total') return context.contextTokens.value;
  const { kind: _, ...parts } = context;
  return sum(Object.values(parts).map(({ value }) => value));
}
