import { type Money, ratio, roundToMoney } from '@tollkeeper/pricing';

import type { CreditsReading } from '../../budgeting/reading.ts';
import type { Judgement } from '../judgement.ts';
import { judged, worstLevel } from '../levels.ts';
import type { RuleBasis } from '../rule-basis.ts';
import type { Sight } from '../sight.ts';
import type { LevelOf } from '../threshold.ts';

/** Few credits are left, in dollars or in hours at the pace of the forecast. */
export type CreditsLowRule = RuleBasis & {
  readonly kind: 'credits-low';
  readonly levels: readonly (LevelOf<'dollars'> | LevelOf<'hours'>)[];
};

export type BalanceEvidence = {
  readonly kind: 'balance';
  readonly readAt: Date;
  readonly totalCredits: Money;
  readonly totalSpent: Money;
  /** Below zero when requests that were under way overshot it. */
  readonly balance: Money;
  /** Until nothing is left; missing where nobody can tell. */
  readonly hoursLeft?: number;
};

export function judgeCreditsLow(
  rule: CreditsLowRule,
  { reading, isBelieved, known }: Sight,
): Judgement | undefined {
  const { taken, outlook } = known;
  const concerned = isBelieved && (reading?.kind === 'credits' || reading?.kind === 'forecast');
  if (!concerned || taken?.kind !== 'credits') return undefined;
  const balance = (taken.totalCredits - taken.totalSpent) as Money;
  const hoursLeft = hoursOf(balance, outlook?.pace?.perHour);
  const isBelow = (level: CreditsLowRule['levels'][number], slack: bigint): boolean =>
    level.kind === 'dollars'
      ? balance * 100n <= level.below * slack
      : hoursLeft !== undefined && hoursLeft * 100 <= level.below * Number(slack);
  const found = worstLevel(rule.levels, (level) => isBelow(level, 100n));
  const stays = worstLevel(rule.levels, (level) => isBelow(level, CLEARLY_ABOVE));
  return { evidence: evidenceOf(taken, balance, hoursLeft), ...judged(found, stays) };
}

function evidenceOf(
  { at, totalCredits, totalSpent }: CreditsReading,
  balance: Money,
  hoursLeft: number | undefined,
): BalanceEvidence {
  const figures = { totalCredits, totalSpent, balance };
  return { kind: 'balance', readAt: at, ...figures, ...(hoursLeft !== undefined && { hoursLeft }) };
}

function hoursOf(balance: Money, perHour: Money | undefined): number | undefined {
  if (balance <= 0n || perHour === undefined || perHour <= 0n) return undefined;
  // In thousandths of an hour, and never above what a date can hold.
  const thousandths = roundToMoney(ratio(balance * 1000n, perHour));
  return Math.min(Number(thousandths) / 1000, FURTHEST_HOURS);
}

/** In hundredths: a balance is back when it is a tenth above the threshold (OpenRouter: "clearly above"). */
const CLEARLY_ABOVE = 110n;

const FURTHEST_HOURS = 3_650 * 24;
