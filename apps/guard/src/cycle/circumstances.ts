import type { IncidentFacts } from '@tollkeeper/engine';
import { parseSubject, subjectKey } from '@tollkeeper/engine/guarding';
import type { Incident, Store } from '@tollkeeper/store';

import type { Circumstances } from './decide-batch.ts';

/** Looks up what people said, and puts it beside the rules and the time. */
export async function circumstancesIn(
  store: Store,
  given: Omit<Circumstances, 'facts' | 'silences'>,
): Promise<Circumstances> {
  const [incidents, silences] = await Promise.all([
    store.incidents.handled(),
    store.silences.active(given.now),
  ]);
  const facts = Map.groupBy(incidents.map(factsOf), ({ key }) => key);
  return { ...given, silences, facts };
}

/** The subjects that have an open incident: time passes for them even when nothing is read. */
export async function subjectsOfIncidents(store: Store): Promise<readonly string[]> {
  return [...new Set((await store.incidents.openSubjects()).map(keyOf))];
}

function factsOf(incident: Incident): IncidentFacts & { readonly key: string } {
  const { alertKey, number, subject, acknowledged, snoozed } = incident;
  return {
    key: keyOf(subject),
    alertKey,
    number,
    ...(acknowledged && { acknowledged: { at: acknowledged.at } }),
    ...(snoozed && { snoozed: { until: snoozed.until } }),
  };
}

function keyOf(subject: string): string {
  return subjectKey(parseSubject(subject));
}
