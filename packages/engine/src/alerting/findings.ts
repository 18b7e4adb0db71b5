import type { AlertEvent } from './alert-event.ts';
import type { IncidentChange } from './incident-change.ts';
import type { Notice, Notification } from './notification.ts';

/** What one step has found so far, in order; it lives as long as the step. */
export type Findings = {
  readonly events: AlertEvent[];
  readonly incidents: Map<string, IncidentChange>;
  readonly notifications: Notification[];
  readonly notices: Notice[];
  /** Incidents of which people's facts no longer count. */
  readonly cleared: Set<string>;
};

export function noFindings(): Findings {
  return { events: [], incidents: new Map(), notifications: [], notices: [], cleared: new Set() };
}

/** Keeps the last change of an incident, which takes back what people set if any of them does. */
export function addIncident({ incidents, cleared }: Findings, change: IncidentChange): void {
  const id = incidentId(change.alertKey, change.number);
  if (change.clearsFacts) cleared.add(id);
  const clearsFacts = incidents.get(id)?.clearsFacts ?? change.clearsFacts;
  // Deleted first, so that the order is that of the last changes.
  incidents.delete(id);
  incidents.set(id, { ...change, ...(clearsFacts && { clearsFacts }) });
}

export function incidentId(alertKey: string, number: number): string {
  return `${alertKey}⋅${number}`;
}
