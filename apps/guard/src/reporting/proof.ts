import type { AlertEvent, AlertRule, Reading, Severity } from '@tollkeeper/engine';
import { parseSubject, parseWatched, subjectKey } from '@tollkeeper/engine/guarding';
import type { Incident, NewEvent, Store, TracedNotification } from '@tollkeeper/store';

import { readingsOf } from '../collecting/reading-text.ts';
import type { RoutedChannel } from '../cycle/route.ts';
import { type MissingMessage, missingMessages, type OpenState } from './missing-messages.ts';
import { replaySubject } from './replay-subject.ts';

/** Everything that is kept of an incident, from the readings to the receipts. */
export type Proof = {
  readonly incident: Incident;
  /** From the first to the last. */
  readonly decisions: readonly ProvenDecision[];
  /** In the order in which they were owed, channel by channel. */
  readonly messages: readonly TracedNotification[];
  readonly missing: readonly MissingMessage[];
};

export type ProvenDecision = {
  readonly event: NewEvent;
  /** The reading that it names; missing where it names none, or where that is not kept any more. */
  readonly reading?: Reading;
  readonly proof: DecisionProof;
};

/** How far a decision follows from what is kept. */
export type DecisionProof =
  /** The same step over the readings that are kept decides the same. */
  | 'recomputed'
  /** Its reading is kept, but the step decides something else: other readings, or the rules of then, are not. */
  | 'not-recomputed'
  | 'reading-not-kept'
  /** A person made it, or time alone. */
  | 'no-reading';

/** What proofs are made from, with the rules and channels of today. */
export type ProofGround = {
  readonly store: Pick<Store, 'incidents' | 'events' | 'outbox' | 'readings' | 'guard'>;
  readonly rules: readonly AlertRule[];
  readonly channels: readonly RoutedChannel[];
};

/** Collects what proves the incident that people know by a short id; `undefined` where none has it. */
export async function proofOf(shortId: string, ground: ProofGround): Promise<Proof | undefined> {
  const { store, rules } = ground;
  const incident = await store.incidents.byShortId(shortId);
  if (incident === undefined) return undefined;
  const key = subjectKey(parseSubject(incident.subject));
  const [events, stored] = await Promise.all([
    store.events.ofIncident(incident),
    store.readings.since(key, new Date(0)),
  ]);
  const readings = readingsOf(stored);
  const byDigest = new Map(readings.map((reading) => [digestOf(reading), reading]));
  const replayed = new Set(replaySubject(readings, { rules }).events.map(stepText));
  const state = await openStateOf(store, incident, key);
  const messages = await store.outbox.ofIncident(incident);
  return {
    incident,
    decisions: events.map((event): ProvenDecision => {
      if (event.digest === undefined) return { event, proof: 'no-reading' };
      const reading = byDigest.get(event.digest);
      if (reading === undefined) return { event, proof: 'reading-not-kept' };
      return { event, reading, proof: replayed.has(stepText(event)) ? 'recomputed' : 'not-recomputed' };
    }),
    messages,
    missing: missingMessages({
      state,
      events,
      isResolved: incident.resolved !== undefined,
      severity: incident.severity as Severity,
      rows: messages,
      everOwed: await store.outbox.everOwed(incident.alertKey),
      channels: ground.channels,
    }),
  };
}

/** What the guard remembers of an incident that is open. */
export async function openStateOf(
  store: Pick<Store, 'guard'>,
  { rule, number, resolved }: Incident,
  key: string,
): Promise<OpenState | undefined> {
  if (resolved !== undefined) return undefined;
  const [known] = await store.guard.watched([key]);
  const alert =
    known && parseWatched(known.json).alerts.find((each) => each.rule === rule && each.number === number);
  return alert?.state.kind === 'open' ? alert.state : undefined;
}

/** As the engine names a reading in its events. */
function digestOf({ kind, subject, at }: Reading): string {
  return `${subjectKey(subject)} ${kind} ${at.toISOString()}`;
}

/** The number is left out: a history that is not whole counts fewer incidents. */
function stepText({ incident, from, to, reason, digest }: AlertEvent | NewEvent): string {
  return JSON.stringify([incident.alertKey, from, to, reason, digest]);
}
