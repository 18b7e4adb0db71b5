import type { Evidence } from './evidence.ts';
import type { Judgement } from './judgement.ts';
import type { ResolvedCause } from './resolved-cause.ts';
import { SAID, SILENCED } from './said-levels.ts';
import { isWorse, type Severity } from './severity.ts';
import { stateName } from './state-name.ts';
import { log, logSaying, record, tell } from './tell.ts';
import type { Threshold } from './threshold.ts';
import { isSnoozed, type OpenWatched, type Turn } from './turn.ts';
import type { OpenState, Rising, WatchedAlert } from './watched.ts';

/** What was found for long enough. */
export type Found = {
  readonly held: Rising;
  readonly rising: readonly Rising[];
  readonly judgement: Judgement;
};

/** Opens the next incident of an alert. */
export function openIncident(
  alert: WatchedAlert,
  { held, rising, judgement }: Found,
  turn: Turn,
): WatchedAlert {
  const threshold = thresholdOf(judgement, held.severity);
  const opened: OpenWatched = {
    ...alert,
    number: alert.number + 1,
    state: {
      kind: 'open',
      severity: held.severity,
      evidence: judgement.evidence,
      ...threshold,
      since: held.since,
      rising: rising.filter(({ severity }) => isWorse(severity, held.severity)),
      told: [],
      repeats: 0,
      escalations: 0,
      updates: 0,
    },
  };
  log(opened.number, turn, { from: stateName(alert.state), to: stateName(opened.state), reason: 'found' });
  record(opened, turn);
  return saidAloud(opened, turn, { kind: 'fired', ...threshold });
}

/** Raises the severity of an incident; what people said of the milder one is taken back. */
export function worsenIncident(
  alert: OpenWatched,
  { held, rising, judgement }: Found,
  turn: Turn,
): WatchedAlert {
  const { falling: _, threshold: __, isEscalated: ___, ...standing } = alert.state;
  const threshold = thresholdOf(judgement, held.severity);
  const worse: OpenWatched = {
    ...alert,
    state: {
      ...standing,
      severity: held.severity,
      evidence: judgement.evidence,
      ...threshold,
      rising: rising.filter(({ severity }) => isWorse(severity, held.severity)),
    },
  };
  log(alert.number, turn, { from: stateName(alert.state), to: stateName(worse.state), reason: 'worse' });
  record(worse, turn, { clearsFacts: true });
  return saidAloud(worse, turn, { kind: 'worse', from: alert.state.severity, ...threshold });
}

/** Lowers the severity of an incident without a sound: nobody has to act on it. */
export function softenIncident(
  alert: OpenWatched,
  { to, judgement }: { readonly to: Severity; readonly judgement: Judgement },
  turn: Turn,
): WatchedAlert {
  const { falling: _, threshold: __, ...standing } = alert.state;
  const isTold = standing.told.length > 0;
  const updates = standing.updates + (isTold ? 1 : 0);
  const state: OpenState = {
    ...standing,
    severity: to,
    evidence: judgement.evidence,
    ...thresholdOf(judgement, to),
    rising: [],
    updates,
  };
  const milder: OpenWatched = { ...alert, state };
  log(alert.number, turn, { from: stateName(alert.state), to: stateName(state), reason: 'milder' });
  record(milder, turn);
  if (isTold) {
    const reason = { kind: 'milder', from: alert.state.severity } as const;
    tell(milder, turn, { kind: `update:${updates}`, reason, pings: false });
  }
  return milder;
}

/** Ends an incident and says why, if it was ever told of; only aloud where people want to hear of it. */
export function resolveIncident(
  alert: OpenWatched,
  turn: Turn,
  ending: { readonly cause: ResolvedCause; readonly evidence?: Evidence; readonly isQuiet?: boolean },
): WatchedAlert {
  const { cause, evidence = alert.state.evidence, isQuiet = false } = ending;
  const last: OpenWatched = { ...alert, state: { ...alert.state, evidence } };
  log(alert.number, turn, { from: stateName(alert.state), to: 'resolved', reason: cause });
  record(last, turn, { resolved: cause });
  if (alert.state.told.length > 0) {
    const pings = !isQuiet && !turn.isSilenced && !isSnoozed(alert, turn);
    tell(last, turn, {
      kind: 'resolved',
      reason: { kind: 'resolved', cause, resolvedAt: turn.at },
      pings,
    });
  }
  return { rule: alert.rule, number: alert.number, state: { kind: 'ok' } };
}

/** Says a severity to everybody, or remembers that it is still to be said. */
export function saidAloud(
  alert: OpenWatched,
  turn: Turn,
  reason: Parameters<typeof tell>[2]['reason'],
): OpenWatched {
  const { isSilenced: _, ...state } = alert.state;
  const name = stateName(state);
  if (turn.isSilenced) {
    logSaying(alert.number, turn, {
      from: name,
      to: SILENCED,
      reason: 'nobody is told of it until that ends',
    });
    return { ...alert, state: { ...state, isSilenced: true } };
  }
  const { severity, told } = state;
  const isNew = !told.includes(severity);
  if (isNew && reason.kind !== 'fired' && reason.kind !== 'worse') {
    logSaying(alert.number, turn, { from: alert.state.isSilenced ? SILENCED : name, to: name, reason: SAID });
  }
  // A level has one message; what comes back to it is said as a repetition.
  const repeats = state.repeats + (isNew ? 0 : 1);
  const said: OpenWatched = {
    ...alert,
    state: { ...state, told: isNew ? [...told, severity] : told, repeats, saidAt: turn.now },
  };
  tell(said, turn, { kind: isNew ? `level:${severity}` : `repeat:${repeats}`, reason, pings: true });
  return said;
}

function thresholdOf(
  { found, threshold }: Judgement,
  severity: Severity,
): { readonly threshold?: Threshold } {
  return threshold === undefined || found !== severity ? {} : { threshold };
}
