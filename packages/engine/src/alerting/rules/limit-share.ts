import { compare } from '@tollkeeper/pricing';

import type { LimitSpent } from '../../budgeting/limit.ts';
import type { Subject } from '../../budgeting/subject.ts';
import type { Judgement } from '../judgement.ts';
import { judged, worstLevel } from '../levels.ts';
import type { RuleBasis } from '../rule-basis.ts';
import type { Sight } from '../sight.ts';
import { spentOf } from '../standing.ts';
import type { LevelOf } from '../threshold.ts';

/** So much of a limit is spent, in the limit's own period. */
export type LimitShareRule = RuleBasis & {
  readonly kind: 'limit-share';
  /** Whose limits. */
  readonly of: readonly Extract<Subject['kind'], 'key' | 'member' | 'workspace' | 'guardrail'>[];
  readonly levels: readonly LevelOf<'share'>[];
};

export type LimitEvidence = { readonly kind: 'limit'; readonly readAt: Date; readonly standing: LimitSpent };

export type NoLimitEvidence = { readonly kind: 'no-limit'; readonly readAt: Date };

export function judgeLimitShare(rule: LimitShareRule, sight: Sight): Judgement | undefined {
  const { reading, isBelieved, isNewPeriod } = sight;
  if (!isBelieved || (reading?.kind !== 'key' && reading?.kind !== 'budget')) return undefined;
  if (!rule.of.includes(reading.subject.kind)) return undefined;
  const standing = spentOf(reading);
  if (standing === undefined) return { evidence: { kind: 'no-limit', readAt: reading.at } };
  const found = worstLevel(rule.levels, ({ from }) => compare(standing.share, from) >= 0);
  return {
    evidence: { kind: 'limit', readAt: reading.at, standing },
    ...judged(found, found),
    ...(isNewPeriod && { isNewPeriod: true }),
  };
}
