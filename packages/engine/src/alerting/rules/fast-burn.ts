import { type Money, type Ratio, ratio } from '@tollkeeper/pricing';

import type { LimitSpent } from '../../budgeting/limit.ts';
import type { LimitReset } from '../../budgeting/reading.ts';
import type { BurnPoint } from '../burn-points.ts';
import type { Judgement } from '../judgement.ts';
import { judged, worstLevel } from '../levels.ts';
import type { RuleBasis } from '../rule-basis.ts';
import type { Sight } from '../sight.ts';
import { spentOf } from '../standing.ts';
import type { LevelOf } from '../threshold.ts';

/**
 * A limit is spent many times as fast as would last its period, over a long window and a short one.
 *
 * The long window says that it matters, the short one that it goes on (SRE workbook, multiwindow burn rates).
 */
export type FastBurnRule = RuleBasis & {
  readonly kind: 'fast-burn';
  readonly levels: readonly BurnLevel[];
};

/** `share` of the limit at `from` times the pace that lasts: at 14.4 times, 2% of a month are 1 hour. */
export type BurnLevel = LevelOf<'factor'> & { readonly share: Ratio };

export type BurnEvidence = {
  readonly kind: 'burn';
  readonly readAt: Date;
  readonly standing: LimitSpent;
  readonly long: BurnWindow;
  readonly short: BurnWindow;
  /** When the limit is spent at the pace of the short window. */
  readonly endsAt?: Date;
};

/** So much was spent in so many milliseconds. */
export type BurnWindow = {
  readonly milliseconds: number;
  readonly spent: Money;
  /** Times the pace with which the limit lasts its period. */
  readonly factor: Ratio;
};

/** Finds nothing where the limit lasts until its reset even at this pace, nor where it is spent already. */
export function judgeFastBurn(
  rule: FastBurnRule,
  { reading, isBelieved, isIdle, known }: Sight,
): Judgement | undefined {
  if (!isBelieved || reading?.kind !== 'key') return undefined;
  const standing = spentOf(reading);
  if (standing === undefined) {
    return isIdle ? undefined : { evidence: { kind: 'no-limit', readAt: reading.at } };
  }
  if (standing.reset === 'unknown' || standing.limit <= 0n) return undefined;
  const pace: Pace = { limit: standing.limit, period: PERIODS[standing.reset], points: known.burn };
  const burns = rule.levels.flatMap((level) => {
    const burn = burnOf(level, pace);
    return burn === undefined ? [] : [{ ...level, burn }];
  });
  const found = worstLevel(burns, ({ burn, from }) => isBurning(burn, from, pace));
  const shown = found ?? burns[0];
  if (shown === undefined || (found === undefined && isIdle)) return undefined;
  const { long, short } = shown.burn;
  const endsAt = endOf(standing, short, reading.at);
  const outlasts = endsAt === undefined || (standing.resetsAt !== undefined && endsAt >= standing.resetsAt);
  const evidence: BurnEvidence = {
    kind: 'burn',
    readAt: reading.at,
    standing,
    long: { ...long, factor: factorOf(long, pace) },
    short: { ...short, factor: factorOf(short, pace) },
    ...(endsAt !== undefined && { endsAt }),
  };
  const held = outlasts || standing.remaining <= 0n ? undefined : found;
  return { evidence, ...judged(held, held) };
}

type Spent = Omit<BurnWindow, 'factor'>;
type Burn = { readonly long: Spent; readonly short: Spent };
type Pace = { readonly limit: Money; readonly period: number; readonly points: readonly BurnPoint[] };

function burnOf({ from, share }: BurnLevel, { period, points }: Pace): Burn | undefined {
  const long = Number(
    (BigInt(period) * share.numerator * from.denominator) / (share.denominator * from.numerator),
  );
  const [last, third] = [points.at(-1), points.at(-FEWEST)];
  if (last === undefined || third === undefined) return undefined;
  // Counters trail: a window that holds fewer than three looks says more about the looks.
  const short = Math.max(Math.round(long / 12), last.at.getTime() - third.at.getTime());
  if (short > long / 2) return undefined;
  return { long: spentWithin(points, long), short: spentWithin(points, short) };
}

/** At least so much: what was spent since the first point within the window. */
function spentWithin(points: readonly BurnPoint[], milliseconds: number): Spent {
  const last = points.at(-1);
  const start = (last?.at.getTime() ?? 0) - milliseconds;
  const first = points.find(({ at }) => at.getTime() >= start);
  const spent = ((last?.spent ?? 0n) - (first?.spent ?? 0n)) as Money;
  return { milliseconds, spent };
}

/** Whether both windows reach the factor; without fractions, as a sweep asks it of every key. */
function isBurning({ long, short }: Burn, from: Ratio, { limit, period }: Pace): boolean {
  const reaches = ({ spent, milliseconds }: Spent): boolean =>
    spent * BigInt(period) * from.denominator >= from.numerator * limit * BigInt(milliseconds);
  return reaches(long) && reaches(short);
}

function factorOf({ spent, milliseconds }: Spent, { limit, period }: Pace): Ratio {
  return ratio(spent * BigInt(period), limit * BigInt(milliseconds));
}

function endOf({ remaining }: LimitSpent, { spent, milliseconds }: Spent, at: Date): Date | undefined {
  if (spent <= 0n) return undefined;
  const left = remaining > 0n ? remaining : 0n;
  const wait = (left * BigInt(milliseconds)) / spent;
  return wait > FURTHEST ? undefined : new Date(at.getTime() + Number(wait));
}

/** Looks in the short window. */
const FEWEST = 3;

const DAY = 86_400_000;

/** A limit that never resets is judged as one of thirty days. */
const PERIODS: Record<Exclude<LimitReset, 'unknown'>, number> = {
  daily: DAY,
  weekly: 7 * DAY,
  monthly: 30 * DAY,
  never: 30 * DAY,
};

/** Ten years in milliseconds. */
const FURTHEST = 3_650n * 86_400_000n;
