import {
  type AlertRule,
  type GuardDecision,
  type IncidentFacts,
  type Reading,
  type RuleSilence,
  step,
  watchedText,
} from '@tollkeeper/engine';
import { NOT_WATCHED, type WatchedState } from '@tollkeeper/store';

import type { WatchedCache } from './watched-cache.ts';

/** One subject with what was read of it, which may be nothing: time passes for it, too. */
export type SubjectReadings = { readonly key: string; readonly readings: readonly Reading[] };

/** What decisions rest on besides readings. */
export type Circumstances = {
  readonly rules: readonly AlertRule[];
  readonly silences: readonly RuleSilence[];
  /** Of open incidents, by the key of their subject. */
  readonly facts: ReadonlyMap<string, readonly IncidentFacts[]>;
  readonly now: Date;
  readonly cache: WatchedCache;
  /** Is told of a subject that could not be decided; the others are. */
  readonly onFault: (subject: string, error: unknown) => void;
};

/** What was decided of some subjects. */
export type BatchDecision = Omit<GuardDecision, 'watched'> & { readonly watched: readonly WatchedState[] };

/** Decides subject by subject what their readings change. */
export function decideBatch(
  subjects: readonly SubjectReadings[],
  known: readonly WatchedState[],
  { rules, silences, facts, now, cache, onFault }: Circumstances,
): BatchDecision {
  const states = new Map(known.map((state) => [state.key, state]));
  const watched: WatchedState[] = [];
  const decisions: GuardDecision[] = [];
  for (const { key, readings } of subjects) {
    const before = states.get(key);
    try {
      const decision = step({
        watched: before && cache.read(before),
        readings,
        facts: facts.get(key) ?? [],
        silences,
        rules,
        now,
      });
      decisions.push(decision);
      const json = watchedText(decision.watched);
      cache.remember(key, json, decision.watched);
      // What did not change is not written: most readings say what the one before said.
      if (json !== before?.json) watched.push({ key, version: before?.version ?? NOT_WATCHED, json });
    } catch (error) {
      onFault(key, error);
    }
  }
  return {
    watched,
    incidents: decisions.flatMap(({ incidents }) => incidents),
    events: decisions.flatMap(({ events }) => events),
    notifications: decisions.flatMap(({ notifications }) => notifications),
    notices: decisions.flatMap(({ notices }) => notices),
  };
}
