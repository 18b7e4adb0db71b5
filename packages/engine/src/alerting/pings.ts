import { saidAloud } from './incident.ts';
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
  const { escalateAfterMs, repeatAfterMs } = turn.reminders;
  const escalated = waited >= escalateAfterMs[state.severity] ? escalate(heard, turn, saidAt) : heard;
  if (waited < repeatAfterMs[state.severity]) return escalated;
  return saidAgain(escalated, turn, { kind: 'repeated', lastSaidAt: saidAt });
}

type Again = Parameters<typeof saidAloud>[2];

function saidAgain(alert: OpenWatched, turn: Turn, reason: Again): OpenWatched {
  return saidAloud(alert, turn, reason);
}

function escalate(alert: OpenWatched, turn: Turn, lastSaidAt: Date): OpenWatched {
  const { state } = alert;
  if (state.isEscalated) return alert;
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
