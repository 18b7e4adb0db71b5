import type { ListedIncident } from '@tollkeeper/cards/standing';
import type { OpenAlert, Severity } from '@tollkeeper/engine';
import { parseEvidence, parseSubject } from '@tollkeeper/engine/guarding';
import type { Incident } from '@tollkeeper/store';

/** Lists incidents with the figures of their alerts: the row of an incident keeps those of its last change. */
export function listedIncidents(
  incidents: readonly Incident[],
  alerts: readonly OpenAlert[],
): readonly ListedIncident[] {
  const known = new Map(alerts.map((alert) => [nameOf(alert.alertKey, alert.incidentNumber), alert]));
  return incidents.map(({ evidence, subject, severity, ...rest }) => ({
    ...rest,
    severity: severity as Severity,
    subject: parseSubject(subject),
    evidence: known.get(nameOf(rest.alertKey, rest.number))?.evidence ?? parseEvidence(evidence),
  }));
}

function nameOf(alertKey: string, number: number): string {
  return `${alertKey}⋅${number}`;
}
