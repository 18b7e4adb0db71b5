import type { Judgement } from '../judgement.ts';
import { judged, worstLevel } from '../levels.ts';
import type { RuleBasis } from '../rule-basis.ts';
import type { Sight } from '../sight.ts';
import type { LevelOf } from '../threshold.ts';

/** A key itself ends within some hours, whatever is left of its limit. */
export type KeyExpiryRule = RuleBasis & {
  readonly kind: 'key-expiry';
  readonly levels: readonly LevelOf<'hours'>[];
};

export type KeyExpiryEvidence = {
  readonly kind: 'key-expiry';
  readonly readAt: Date;
  /** Missing when it has no end any more. */
  readonly expiresAt?: Date;
};

export function judgeKeyExpiry(rule: KeyExpiryRule, { reading, isBelieved }: Sight): Judgement | undefined {
  if (!isBelieved || reading?.kind !== 'key') return undefined;
  const { at, expiresAt } = reading;
  if (expiresAt === undefined) return { evidence: { kind: 'key-expiry', readAt: at } };
  const hours = (expiresAt.getTime() - at.getTime()) / HOUR;
  const found = worstLevel(rule.levels, ({ below }) => hours <= below);
  return { evidence: { kind: 'key-expiry', readAt: at, expiresAt }, ...judged(found, found) };
}

const HOUR = 3_600_000;
