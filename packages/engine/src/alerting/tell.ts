import { alertKeyOf } from './alert-key.ts';
import { addIncident } from './findings.ts';
import type { NotificationKind, Reason } from './notification.ts';
import type { ResolvedCause } from './resolved-cause.ts';
import { evidenceText, subjectJson } from './state-text.ts';
import type { OpenWatched, Turn } from './turn.ts';

/** Owes a message about an incident. */
export function tell(
  { number, state }: OpenWatched,
  turn: Turn,
  message: { readonly kind: NotificationKind; readonly reason: Reason; readonly pings: boolean },
): void {
  const { rule, subject, now, outlook, findings } = turn;
  const { severity, evidence, since } = state;
  findings.notifications.push({
    alertKey: alertKeyOf(rule, subject),
    incidentNumber: number,
    rule,
    subject,
    severity,
    evidence,
    ...(outlook !== undefined && { outlook }),
    at: now,
    since,
    ...message,
  });
}

/** Writes a step of an alert down. */
export function log(
  number: number,
  turn: Turn,
  { from, to, reason }: { readonly from: string; readonly to: string; readonly reason: string },
): void {
  const { rule, subject, now, digest, findings } = turn;
  const incident = { alertKey: alertKeyOf(rule, subject), number };
  findings.events.push({ incident, at: now, from, to, reason, ...(digest !== undefined && { digest }) });
}

/** Writes down what became of saying something: no reading led to it. */
export function logSaying(number: number, turn: Turn, step: Parameters<typeof log>[2]): void {
  const { digest: _, ...timeless } = turn;
  log(number, timeless, step);
}

/** Brings the incident's row up to date. */
export function record(
  { number, state }: OpenWatched,
  turn: Turn,
  parts: { readonly clearsFacts?: true; readonly resolved?: ResolvedCause } = {},
): void {
  const { rule, subject, at, findings } = turn;
  const { clearsFacts, resolved } = parts;
  addIncident(findings, {
    alertKey: alertKeyOf(rule, subject),
    number,
    rule,
    subject: subjectJson(subject),
    severity: state.severity,
    openedAt: state.since,
    evidence: evidenceText(state.evidence),
    ...(resolved !== undefined && { resolved: { at, cause: resolved } }),
    ...(clearsFacts && { clearsFacts }),
  });
}
