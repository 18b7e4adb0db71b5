import type { Money } from '@tollkeeper/pricing';

import type { PatternReading } from '../../budgeting/derived-reading.ts';
import type { Judgement } from '../judgement.ts';
import { judged, worstLevel } from '../levels.ts';
import type { RuleBasis } from '../rule-basis.ts';
import type { Sight } from '../sight.ts';
import type { LevelOf } from '../threshold.ts';

/** So many times as much is spent as is usual for the time. */
export type SpendAbovePatternRule = RuleBasis & {
  readonly kind: 'spend-above-pattern';
  readonly levels: readonly LevelOf<'factor'>[];
  /** A difference below this is not worth a message, whatever the factor. */
  readonly least: Money;
};

export type PatternEvidence = Omit<PatternReading, 'subject' | 'at'> & { readonly readAt: Date };

export function judgeSpendAbovePattern(
  rule: SpendAbovePatternRule,
  { reading }: Sight,
): Judgement | undefined {
  if (reading?.kind !== 'pattern') return undefined;
  const { at, from, spent, usual, parts } = reading;
  const isWorthIt = spent - usual >= rule.least;
  const exceeds = ({ from: factor }: LevelOf<'factor'>, quarters: bigint): boolean =>
    isWorthIt && spent * factor.denominator * 4n >= usual * factor.numerator * quarters;
  const found = worstLevel(rule.levels, (level) => exceeds(level, 4n));
  const stays = worstLevel(rule.levels, (level) => exceeds(level, 3n));
  return { evidence: { kind: 'pattern', readAt: at, from, spent, usual, parts }, ...judged(found, stays) };
}
