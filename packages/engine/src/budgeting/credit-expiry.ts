import { type Money, NOTHING } from '@tollkeeper/pricing';

import type { CreditLedger, LotStanding } from './credit-ledger.ts';
import { largerOf, smallerOf, sumOf } from './credit-sums.ts';

/** How much will be spent: dollars a day, or from now until an instant. */
export type SpendOutlook = Money | SpendForecast;

/** What is spent from now until an instant; never falling. */
export type SpendForecast = (until: Date) => Money;

/** A lot with something left, and what of it will be left when its year is over. */
export type ExpiringLot = {
  readonly standing: LotStanding;
  /** May expire unused, if spending goes on like this and OpenRouter uses its right; see `LotExpiry`. */
  readonly unused: Money;
  /** The year is over already. */
  readonly isDue: boolean;
  /** The steady spending a day that uses it up in time, with all that is used before it; none where it is due. */
  readonly neededPerDay?: Money;
};

/** Says of each lot with something left how much of it will be unused when it may expire. */
export function expiringUnused(
  { lots }: CreditLedger,
  outlook: SpendOutlook,
  now: Date,
): readonly ExpiringLot[] {
  const spentBy = typeof outlook === 'function' ? outlook : steadily(outlook, now);
  const ahead: LotStanding[] = [];
  let [served, needed] = [NOTHING, NOTHING];
  return lots.flatMap((standing): readonly ExpiringLot[] => {
    const { lot, left } = standing;
    const end = lot.expiry.at;
    if (left === NOTHING) return [];
    if (end <= now) return [{ standing, unused: left, isDue: true }];
    ahead.push(standing);
    needed = largerOf(needed, paceFor(sumOf(ahead.map((each) => each.left)), end.getTime() - now.getTime()));
    const spent = largerOf(served, spentBy(end));
    const used = smallerOf(left, (spent - served) as Money);
    served = used < left ? spent : ((served + left) as Money);
    return [{ standing, unused: (left - used) as Money, isDue: false, neededPerDay: needed }];
  });
}

/** Rounds down: what is spent for certain. */
function steadily(perDay: Money, now: Date): SpendForecast {
  return (until) => ((perDay * BigInt(Math.max(0, until.getTime() - now.getTime()))) / DAY) as Money;
}

/** Rounds up: what is enough for certain. */
function paceFor(amount: Money, milliseconds: number): Money {
  const time = BigInt(milliseconds);
  return ((amount * DAY + time - 1n) / time) as Money;
}

const DAY = 86_400_000n;
