import { exactJson } from '../budgeting/exact-json.ts';
import type { AlertRule } from './alert-rule.ts';
import { causeOf } from './cause-of.ts';
import { isHeld, longer } from './hold.ts';
import { openIncident, resolveIncident, softenIncident, worsenIncident } from './incident.ts';
import type { Judgement } from './judgement.ts';
import { thresholdOfLevel } from './levels.ts';
import type { ResolvedCause } from './resolved-cause.ts';
import { heldOf, risen } from './rising.ts';
import { isWorse, worstOf } from './severity.ts';
import { stateName } from './state-name.ts';
import { log } from './tell.ts';
import type { Threshold } from './threshold.ts';
import type { OpenWatched, Turn } from './turn.ts';
import type { AlertState, OpenState, WatchedAlert } from './watched.ts';

/** A turn of a rule that is there. */
export type RuleTurn = Turn & { readonly by: AlertRule };

/** Decides what a judgement makes of an alert. */
export function decide(alert: WatchedAlert, judgement: Judgement, turn: RuleTurn): WatchedAlert {
  const { isNewPeriod, ...found } = judgement;
  if (!isNewPeriod) return isOpen(alert) ? follow(alert, found, turn) : rise(alert, found, turn);
  const ended = isOpen(alert)
    ? resolveIncident(alert, turn, {
        cause: 'period_reset',
        evidence: found.evidence,
        // What is found in the new period is told by itself.
        isQuiet: found.found !== undefined,
      })
    : { ...alert, state: { kind: 'ok' as const } };
  return rise(ended, found, turn);
}

export function isOpen(alert: WatchedAlert): alert is OpenWatched {
  return alert.state.kind === 'open';
}

function rise(alert: WatchedAlert, judgement: Judgement, turn: RuleTurn): WatchedAlert {
  const { state } = alert;
  const before = state.kind === 'pending' ? state.rising : [];
  const rising = risen(before, { found: judgement.found, above: undefined }, turn.at);
  const held = heldOf(rising, turn.by.hold, turn.at);
  if (held !== undefined) return openIncident(alert, { held, rising, judgement }, turn);
  const next: AlertState = rising.length === 0 ? { kind: 'ok' } : { kind: 'pending', rising };
  const reason = rising.length === 0 ? 'no longer found' : 'found, not yet for long enough';
  return moved(alert, next, { turn, reason });
}

function follow(alert: OpenWatched, judgement: Judgement, turn: RuleTurn): WatchedAlert {
  const { state } = alert;
  const { found, stays, evidence } = judgement;
  const rising = risen(state.rising, { found, above: state.severity }, turn.at);
  const held = heldOf(rising, turn.by.hold, turn.at);
  if (held !== undefined) return worsenIncident(alert, { held, rising, judgement }, turn);
  const { falling, ...standing } = state;
  const holds = worstOf([found, stays]);
  if (holds !== undefined && !isWorse(state.severity, holds)) {
    return moved(alert, { ...standing, evidence, rising }, { turn, reason: 'found again' });
  }
  const to = worstOf([falling?.to, holds]);
  const run = longer(falling, turn.at);
  if (isHeld(run, turn.by.keep, turn.at)) {
    if (to !== undefined) return softenIncident(alert, { to, judgement }, turn);
    const cause = causeNow(state, judgement, turn);
    // That it came true was said aloud by the alert of what is spent.
    return resolveIncident(alert, turn, { cause, evidence, isQuiet: cause === 'came_true' });
  }
  const next = { ...standing, rising, falling: { ...run, ...(to !== undefined && { to }) } };
  return moved(alert, next, { turn, reason: 'milder, not yet for long enough' });
}

function causeNow({ threshold, evidence }: OpenState, judgement: Judgement, { by }: RuleTurn): ResolvedCause {
  return threshold === undefined || hasThreshold(by, threshold)
    ? causeOf(evidence, judgement)
    : 'rule_changed';
}

function hasThreshold(rule: AlertRule, threshold: Threshold): boolean {
  if (!('levels' in rule)) return true;
  return rule.levels.some((level) => exactJson(thresholdOfLevel(level)) === exactJson(threshold));
}

/** The alert in its next state, which is written down where it has another name. */
function moved(
  alert: WatchedAlert,
  state: AlertState,
  { turn, reason }: { readonly turn: Turn; readonly reason: string },
): WatchedAlert {
  const [from, to] = [stateName(alert.state), stateName(state)];
  const number = alert.state.kind === 'open' ? alert.number : alert.number + 1;
  if (from !== to) log(number, turn, { from, to, reason });
  return { ...alert, state };
}
