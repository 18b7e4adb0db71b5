import type { Money } from '@tollkeeper/pricing';

import type { ExpiringLot } from '../../budgeting/credit-expiry.ts';
import type { Judgement } from '../judgement.ts';
import { judged, worstLevel } from '../levels.ts';
import type { RuleBasis } from '../rule-basis.ts';
import type { Sight } from '../sight.ts';
import type { LevelOf } from '../threshold.ts';

/** Credits may expire unused within some hours. */
export type CreditsExpiringRule = RuleBasis & {
  readonly kind: 'credits-expiring';
  readonly levels: readonly LevelOf<'hours'>[];
  /** Less than this of a purchase is not worth a message. */
  readonly least: Money;
};

export type CreditsExpiringEvidence = {
  readonly kind: 'expiring';
  readonly readAt: Date;
  /** The soonest first. */
  readonly lots: readonly ExpiringLot[];
};

export function judgeCreditsExpiring(rule: CreditsExpiringRule, { reading }: Sight): Judgement | undefined {
  if (reading?.kind !== 'lots') return undefined;
  const { at } = reading;
  const hoursTo = ({ standing }: ExpiringLot): number =>
    Math.max(0, standing.lot.expiry.at.getTime() - at.getTime()) / HOUR;
  const furthest = Math.max(...rule.levels.map(({ below }) => below));
  const lots = reading.lots
    .filter((lot) => lot.unused >= rule.least && hoursTo(lot) <= furthest)
    .toSorted((a, b) => hoursTo(a) - hoursTo(b));
  const [soonest] = lots;
  const found = worstLevel(rule.levels, ({ below }) => soonest !== undefined && hoursTo(soonest) <= below);
  return { evidence: { kind: 'expiring', readAt: at, lots }, ...judged(found, found) };
}

const HOUR = 3_600_000;
