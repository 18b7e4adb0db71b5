import type { Collected } from '../collecting/source.ts';
import type { PollSettings } from '../configuration/settings.ts';

/** What the time of the next poll depends on. */
export type NextPoll = {
  readonly collected: Pick<Collected, 'kind' | 'nextAt' | 'notBefore' | 'requests'>;
  /** Until the first of what is polled may be stopped. */
  readonly hoursLeft: number;
  readonly poll: PollSettings;
  readonly now: Date;
  /** From 0 up to 1: guards that began together are not to ask together. */
  readonly random: number;
};

/**
 * Says when to ask again: at a twentieth of the time that is left, within the bounds of the settings.
 *
 * A source never takes more than half of the requests of a minute, and is not asked before it wants to be.
 */
export function nextDue({ collected, hoursLeft, poll, now, random }: NextPoll): Date {
  const { nextAt, notBefore, requests } = collected;
  if (nextAt !== undefined) return later(nextAt, now);
  const byRisk = (hoursLeft * HOUR) / 20;
  const byBudget = (requests * 2 * MINUTE) / poll.requestsPerMinute;
  const failed = collected.kind === 'unanswered' ? FAILED_MS : Number.POSITIVE_INFINITY;
  const wanted = Math.max(poll.leastMs, byBudget, Math.min(byRisk, failed, poll.mostMs));
  const due = new Date(now.getTime() + Math.round(wanted * (0.9 + random * 0.2)));
  return notBefore === undefined ? due : later(due, notBefore);
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** What did not answer is asked again soon: nobody sees the money meanwhile. */
const FAILED_MS = 60_000;
