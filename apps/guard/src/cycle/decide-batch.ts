import { isDeepStrictEqual } from 'node:util';
import type {
  AlertRule,
  GuardDecision,
  IncidentFacts,
  Reading,
  Reminders,
  RuleSilence,
  Watched,
} from '@tollkeeper/engine';
import { step } from '@tollkeeper/engine/guarding';
import { NOT_WATCHED } from '@tollkeeper/store';

import type { KnownSubject, WatchedCache } from './watched-cache.ts';

/** One subject with what was read of it, which may be nothing: time passes for it, too. */
export type SubjectReadings = { readonly key: string; readonly readings: readonly Reading[] };

/** What decisions rest on besides readings. */
export type Circumstances = {
  readonly rules: readonly AlertRule[];
  readonly reminders: Reminders;
  readonly silences: readonly RuleSilence[];
  /** Of open incidents, by the key of their subject. */
  readonly facts: ReadonlyMap<string, readonly IncidentFacts[]>;
  readonly now: Date;
  readonly cache: WatchedCache;
  /** Is told of a subject that could not be decided; the others are. */
  readonly onFault: (subject: string, error: unknown) => void;
};

/** What was decided of some subjects. */
export type BatchDecision = Omit<GuardDecision, 'watched'> & {
  readonly watched: readonly WatchedAnew[];
  readonly undecided: readonly Undecided[];
};

/** A subject that could not be decided: what holds for it nobody knows. */
export type Undecided = { readonly key: string; readonly name: string; readonly problem: string };

/** What is known of a subject now, and the version from which it was made. */
export type WatchedAnew = { readonly key: string; readonly version: number; readonly watched: Watched };

/** Decides subject by subject what their readings change. */
export function decideBatch(
  subjects: readonly SubjectReadings[],
  known: ReadonlyMap<string, KnownSubject>,
  { rules, reminders, silences, facts, now, onFault }: Circumstances,
): BatchDecision {
  const watched: WatchedAnew[] = [];
  const decisions: GuardDecision[] = [];
  const undecided: Undecided[] = [];
  for (const { key, readings } of subjects) {
    const { version = NOT_WATCHED, watched: read } = known.get(key) ?? {};
    try {
      const before = read?.();
      const decision = step({
        watched: before,
        readings,
        facts: facts.get(key) ?? [],
        silences,
        rules,
        reminders,
        now,
      });
      decisions.push(decision);
      // What did not change is not written.
      if (!isDeepStrictEqual(decision.watched, before))
        watched.push({ key, version, watched: decision.watched });
    } catch (error) {
      undecided.push(undecidedOf(key, readings, error));
      onFault(key, error);
    }
  }
  return {
    watched,
    undecided,
    incidents: decisions.flatMap(({ incidents }) => incidents),
    events: decisions.flatMap(({ events }) => events),
    notifications: decisions.flatMap(({ notifications }) => notifications),
    notices: decisions.flatMap(({ notices }) => notices),
  };
}

function undecidedOf(key: string, [first]: readonly Reading[], error: unknown): Undecided {
  const name = first !== undefined && 'name' in first.subject ? first.subject.name : key;
  return { key, name, problem: error instanceof Error ? error.message : String(error) };
}
