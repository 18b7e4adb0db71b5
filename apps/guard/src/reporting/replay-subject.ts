import type { AlertEvent, AlertRule, Notification, Reading, Reminders, Watched } from '@tollkeeper/engine';
import { DEFAULT_REMINDERS, openAlerts, step } from '@tollkeeper/engine/guarding';

/** What rules make of the readings of one subject, when nobody answers and nothing is silenced. */
export type ReplayedSubject = {
  readonly events: readonly AlertEvent[];
  readonly notifications: readonly Notification[];
};

export type Replaying = {
  readonly rules: readonly AlertRule[];
  /** How long what nobody answers waits; the usual times where they are missing. */
  readonly reminders?: Reminders;
  /** How often time passes by itself while an alert is open, in milliseconds; never where it is missing. */
  readonly tickMs?: number;
  /** Until when it does. */
  readonly until?: Date;
};

/** Decides on readings in the order of their time, each as if it were that time, by the step that a guard takes. */
export function replaySubject(
  readings: readonly Reading[],
  { rules, reminders = DEFAULT_REMINDERS, tickMs, until }: Replaying,
): ReplayedSubject {
  const events: AlertEvent[] = [];
  const notifications: Notification[] = [];
  let watched: Watched | undefined;
  const take = (now: Date, seen: readonly Reading[]): void => {
    const decision = step({ watched, readings: seen, facts: [], silences: [], rules, reminders, now });
    watched = decision.watched;
    events.push(...decision.events);
    notifications.push(...decision.notifications);
  };
  const passUntil = (from: number, end: number): void => {
    if (tickMs === undefined) return;
    for (let at = from + tickMs; at < end; at += tickMs) {
      if (watched === undefined || openAlerts(watched).length === 0) return;
      take(new Date(at), []);
    }
  };
  let last: number | undefined;
  for (const [at, seen] of byInstant(readings)) {
    if (last !== undefined) passUntil(last, at);
    take(new Date(at), seen);
    last = at;
  }
  if (last !== undefined && until !== undefined) passUntil(last, until.getTime());
  return { events, notifications };
}

function byInstant(readings: readonly Reading[]): readonly (readonly [number, readonly Reading[]])[] {
  return [...Map.groupBy(readings, ({ at }) => at.getTime())].toSorted(([a], [b]) => a - b);
}
