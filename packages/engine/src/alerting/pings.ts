import { saidAloud } from './incident.ts';
import { isWorse, type Severity } from './severity.ts';
import { isRecovering } from './state-name.ts';
import { tell } from './tell.ts';
import { factsOf, isSnoozed, type OpenWatched, type Turn } from './turn.ts';

/**
 * Says again what still holds: when a silence or a snooze has ended, and when nobody has answered.
 *
 * What was not found at the last look is not repeated: it is over, or will be found again.
 */
export function remind(alert: OpenWatched, turn: Turn): OpenWatched {
  const { now } = turn;
  const { isSilenced, ...state } = alert.state;
  if (turn.isSilenced) return isSilenced ? alert : { ...alert, state: { ...state, isSilenced: true } };
  if (isRecovering(state)) return alert;
  const heard: OpenWatched = { ...alert, state: inThePast(state, now) };
  const { acknowledged, snoozed } = factsOf(alert, turn);
  if (isSnoozed(alert, turn)) return alert;
  if (isSilenced && acknowledged === undefined) return saidAgain(heard, turn, { kind: 'silence-ended' });
  const { saidAt } = heard.state;
  if (snoozed !== undefined && (saidAt === undefined || snoozed.until > saidAt)) {
    return saidAgain(heard, turn, { kind: 'snooze-ended', until: snoozed.until });
  }
  if (acknowledged !== undefined || saidAt === undefined) return heard;
  const waited = now.getTime() - saidAt.getTime();
  const escalated = waited >= ESCALATE_AFTER[state.severity] ? escalate(heard, turn, saidAt) : heard;
  if (waited < REPEAT_AFTER[state.severity]) return escalated;
  return saidAgain(escalated, turn, { kind: 'repeated', lastSaidAt: saidAt });
}

type Again = Parameters<typeof saidAloud>[2];

function saidAgain(alert: OpenWatched, turn: Turn, reason: Again): OpenWatched {
  return saidAloud(alert, turn, reason);
}

function escalate(alert: OpenWatched, turn: Turn, lastSaidAt: Date): OpenWatched {
  const { state } = alert;
  if (state.isEscalated || !isWorse(state.severity, 'warning')) return alert;
  const escalations = state.escalations + 1;
  const next: OpenWatched = { ...alert, state: { ...state, escalations, isEscalated: true } };
  tell(next, turn, {
    kind: `escalate:${escalations}`,
    reason: { kind: 'unanswered', lastSaidAt },
    pings: true,
  });
  return next;
}

/** What was said at an instant to come was said by a wrong clock; it must not put off the next time. */
function inThePast(state: OpenWatched['state'], now: Date): OpenWatched['state'] {
  return state.saidAt !== undefined && state.saidAt > now ? { ...state, saidAt: now } : state;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const REPEAT_AFTER: Record<Severity, number> = {
  info: Number.POSITIVE_INFINITY,
  warning: 24 * HOUR,
  critical: 4 * HOUR,
  exhausted: HOUR,
};

const ESCALATE_AFTER: Record<Severity, number> = {
  info: Number.POSITIVE_INFINITY,
  warning: Number.POSITIVE_INFINITY,
  critical: 30 * MINUTE,
  exhausted: 15 * MINUTE,
};
