import type { Reading } from '../budgeting/reading.ts';
import { type Subject, subjectKey } from '../budgeting/subject.ts';
import { decide, isOpen } from './decide.ts';
import type { Findings } from './findings.ts';
import type { GuardInput } from './guard-decision.ts';
import { resolveIncident } from './incident.ts';
import { judge, looksAt } from './judge.ts';
import { isOutlookPresent } from './outlook.ts';
import { DEFAULT_REMINDERS } from './reminders.ts';
import type { ResolvedCause } from './resolved-cause.ts';
import type { Turn } from './turn.ts';
import type { Watched, WatchedAlert } from './watched.ts';

/** What a step looks with. */
export type Looking = Pick<GuardInput, 'facts' | 'silences' | 'rules' | 'reminders' | 'now'> & {
  readonly findings: Findings;
};

export type Look = {
  /** Missing when only time has passed. */
  readonly reading?: Reading;
  readonly isBelieved: boolean;
  readonly isNewPeriod: boolean;
  /** Says that the source answered, and of its figures nothing. */
  readonly isOnlyLook?: true;
};

/** Lets every rule judge what was seen. */
export function judgeAll(known: Watched, look: Look, looking: Looking): Watched {
  const { subject } = known;
  if (subject === undefined) return known;
  const alerts = new Map(known.alerts.map((alert) => [alert.rule, alert]));
  for (const rule of looking.rules) {
    if (look.isOnlyLook ? rule.kind !== 'source-stale' : !looksAt(rule, look.reading)) continue;
    const alert = alerts.get(rule.id) ?? { rule: rule.id, number: 0, state: { kind: 'ok' } };
    const judgement = judge(rule, {
      subject,
      known,
      now: looking.now,
      isBelieved: look.isBelieved,
      isNewPeriod: look.isNewPeriod,
      ...(look.reading !== undefined && { reading: look.reading }),
      isIdle: alert.state.kind === 'ok',
      ...(isOpen(alert) && { before: alert.state.evidence }),
    });
    const isNothing = judgement?.found === undefined && alert.state.kind === 'ok';
    if (judgement === undefined || isNothing) continue;
    const next = decide(alert, judgement, {
      ...turnOf(rule.id, known, { looking, subject, reading: look.reading }),
      by: rule,
    });
    if (next.number > 0 || next.state.kind !== 'ok') alerts.set(rule.id, next);
    else alerts.delete(rule.id);
  }
  return { ...known, alerts: [...alerts.values()] };
}

/** Resolves everything that is open, and forgets what was about to be. */
export function endAlerts(
  known: Watched,
  cause: ResolvedCause,
  { looking, reading }: { readonly looking: Looking; readonly reading?: Reading },
): Watched {
  const { subject } = known;
  if (subject === undefined) return known;
  const alerts = known.alerts.map((alert) =>
    ended(alert, cause, turnOf(alert.rule, known, { looking, subject, reading })),
  );
  return { ...known, alerts: alerts.filter(({ number }) => number > 0) };
}

/** Resolves the alert if it is open; what was only about to be one is over without a word. */
export function ended(alert: WatchedAlert, cause: ResolvedCause, turn: Turn): WatchedAlert {
  if (isOpen(alert)) return resolveIncident(alert, turn, { cause, isQuiet: cause === 'rule_removed' });
  return { ...alert, state: { kind: 'ok' } };
}

export function turnOf(
  rule: string,
  known: Watched,
  {
    looking,
    subject,
    reading,
  }: { readonly looking: Looking; readonly subject: Subject; readonly reading?: Reading | undefined },
): Turn {
  const { now, facts, silences, findings, reminders = DEFAULT_REMINDERS } = looking;
  return {
    rule,
    subject,
    at: reading?.at ?? now,
    now,
    facts,
    reminders,
    findings,
    isSilenced: silences.some((each) => (each.rule === rule || each.rule === '*') && each.until > now),
    ...(reading !== undefined && {
      digest: `${subjectKey(subject)} ${reading.kind} ${reading.at.toISOString()}`,
    }),
    ...(known.outlook !== undefined && isOutlookPresent(known.outlook, now) && { outlook: known.outlook }),
  };
}
