import type { Money } from '@tollkeeper/pricing';

import { type CreditLot, datedLot } from './credit-lot.ts';
import type { Between, WithdrawalKind } from './credit-withdrawal.ts';

/** What the user says about the account, day by day, because OpenRouter has no address that tells it. */
export type DeclaredCredits = {
  readonly purchases: readonly DeclaredPurchase[];
  readonly withdrawals: readonly DeclaredWithdrawal[];
};

/** Credits bought on a day; the fee of the purchase is not among them. */
export type DeclaredPurchase = { readonly day: string; readonly amount: Money; readonly note?: string };

/** Credits that left the account on a day without being used. */
export type DeclaredWithdrawal = DeclaredPurchase & { readonly kind: WithdrawalKind };

export const NOTHING_DECLARED: DeclaredCredits = { purchases: [], withdrawals: [] };

/** A lot for each purchase: bought when its day begins in UTC, the earliest that it can mean to us. */
export function declaredLots({ purchases }: DeclaredCredits): readonly CreditLot[] {
  const seen = new Map<string, number>();
  return purchases.map(({ day, amount, note }) => {
    const count = (seen.get(day) ?? 0) + 1;
    seen.set(day, count);
    return datedLot({
      id: count === 1 ? day : `${day}, ${count}`,
      amount,
      purchasedAt: startOf(day),
      origin: 'declared',
      ...(note !== undefined && { note }),
    });
  });
}

/** Whether a day can be the one of a change: days are local, and a purchase takes up to an hour to show. */
export function mayBeOf(day: Date, { after, by }: Between): boolean {
  return by.getTime() >= day.getTime() - DAY && after.getTime() <= day.getTime() + 2 * DAY;
}

/** When a day such as 2026-11-21 begins in UTC. */
export function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

const DAY = 86_400_000;
