import type { Reading } from '../budgeting/reading.ts';
import { isOpen } from './decide.ts';
import { noFindings } from './findings.ts';
import type { GuardDecision, GuardInput } from './guard-decision.ts';
import { ended, judgeAll, type Looking, turnOf } from './judge-all.ts';
import { observe } from './observe.ts';
import { remind } from './pings.ts';
import { isPresent } from './present.ts';
import { UNSEEN, type Watched, type WatchedAlert } from './watched.ts';

/**
 * Decides what readings of one subject, people and time change, and what is news about it.
 *
 * The same again changes nothing; readings may come in any order, all at once or one by one.
 */
export function step({ watched = UNSEEN, readings, ...input }: GuardInput): GuardDecision {
  const findings = noFindings();
  const looking: Looking = { ...input, findings };
  let known = withoutRemovedRules(watched, looking);
  for (const reading of readings.toSorted(inOrder)) known = observe(known, reading, looking);
  // How long nothing came is asked of time alone: a forecast may be decided on before what was polled.
  if (readings.length === 0)
    known = judgeAll(known, { isBelieved: false, isNewPeriod: false, isOnlyLook: true }, looking);
  known = reminded(known, looking);
  const { events, incidents, notifications, notices } = findings;
  return { watched: known, incidents: [...incidents.values()], events, notifications, notices };
}

/** Of readings of one instant, counters come first, whatever their order was. */
function inOrder(a: Reading, b: Reading): number {
  return a.at.getTime() - b.at.getTime() || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind);
}

function withoutRemovedRules(known: Watched, looking: Looking): Watched {
  const { subject } = known;
  if (subject === undefined) return known;
  const alerts = known.alerts.map((alert): WatchedAlert => {
    if (alert.state.kind === 'ok' || looking.rules.some(({ id }) => id === alert.rule)) return alert;
    return ended(alert, 'rule_removed', turnOf(alert.rule, known, { looking, subject }));
  });
  return { ...known, alerts: alerts.filter(({ number, state }) => number > 0 || state.kind !== 'ok') };
}

function reminded(known: Watched, looking: Looking): Watched {
  const { subject } = known;
  if (subject === undefined) return known;
  const alerts = known.alerts.map((alert) =>
    isOpen(alert) && isPresent(alert, known, looking.now)
      ? remind(alert, turnOf(alert.rule, known, { looking, subject }))
      : alert,
  );
  return { ...known, alerts };
}

const ORDER: readonly Reading['kind'][] = [
  'credits',
  'key',
  'budget',
  'answered',
  'missing',
  'gone',
  'forecast',
  'pattern',
  'refusals',
  'lots',
  'plan',
];
