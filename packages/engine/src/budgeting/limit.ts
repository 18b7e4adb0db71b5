import { type Money, NOTHING, ONE, type Ratio, ratio } from '@tollkeeper/pricing';

import type { KeyReading, LimitReset, SpentByPeriod } from './reading.ts';
import { resetPeriod } from './reset-period.ts';

/** How much of a key's limit is spent, or why that cannot be said. */
export type LimitStanding =
  | LimitSpent
  | { readonly kind: 'unlimited' }
  /** There is a limit, but no counter for the period in which it counts. */
  | { readonly kind: 'unknown' };

export type LimitSpent = {
  readonly kind: 'limited';
  readonly limit: Money;
  /** Spent in the limit's own period. */
  readonly spent: Money;
  readonly remaining: Money;
  /** Spent over limit: above one when requests that were under way overshot. */
  readonly share: Ratio;
  readonly reset: LimitReset;
  readonly resetsAt?: Date;
};

/**
 * Compares what a key spent with its limit: $16 left of $100 a month is a share of 84/100.
 *
 * What is left decides; without it, the usage of the limit's own period does. All-time usage never stands
 * in for a period: a key of two years would be over its monthly limit for ever (openusage issue 1072).
 */
export function limitStanding(reading: KeyReading): LimitStanding {
  const { limit, limitReset } = reading;
  if (limit === undefined) return { kind: 'unlimited' };
  const spent = spentInPeriod(reading, limit);
  if (spent === undefined) return { kind: 'unknown' };
  const period = resetPeriod(limitReset, reading.at);
  return {
    kind: 'limited',
    limit,
    spent,
    remaining: reading.limitRemaining ?? ((limit - spent) as Money),
    share: limit === 0n ? ONE : ratio(spent, limit),
    reset: limitReset,
    ...(period === undefined ? {} : { resetsAt: period.end }),
  };
}

/** Everything that ever counted against the key's limit. */
export function allTimeSpent({ spent, byokSpent }: KeyReading): Money {
  return (spent.allTime + (byokSpent?.allTime ?? NOTHING)) as Money;
}

function spentInPeriod(reading: KeyReading, limit: Money): Money | undefined {
  const { limitRemaining, limitReset, spent, byokSpent } = reading;
  if (limitRemaining !== undefined)
    return limitRemaining > limit ? NOTHING : ((limit - limitRemaining) as Money);
  if (limitReset === 'unknown') return undefined;
  const counter: keyof SpentByPeriod = limitReset === 'never' ? 'allTime' : limitReset;
  const [own, byok] = [spent[counter], byokSpent === undefined ? NOTHING : byokSpent[counter]];
  return own === undefined || byok === undefined ? undefined : ((own + byok) as Money);
}
