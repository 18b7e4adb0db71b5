import type { Subject } from '../budgeting/reading.ts';
import { type AlertRule, crossing, isWorse, type Severity } from './alert-rule.ts';
import type { Evidence } from './evidence.ts';
import type { Notification, ResolvedCause } from './notification.ts';

/** A rule that holds for a subject, with the figures of the last reading that was taken. */
export type Alert = {
  readonly rule: string;
  readonly subject: Subject;
  readonly severity: Severity;
  readonly evidence: Evidence;
  /** The reading with which the rule began to hold. */
  readonly since: Date;
};

/** What a reading shows about one rule, and what was known before it. */
export type Observation = {
  readonly rule: AlertRule;
  readonly subject: Subject;
  readonly evidence: Evidence;
  readonly before?: Alert;
  /** Whether the limit began a new period since the reading before. */
  readonly periodReset: boolean;
};

export type AlertDecision = { readonly alert?: Alert; readonly notification?: Notification };

/**
 * Decides whether a rule holds and whether that is news.
 *
 * A milder severity than before is recorded without a message: nobody has to act on it. A rule that holds
 * again in a new period is news, because the money of that period is going too.
 */
export function decideAlert({ rule, subject, evidence, before, periodReset }: Observation): AlertDecision {
  const found = crossing(rule, evidence);
  const about = { rule: rule.id, subject, evidence };
  if (found === undefined) {
    if (before === undefined) return {};
    const { severity, since } = before;
    const cause = periodReset ? 'period_reset' : causeOf(before.evidence, evidence);
    return { notification: { ...about, reason: 'resolved', severity, since, cause } };
  }
  const { severity } = found;
  if (before === undefined || periodReset) {
    const alert = { ...about, severity, since: evidence.readAt };
    return { alert, notification: { ...about, ...found, reason: 'first' } };
  }
  const alert = { ...about, severity, since: before.since };
  if (!isWorse(severity, before.severity)) return { alert };
  return { alert, notification: { ...about, ...found, reason: 'worse', from: before.severity } };
}

function causeOf(before: Evidence, after: Evidence): ResolvedCause {
  if (after.kind === 'no-limit') return 'limit_removed';
  if (before.kind === 'balance' && after.kind === 'balance') {
    return after.totalCredits > before.totalCredits ? 'topped_up' : 'corrected';
  }
  if (before.kind === 'limit' && after.kind === 'limit') {
    const [was, is] = [before.standing, after.standing];
    if (is.reset !== was.reset) return 'limit_changed';
    if (is.limit > was.limit) return 'limit_raised';
  }
  return 'corrected';
}
