import { compare, exact, multiply, type Ratio, ratio } from '@tollkeeper/pricing';

import type { PlanReading } from '../../budgeting/derived-reading.ts';
import type { Judgement } from '../judgement.ts';
import { judged, worstLevel } from '../levels.ts';
import type { RuleBasis } from '../rule-basis.ts';
import type { Sight } from '../sight.ts';
import type { LevelOf } from '../threshold.ts';

/** More will be spent by the end of a plan than was planned. */
export type PlanDriftRule = RuleBasis & {
  readonly kind: 'plan-drift';
  /** Shares of what was planned that are projected. */
  readonly levels: readonly LevelOf<'share'>[];
};

export type PlanEvidence = Omit<PlanReading, 'subject' | 'at'> & {
  readonly readAt: Date;
  /** Projected over planned. */
  readonly share: Ratio;
};

export function judgePlanDrift(rule: PlanDriftRule, { reading, before }: Sight): Judgement | undefined {
  if (reading?.kind !== 'plan' || reading.planned <= 0n) return undefined;
  const { subject: _, at, ...figures } = reading;
  const share = ratio(reading.projected, reading.planned);
  const found = worstLevel(rule.levels, ({ from }) => compare(share, from) >= 0);
  const stays = worstLevel(rule.levels, ({ from }) => compare(share, multiply(from, CLEARLY_BELOW)) > 0);
  // What lacks a part takes nothing back.
  const holds = reading.isAtLeast ? worstLevel(rule.levels, () => true) : stays;
  const isNewPeriod = before?.kind === 'plan' && before.until <= reading.from;
  return {
    evidence: { ...figures, readAt: at, share },
    ...judged(found, holds),
    ...(isNewPeriod && { isNewPeriod: true }),
  };
}

const CLEARLY_BELOW = exact('0.95');
