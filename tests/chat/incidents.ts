import type { Incident, Store } from '@tollkeeper/store';

/** The newest incident of a rule, open or over. */
export async function incidentOf({ incidents }: Store, rule: string): Promise<Incident> {
  const all = [...(await incidents.open()), ...(await incidents.history(10))];
  const found = all.find((incident) => incident.rule === rule);
  if (found === undefined) throw new Error(`The rule ${rule} never held.`);
  return found;
}

/** Resolves an incident as the guard does, at half past twelve. */
export async function resolve({ guard }: Store, incident: Incident): Promise<void> {
  const { shortId: _, version: __, acknowledged: ___, snoozed: ____, ...own } = incident;
  const resolved = { at: new Date(Date.UTC(2026, 10, 21, 12, 30)), cause: 'risk_fell' };
  const incidents = [{ ...own, resolved }];
  const nothing = { readings: [], watched: [], events: [], outbox: [], targets: [] };
  await guard.commit({ ...nothing, incidents });
}

/** Delivers what is owed of an incident to the channel "ops", as the guard does. */
export async function deliver({ outbox }: Store): Promise<void> {
  const now = new Date(Date.UTC(2026, 10, 21, 12));
  for (;;) {
    const held = await outbox.claim({ channel: 'ops', now, leaseMs: 1_000, pauseMs: 1_000, limit: 10 });
    if (held.length === 0) return;
    await outbox.finish(held, { as: 'delivered', at: now, receipt: '{"message":"1"}' });
  }
}

/** How many updates of an incident were owed to those who read of it. */
export async function updatesOf({ outbox }: Store, incident: Incident): Promise<number> {
  const traces = await outbox.ofIncident(incident);
  return traces.filter(({ kind }) => kind.startsWith('update:')).length;
}
