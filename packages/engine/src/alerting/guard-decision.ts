import type { Reading } from '../budgeting/reading.ts';
import type { AlertEvent } from './alert-event.ts';
import type { AlertRule } from './alert-rule.ts';
import type { IncidentChange } from './incident-change.ts';
import type { Notice, Notification } from './notification.ts';
import type { Reminders } from './reminders.ts';
import type { Watched } from './watched.ts';

/** What one step looks at: everything of one subject. */
export type GuardInput = {
  /** Missing for a subject that was never read. */
  readonly watched: Watched | undefined;
  /** Of this subject, in any order; one that was there before changes nothing. None, when only time has passed. */
  readonly readings: readonly Reading[];
  /** What people said of the open incidents. */
  readonly facts: readonly IncidentFacts[];
  readonly silences: readonly RuleSilence[];
  readonly rules: readonly AlertRule[];
  /** The usual ones where nobody chose others. */
  readonly reminders?: Reminders;
  readonly now: Date;
};

export type IncidentFacts = {
  readonly alertKey: string;
  readonly number: number;
  readonly acknowledged?: { readonly at: Date };
  readonly snoozed?: { readonly until: Date };
};

/** Nothing of the rule, or of all of them (`*`), is to be heard until an instant. */
export type RuleSilence = { readonly rule: string; readonly until: Date };

/** What follows, in the order in which it was decided. */
export type GuardDecision = {
  readonly watched: Watched;
  /** At most one an incident. */
  readonly incidents: readonly IncidentChange[];
  readonly events: readonly AlertEvent[];
  readonly notifications: readonly Notification[];
  /** For the log: nobody is told of them. */
  readonly notices: readonly Notice[];
};
