import type { ListedIncident } from '@tollkeeper/cards/standing';
import type { Watched } from '@tollkeeper/engine';
import {
  openAlerts,
  parseEvidence,
  parseSubject,
  presentFigures,
  SEVERITIES,
} from '@tollkeeper/engine/guarding';
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

/** Reads what is open with the present figures of its alerts. */
export function openIncidents(
  open: readonly Incident[],
  watched: readonly Watched[],
): readonly ListedIncident[] {
  const figuresOf = presentFigures(watched.flatMap(openAlerts));
  return open.map((incident) => {
    const evidence = figuresOf(incident);
    return { ...listedIncident(incident), ...(evidence !== undefined && { evidence }) };
  });
}

function read<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
