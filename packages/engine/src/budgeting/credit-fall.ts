import { type Money, NOTHING } from '@tollkeeper/pricing';

import type { CreditChange } from './credit-change.ts';
import type { Between, WithdrawalKind } from './credit-withdrawal.ts';
import { type DeclaredWithdrawal, mayBeOf, startOf } from './declared-credits.ts';
import type { CreditsReading } from './reading.ts';

/** Credits that left the account unused: seen as a fall of the total, or declared for a day before we looked. */
export type CreditFall = {
  readonly between: Between;
  /** Above zero. */
  readonly amount: Money;
  readonly spentBefore: Money;
  readonly spentAfter: Money;
  /** As it was declared; without it, nobody said so far what it was. */
  readonly said?: WithdrawalKind;
  /** It was before the first reading. */
  readonly isEarlier: boolean;
};

/** Joins the falls of the total with what was declared; what was declared later and not seen is left out. */
export function fallsOf(
  changes: readonly CreditChange[],
  declared: readonly DeclaredWithdrawal[],
  first: CreditsReading | undefined,
): readonly CreditFall[] {
  const open = [...declared];
  const seen = changes.flatMap((change): readonly CreditFall[] => {
    if (change.amount > NOTHING) return [];
    const amount = -change.amount as Money;
    const at = open.findIndex((each) => each.amount === amount && mayBeOf(startOf(each.day), change.between));
    const [said] = at < 0 ? [] : open.splice(at, 1);
    const { between, spentBefore, spentAfter } = change;
    return [
      {
        between,
        amount,
        spentBefore,
        spentAfter,
        isEarlier: false,
        ...(said !== undefined && { said: said.kind }),
      },
    ];
  });
  if (first === undefined) return seen;
  const { at, totalSpent } = first;
  const earlier = open.flatMap(({ day, amount, kind }): readonly CreditFall[] => {
    const after = startOf(day);
    const fall = { between: { after, by: at }, amount, said: kind, isEarlier: true };
    return after > at ? [] : [{ ...fall, spentBefore: totalSpent, spentAfter: totalSpent }];
  });
  return [...earlier, ...seen];
}
