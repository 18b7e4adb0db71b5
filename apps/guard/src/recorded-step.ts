import type { Notice, Notification, OpenAlert, Reading, Watched } from '@tollkeeper/engine';
import { DEFAULT_RULES, openAlerts, step, subjectKey } from '@tollkeeper/engine/guarding';

/** What is known of each subject of a recording. */
export type RecordedState = ReadonlyMap<string, Watched>;

export type RecordedDecision = {
  readonly state: RecordedState;
  /** In the order of their readings. */
  readonly notifications: readonly Notification[];
  readonly notices: readonly Notice[];
};

/** Decides what a recording changes, without a store: nobody can acknowledge anything. */
export function recordedStep(
  state: RecordedState,
  readings: readonly Reading[],
  now: Date,
): RecordedDecision {
  const bySubject = Map.groupBy(readings, ({ subject }) => subjectKey(subject));
  const next = new Map(state);
  const decisions = [...new Set([...state.keys(), ...bySubject.keys()])].map((key) => {
    const decision = step({
      watched: state.get(key),
      readings: bySubject.get(key) ?? [],
      facts: [],
      silences: [],
      rules: RULES,
      now,
    });
    next.set(key, decision.watched);
    return decision;
  });
  return {
    state: next,
    notifications: decisions
      .flatMap(({ notifications }) => notifications)
      .toSorted((a, b) => a.evidence.readAt.getTime() - b.evidence.readAt.getTime()),
    notices: decisions.flatMap(({ notices }) => notices),
  };
}

/** Every alert that is open, whatever its severity. */
export function openIn(state: RecordedState): readonly OpenAlert[] {
  return [...state.values()].flatMap(openAlerts);
}

/** A recording ends where it ends: that nothing comes after it is no news. */
const RULES = DEFAULT_RULES.filter(({ kind }) => kind !== 'source-stale');
