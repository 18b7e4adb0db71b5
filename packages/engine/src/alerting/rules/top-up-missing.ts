import type { Money } from '@tollkeeper/pricing';

import { topUpPatternOf } from '../../budgeting/credit-top-up.ts';
import type { Judgement } from '../judgement.ts';
import type { RuleBasis } from '../rule-basis.ts';
import type { Severity } from '../severity.ts';
import type { Sight } from '../sight.ts';

/** The balance fell below where credits are bought automatically, and none came. */
export type TopUpMissingRule = RuleBasis & {
  readonly kind: 'top-up-missing';
  readonly severity: Severity;
  /** Without it, the balances are taken at which credits came before, three times or more. */
  readonly trigger?: Money;
};

export type TopUpEvidence = {
  readonly kind: 'top-up';
  readonly readAt: Date;
  readonly totalCredits: Money;
  readonly balance: Money;
  readonly trigger: Money;
  /** What came each time before; missing where the trigger was said. */
  readonly usual?: { readonly amount: Money; readonly times: number };
};

export function judgeTopUpMissing(
  rule: TopUpMissingRule,
  { reading, isBelieved, known, before }: Sight,
): Judgement | undefined {
  if (!isBelieved || reading?.kind !== 'credits') return undefined;
  const pattern = topUpPatternOf(known.topUps);
  // A top-up of another kind may hide the pattern; what began by it ends by it.
  const trigger = rule.trigger ?? pattern?.lowest ?? (before?.kind === 'top-up' ? before.trigger : undefined);
  if (trigger === undefined) return undefined;
  const { at, totalCredits, totalSpent } = reading;
  const balance = (totalCredits - totalSpent) as Money;
  const evidence: TopUpEvidence = {
    kind: 'top-up',
    readAt: at,
    totalCredits,
    balance,
    trigger,
    ...(pattern !== undefined && { usual: { amount: pattern.amount, times: pattern.times } }),
  };
  return { evidence, ...(balance < trigger && { found: rule.severity, stays: rule.severity }) };
}
