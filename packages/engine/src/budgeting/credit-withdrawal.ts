import type { Money } from '@tollkeeper/pricing';

import type { CreditLot } from './credit-lot.ts';
import { sumOf } from './credit-sums.ts';

/** Credits that left the account without being used, and the lots from which they are taken to have left. */
export type CreditWithdrawal = {
  readonly amount: Money;
  readonly between: Between;
  readonly kind: WithdrawalKind;
  /** Inferred from a fall of the total; a refund that is only inferred is to be confirmed by the user. */
  readonly origin: 'inferred' | 'confirmed';
  readonly from: readonly { readonly lot: string; readonly amount: Money }[];
};

/** Expired, paid back (within 24 hours of the purchase), or moved to another account (self-serve since 2026-08-20). */
export type WithdrawalKind = 'expiry' | 'refund' | 'transfer';

/** Something happened after one reading and by the next. */
export type Between = { readonly after: Date; readonly by: Date };

/** What a lot had to give, beside what left it unused. */
export function capacityOf({ id, amount }: CreditLot, withdrawals: readonly CreditWithdrawal[]): Money {
  const parts = withdrawals.flatMap(({ from }) => from.filter(({ lot }) => lot === id));
  return (amount - sumOf(parts.map((part) => part.amount))) as Money;
}
