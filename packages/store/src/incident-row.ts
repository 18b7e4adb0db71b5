import type { Incident } from './incidents.ts';
import type { IncidentRow } from './tables.ts';

/** Reads an incident from its row. */
export function incidentOf(row: IncidentRow): Incident {
  const { resolved_at, resolved_cause, acknowledged_by, acknowledged_at, snoozed_by, snoozed_until } = row;
  return {
    alertKey: row.alert_key,
    number: row.number,
    shortId: row.short_id,
    rule: row.rule,
    subject: row.subject,
    severity: row.severity,
    openedAt: new Date(row.opened_at),
    ...(resolved_at !== null && { resolved: { at: new Date(resolved_at), cause: resolved_cause ?? '' } }),
    evidence: row.evidence,
    ...(acknowledged_at !== null && {
      acknowledged: { by: acknowledged_by ?? '', at: new Date(acknowledged_at) },
    }),
    ...(snoozed_until !== null && { snoozed: { by: snoozed_by ?? '', until: new Date(snoozed_until) } }),
    version: row.version,
  };
}
