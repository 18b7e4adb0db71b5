import type { ListedIncident } from '@tollkeeper/cards/standing';
import type { Watched } from '@tollkeeper/engine';
import { openAlerts, parseEvidence, parseSubject, SEVERITIES } from '@tollkeeper/engine/guarding';
import type { Incident } from '@tollkeeper/store';

/** Reads an incident as a list shows it; what another version wrote is left out. */
export function listedIncident(incident: Incident): ListedIncident {
  const { shortId, number, rule, openedAt, resolved, acknowledged, snoozed } = incident;
  const subject = read(() => parseSubject(incident.subject));
  const evidence = subject && read(() => parseEvidence(incident.evidence));
  return {
    shortId,
    number,
    rule,
    severity: SEVERITIES.find((each) => each === incident.severity) ?? 'critical',
    subject: subject ?? { kind: 'account' },
    ...(evidence !== undefined && { evidence }),
    openedAt,
    ...(resolved !== undefined && { resolved }),
    ...(acknowledged !== undefined && { acknowledged }),
    ...(snoozed !== undefined && { snoozed }),
  };
}

/** Reads what is open with the figures of its alerts: the row of an incident keeps those of its last change. */
export function openIncidents(
  open: readonly Incident[],
  watched: readonly Watched[],
): readonly ListedIncident[] {
  const alerts = new Map(
    watched.flatMap(openAlerts).map((alert) => [nameOf(alert.alertKey, alert.incidentNumber), alert]),
  );
  return open.map((incident) => {
    const alert = alerts.get(nameOf(incident.alertKey, incident.number));
    return { ...listedIncident(incident), ...(alert !== undefined && { evidence: alert.evidence }) };
  });
}

function nameOf(alertKey: string, number: number): string {
  return `${alertKey}⋅${number}`;
}

function read<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
