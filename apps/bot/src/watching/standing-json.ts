import type {
  AccountStanding,
  AlertHistory,
  AlertStanding,
  HeldPlan,
  KeyStanding,
  ListedIncident,
  Seen,
} from '@tollkeeper/cards/standing';
import type { CreditsReading, KeyReading, LayerForecast, Outlook, RunwayEnd } from '@tollkeeper/engine';
import { limitStanding, subjectKey } from '@tollkeeper/engine/guarding';
import { decimalUsd, type Money } from '@tollkeeper/pricing';

import { estimateDiffJson } from '../converse/estimate-diff-json.ts';

/** A plan beside what is spent, as data; what is not known is `null`. */
export function heldPlanJson({ of, planned, spend, prices, at }: HeldPlan) {
  const { projected } = spend ?? {};
  return {
    at: at.toISOString(),
    for: of,
    planned_usd: amount(planned),
    spent_usd: amount(spend?.spent),
    read_at: instant(spend?.readAt),
    projected:
      projected === undefined
        ? null
        : {
            p10_usd: decimalUsd(projected.low),
            p50_usd: decimalUsd(projected.middle),
            p90_usd: decimalUsd(projected.high),
          },
    prices: prices === undefined ? null : estimateDiffJson(prices),
  };
}

/** What is left of everything that is watched as data; each part says when it was read. */
export function accountJson({ at, credits, keys, budgets, lots }: AccountStanding) {
  return {
    at: at.toISOString(),
    credits: credits === undefined ? null : creditsJson(credits),
    keys: keys.map(keyJson),
    budgets: budgets.map(({ taken }) => ({
      budget: subjectKey(taken.subject),
      spent_usd: decimalUsd(taken.budget.spent),
      limit_usd: decimalUsd(taken.budget.limit),
      reset: taken.budget.reset,
      resets_at: instant(taken.budget.resetsAt),
      read_at: taken.at.toISOString(),
    })),
    lots: (lots?.lots ?? []).map(({ standing, unused }) => ({
      left_usd: decimalUsd(standing.left),
      may_expire_at: standing.lot.expiry.at.toISOString(),
      unused_usd: decimalUsd(unused),
    })),
  };
}

/** What is left of one key as data, with every layer that may stop it. */
export function keyStandingJson({ at, key, forecast }: KeyStanding) {
  return {
    at: at.toISOString(),
    ...keyJson(key),
    layers: (forecast?.forecast.layers ?? []).map(layerJson),
  };
}

/** The alerts that are open, and the rules that are silenced, as data. */
export function alertsJson({ at, open, silences, lastReadAt }: AlertStanding) {
  return {
    at: at.toISOString(),
    open: open.map(incidentJson),
    silences: silences.map(({ rule, until, by }) => ({ rule, until: until.toISOString(), by })),
    last_read_at: instant(lastReadAt),
  };
}

/** What is over, and what people silenced, as data; a silence that was ended has no `until`. */
export function historyJson({ at, resolved, silencings }: AlertHistory) {
  return {
    at: at.toISOString(),
    resolved: resolved.map(incidentJson),
    silencings: silencings.map(({ rule, by, until, ...set }) => ({
      rule,
      at: set.at.toISOString(),
      by,
      until: instant(until),
    })),
  };
}

/** One lifetime of an alert as data. */
function incidentJson({ shortId, rule, severity, subject, openedAt, ...facts }: ListedIncident) {
  const { acknowledged, snoozed, resolved } = facts;
  return {
    id: shortId,
    rule,
    severity,
    subject: subjectKey(subject),
    opened_at: openedAt.toISOString(),
    acknowledged:
      acknowledged === undefined ? null : { by: acknowledged.by, at: acknowledged.at.toISOString() },
    snoozed: snoozed === undefined ? null : { by: snoozed.by, until: snoozed.until.toISOString() },
    resolved: resolved === undefined ? null : { cause: resolved.cause, at: resolved.at.toISOString() },
  };
}

function creditsJson({ taken, outlook }: Seen<CreditsReading>) {
  return {
    balance_usd: decimalUsd((taken.totalCredits - taken.totalSpent) as Money),
    bought_usd: decimalUsd(taken.totalCredits),
    spent_usd: decimalUsd(taken.totalSpent),
    read_at: taken.at.toISOString(),
    forecast: outlookJson(outlook),
  };
}

function keyJson({ taken, outlook }: Seen<KeyReading>) {
  const standing = limitStanding(taken);
  const limited = standing.kind === 'limited' ? standing : undefined;
  return {
    key: taken.subject.name,
    id: taken.subject.id,
    disabled: taken.disabled === true,
    spent_usd: decimalUsd(limited?.spent ?? taken.spent.allTime),
    limit_usd: amount(taken.limit),
    remaining_usd: amount(limited?.remaining),
    reset: taken.limitReset,
    resets_at: instant(limited?.resetsAt),
    read_at: taken.at.toISOString(),
    forecast: outlookJson(outlook),
  };
}

function outlookJson(outlook: Outlook | undefined) {
  if (outlook === undefined) return null;
  const { at, first, next, pace, safePace } = outlook;
  return {
    at: at.toISOString(),
    first: first === undefined ? null : layerJson(first),
    next: next === undefined ? null : layerJson(next),
    pace_usd_per_hour: amount(pace?.perHour),
    safe_pace_usd_per_hour: amount(safePace?.perHour),
  };
}

function layerJson({ layer, ends, risk }: LayerForecast) {
  return {
    stopped_by: layer.kind === 'budget' ? layer.scope : layer.kind,
    ends:
      ends === undefined ? null : { p10: endJson(ends.p10), p50: endJson(ends.p50), p90: endJson(ends.p90) },
    within_7_days: risk?.within7Days ?? null,
  };
}

function endJson(end: RunwayEnd) {
  return { kind: end.kind, at: 'at' in end ? end.at.toISOString() : null };
}

function instant(at: Date | undefined): string | null {
  return at?.toISOString() ?? null;
}

function amount(money: Money | undefined): string | null {
  return money === undefined ? null : decimalUsd(money);
}
