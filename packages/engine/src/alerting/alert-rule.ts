import { compare, exact, type Ratio } from '@tollkeeper/pricing';

import type { Evidence } from './evidence.ts';

export type Severity = 'info' | 'warning' | 'critical' | 'exhausted';

/** A condition that is worth a message. */
export type AlertRule =
  /** Holds from the lowest level on; the highest level reached gives the severity. */
  | { readonly kind: 'limit-share'; readonly id: string; readonly levels: readonly Level[] }
  /** Holds when nothing is left of the credits. */
  | { readonly kind: 'balance-spent'; readonly id: string; readonly severity: Severity };

/** A share of a limit, reached at exactly `from`. */
export type Level = { readonly severity: Severity; readonly from: Ratio };

/** What a rule found: how bad it is and, for a limit, the share that was reached. */
export type Crossing = { readonly severity: Severity; readonly threshold?: Ratio };

/** The rules that hold unless somebody says otherwise. */
export const DEFAULT_RULES: readonly AlertRule[] = [
  {
    kind: 'limit-share',
    id: 'key-limit',
    levels: [
      { severity: 'warning', from: exact('0.8') },
      { severity: 'critical', from: exact('0.95') },
      { severity: 'exhausted', from: exact('1') },
    ],
  },
  { kind: 'balance-spent', id: 'credits', severity: 'exhausted' },
];

/** Whether the rule has anything to say about such figures. */
export function concerns(rule: AlertRule, evidence: Evidence): boolean {
  return (rule.kind === 'balance-spent') === (evidence.kind === 'balance');
}

/** The worst that the rule finds in the figures: a jump from 70% to 97% is critical and nothing else. */
export function crossing(rule: AlertRule, evidence: Evidence): Crossing | undefined {
  if (rule.kind === 'balance-spent') {
    return evidence.kind === 'balance' && evidence.balance <= 0n ? { severity: rule.severity } : undefined;
  }
  if (evidence.kind !== 'limit') return undefined;
  const { share } = evidence.standing;
  return rule.levels
    .filter(({ from }) => compare(share, from) >= 0)
    .map(({ severity, from }) => ({ severity, threshold: from }))
    .reduce<Crossing | undefined>(
      (worst, each) => (worst === undefined || isWorse(each.severity, worst.severity) ? each : worst),
      undefined,
    );
}

export function isWorse(severity: Severity, than: Severity): boolean {
  return SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(than);
}

/** From the mildest to the worst. */
const SEVERITIES: readonly Severity[] = ['info', 'warning', 'critical', 'exhausted'];
