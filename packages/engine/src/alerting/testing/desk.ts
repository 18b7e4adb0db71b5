import type { Reading } from '../../budgeting/reading.ts';
import type { AlertEvent } from '../alert-event.ts';
import type { AlertRule } from '../alert-rule.ts';
import { DEFAULT_RULES } from '../default-rules.ts';
import { incidentId } from '../findings.ts';
import type { GuardDecision, IncidentFacts, RuleSilence } from '../guard-decision.ts';
import { step } from '../guard-step.ts';
import type { Notification } from '../notification.ts';
import { type OpenAlert, openAlerts } from '../open-alert.ts';
import { DEFAULT_REMINDERS } from '../reminders.ts';
import { parseWatched, watchedText } from '../state-text.ts';

/** Keeps what a store would keep of one subject, and steps it. */
export type Desk = {
  /** Steps at an instant: that of the last reading, unless another is given. */
  readonly see: (...readings: readonly Reading[]) => GuardDecision;
  readonly tick: (now: string | Date, ...readings: readonly Reading[]) => GuardDecision;
  readonly acknowledge: (at: string | Date) => void;
  readonly snooze: (until: string | Date) => void;
  readonly silence: (until: string | Date, rule?: string) => void;
  readonly useRules: (rules: readonly AlertRule[]) => void;
  readonly open: () => readonly OpenAlert[];
  /** Every message so far, as `kind reason`. */
  readonly told: () => readonly string[];
  readonly messages: () => readonly Notification[];
  readonly events: () => readonly AlertEvent[];
  /** Every step of every alert so far, as `from → to`. */
  readonly steps: () => readonly string[];
};

export function openDesk(rules: readonly AlertRule[] = DEFAULT_RULES, reminders = DEFAULT_REMINDERS): Desk {
  let text: string | undefined;
  let present = rules;
  let facts: readonly IncidentFacts[] = [];
  let silences: readonly RuleSilence[] = [];
  const decisions: GuardDecision[] = [];

  const tick = (now: string | Date, ...readings: readonly Reading[]): GuardDecision => {
    const watched = text === undefined ? undefined : parseWatched(text);
    const decision = step({
      watched,
      readings,
      facts,
      silences,
      rules: present,
      reminders,
      now: new Date(now),
    });
    text = watchedText(decision.watched);
    for (const { alertKey, number, resolved, clearsFacts } of decision.incidents) {
      const id = incidentId(alertKey, number);
      const others = facts.filter((each) => incidentId(each.alertKey, each.number) !== id);
      const own = facts.find((each) => incidentId(each.alertKey, each.number) === id);
      if (resolved !== undefined) facts = others;
      else if (own === undefined || clearsFacts) facts = [...others, { alertKey, number }];
    }
    decisions.push(decision);
    return decision;
  };
  return {
    see: (...readings) => tick(readings.at(-1)?.at ?? new Date(), ...readings),
    tick,
    acknowledge: (at) => {
      facts = facts.map((each) => ({ ...each, acknowledged: { at: new Date(at) } }));
    },
    snooze: (until) => {
      facts = facts.map((each) => ({ ...each, snoozed: { until: new Date(until) } }));
    },
    silence: (until, rule = '*') => {
      silences = [{ rule, until: new Date(until) }];
    },
    useRules: (next) => {
      present = next;
    },
    open: () => (text === undefined ? [] : openAlerts(parseWatched(text))),
    told: () =>
      decisions.flatMap(({ notifications }) =>
        notifications.map(({ kind, reason }) =>
          reason.kind === 'resolved' ? `${kind} ${reason.cause}` : `${kind} ${reason.kind}`,
        ),
      ),
    messages: () => decisions.flatMap(({ notifications }) => notifications),
    events: () => decisions.flatMap(({ events }) => events),
    steps: () => decisions.flatMap(({ events }) => events.map(({ from, to }) => `${from} → ${to}`)),
  };
}
