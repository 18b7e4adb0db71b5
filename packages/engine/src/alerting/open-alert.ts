import type { Subject } from '../budgeting/subject.ts';
import { alertKeyOf } from './alert-key.ts';
import type { Evidence } from './evidence.ts';
import { incidentId } from './findings.ts';
import type { Severity } from './severity.ts';
import { isRecovering } from './state-name.ts';
import type { Watched } from './watched.ts';

/** A rule that holds for a subject, with the figures of the last reading in which it was found. */
export type OpenAlert = {
  readonly alertKey: string;
  readonly incidentNumber: number;
  readonly rule: string;
  readonly subject: Subject;
  readonly severity: Severity;
  readonly evidence: Evidence;
  readonly since: Date;
  /** It is no longer found, and not for long enough. */
  readonly isRecovering: boolean;
};

/** Every alert of the subject that is open, whatever its severity. */
export function openAlerts({ subject, alerts }: Watched): readonly OpenAlert[] {
  if (subject === undefined) return [];
  return alerts.flatMap(({ rule, number, state }) => {
    if (state.kind !== 'open') return [];
    const { severity, evidence, since } = state;
    const alertKey = alertKeyOf(rule, subject);
    const figures = { severity, evidence, since, isRecovering: isRecovering(state) };
    return [{ alertKey, incidentNumber: number, rule, subject, ...figures }];
  });
}

/** The figures of open alerts by their incidents, as the row of an incident keeps those of its last change. */
export function presentFigures(
  alerts: readonly OpenAlert[],
): (incident: { readonly alertKey: string; readonly number: number }) => Evidence | undefined {
  const known = new Map(alerts.map((alert) => [incidentId(alert.alertKey, alert.incidentNumber), alert]));
  return ({ alertKey, number }) => known.get(incidentId(alertKey, number))?.evidence;
}
