import { type Reading, subjectKey } from '../budgeting/reading.ts';
import type { Alert } from './alert.ts';
import type { AlertRule } from './alert-rule.ts';
import type { Notice, Notification } from './notification.ts';
import { observe, UNSEEN, type Watched } from './watched.ts';

/** What the guard knows, by subject. */
export type GuardState = ReadonlyMap<string, Watched>;

export type GuardDecision = {
  readonly state: GuardState;
  readonly notifications: readonly Notification[];
  readonly notices: readonly Notice[];
};

/** Decides what the readings change and what is news about it; they may come in any order, and again. */
export function step(
  state: GuardState,
  readings: readonly Reading[],
  context: { readonly rules: readonly AlertRule[]; readonly now: Date },
): GuardDecision {
  const next = new Map(state);
  const notifications: Notification[] = [];
  const notices: Notice[] = [];
  for (const reading of readings.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const key = subjectKey(reading.subject);
    const seen = observe(next.get(key) ?? UNSEEN, reading, context);
    next.set(key, seen.watched);
    notifications.push(...seen.notifications);
    notices.push(...seen.notices);
  }
  return { state: next, notifications, notices };
}

/** Every alert that holds, whatever its severity. */
export function firingAlerts(state: GuardState): readonly Alert[] {
  return [...state.values()].flatMap(({ alerts }) => alerts);
}

/** What the guard knows before its first reading. */
export const NOTHING_WATCHED: GuardState = new Map();
