import {
  type AccountStanding,
  type AlertHistory,
  type AlertStanding,
  accountCard,
  alertHistoryCard,
  alertsCard,
  type HeldPlan,
  heldPlanCard,
  type KeyStanding,
  keyCard,
} from '@tollkeeper/cards/standing';

import type { LaidOut, StandingReply } from '../converse/reply.ts';
import { accountJson, alertsJson, heldPlanJson, historyJson, keyStandingJson } from './standing-json.ts';

/** Lays out what is spent and left of everything that is watched. */
export function accountReply(standing: AccountStanding): StandingReply {
  return { kind: 'account', card: accountCard(standing), data: accountJson(standing) };
}

/** Lays out what is spent and left of one key. */
export function keyReply(standing: KeyStanding): StandingReply {
  return { kind: 'key', card: keyCard(standing), data: keyStandingJson(standing) };
}

/** Lays out the alerts that are open. */
export function alertsReply(standing: AlertStanding): StandingReply {
  return { kind: 'alerts', card: alertsCard(standing), data: alertsJson(standing) };
}

/** Lays out the alerts that were resolved last, and what people silenced. */
export function historyReply(history: AlertHistory): StandingReply {
  return { kind: 'alert-history', card: alertHistoryCard(history), data: historyJson(history) };
}

/** Lays out a plan beside what is really spent. */
export function laidOutPlan(held: HeldPlan): LaidOut {
  return { card: heldPlanCard(held), data: heldPlanJson(held) };
}
