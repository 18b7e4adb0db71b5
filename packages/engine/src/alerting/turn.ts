import type { Subject } from '../budgeting/subject.ts';
import { alertKeyOf } from './alert-key.ts';
import type { Findings } from './findings.ts';
import { incidentId } from './findings.ts';
import type { IncidentFacts } from './guard-decision.ts';
import type { Outlook } from './outlook.ts';
import type { Reminders } from './reminders.ts';
import type { OpenState, WatchedAlert } from './watched.ts';

/** What one decision about one alert is made with, and where it is written down. */
export type Turn = {
  /** The rule's id. */
  readonly rule: string;
  readonly subject: Subject;
  /** The instant of the reading; where only time has passed, now. */
  readonly at: Date;
  readonly now: Date;
  /** Names the reading. */
  readonly digest?: string;
  readonly outlook?: Outlook;
  readonly isSilenced: boolean;
  readonly facts: readonly IncidentFacts[];
  readonly reminders: Reminders;
  readonly findings: Findings;
};

/** An alert whose incident is open. */
export type OpenWatched = WatchedAlert & { readonly state: OpenState };

/** What people said of the incident, as far as it still counts. */
export function factsOf({ number }: WatchedAlert, turn: Turn): Omit<IncidentFacts, 'alertKey' | 'number'> {
  const alertKey = alertKeyOf(turn.rule, turn.subject);
  if (turn.findings.cleared.has(incidentId(alertKey, number))) return {};
  return turn.facts.find((each) => each.alertKey === alertKey && each.number === number) ?? {};
}

export function isSnoozed(alert: WatchedAlert, turn: Turn): boolean {
  const { snoozed } = factsOf(alert, turn);
  return snoozed !== undefined && snoozed.until > turn.now;
}
