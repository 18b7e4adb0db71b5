import type { ListedIncident } from '@tollkeeper/cards/standing';
import type { OpenAlert, Severity } from '@tollkeeper/engine';
import { parseEvidence, parseSubject, presentFigures } from '@tollkeeper/engine/guarding';
import type { Incident } from '@tollkeeper/store';

/** Lists incidents with the present figures of their alerts. */
export function listedIncidents(
  incidents: readonly Incident[],
  alerts: readonly OpenAlert[],
): readonly ListedIncident[] {
  const figuresOf = presentFigures(alerts);
  return incidents.map(({ evidence, subject, severity, ...rest }) => ({
    ...rest,
    severity: severity as Severity,
    subject: parseSubject(subject),
    evidence: figuresOf(rest) ?? parseEvidence(evidence),
  }));
}
