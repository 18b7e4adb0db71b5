import { type Money, NOTHING } from '@tollkeeper/pricing';

import { type CreditChange, creditChanges, sortedReadings } from './credit-change.ts';
import { type CreditFall, fallsOf } from './credit-fall.ts';
import { type CreditLot, datedLot, openingLot } from './credit-lot.ts';
import { sumOf } from './credit-sums.ts';
import type { CreditWithdrawal } from './credit-withdrawal.ts';
import { withdrawalsInferredFrom } from './credit-withdrawals-inferred.ts';
import { type DeclaredCredits, declaredLots, mayBeOf, NOTHING_DECLARED } from './declared-credits.ts';
import type { CreditsReading } from './reading.ts';

/** What came into the account and what left it without being used, as far as readings and a file tell. */
export type CreditMovements = {
  readonly lots: readonly CreditLot[];
  readonly withdrawals: readonly CreditWithdrawal[];
  readonly changes: readonly CreditChange[];
  /** The newest reading that is believed. */
  readonly last?: CreditsReading;
  /** Readings that contradict those before them. */
  readonly setAside: readonly CreditsReading[];
};

/**
 * Infers purchases from jumps of total credits, and joins them with those that were declared.
 *
 * A purchase between two readings is dated to the earlier one: its year is then over too early for us rather than
 * too late. What was there at first, beyond what was declared, is a lot of an unknown day.
 */
export function lotsInferredFrom(
  readings: readonly CreditsReading[],
  declared: DeclaredCredits = NOTHING_DECLARED,
): CreditMovements {
  const { believed, setAside } = sortedReadings(readings);
  const changes = creditChanges(believed);
  const { lots: seen, confirmed } = matched(changes, declaredLots(declared));
  const own = declaredLots(declared).map((lot) =>
    confirmed.has(lot.id) ? { ...lot, origin: 'confirmed' as const } : lot,
  );
  const [first, last] = [believed[0], believed.at(-1)];
  const falls = fallsOf(changes, declared.withdrawals, first);
  const lots = [...opening(first, own, falls), ...own, ...seen];
  return {
    lots,
    withdrawals: withdrawalsInferredFrom(falls, lots),
    changes,
    ...(last !== undefined && { last }),
    setAside,
  };
}

type Matched = { readonly lots: readonly CreditLot[]; readonly confirmed: ReadonlySet<string> };

/** Takes from each jump what declared purchases explain; the rest of it is a lot that was only seen. */
function matched(changes: readonly CreditChange[], declared: readonly CreditLot[]): Matched {
  const confirmed = new Set<string>();
  const lots: CreditLot[] = [];
  for (const { between, amount } of changes) {
    if (amount < NOTHING) continue;
    const near = declared.filter(
      ({ id, purchasedAt }) =>
        !confirmed.has(id) && purchasedAt !== 'unknown' && mayBeOf(purchasedAt, between),
    );
    const explaining = explainers(near, amount);
    for (const { id } of explaining) confirmed.add(id);
    const rest = (amount - sumOf(explaining.map((lot) => lot.amount))) as Money;
    if (rest > NOTHING)
      lots.push(
        datedLot({
          id: `seen ${between.by.toISOString()}`,
          amount: rest,
          purchasedAt: between.after,
          origin: 'inferred',
        }),
      );
  }
  return { lots, confirmed };
}

/** The one purchase of exactly this amount, or else those that fit into it one after the other. */
function explainers(near: readonly CreditLot[], amount: Money): readonly CreditLot[] {
  const exactly = near.find((lot) => lot.amount === amount);
  if (exactly !== undefined) return [exactly];
  let rest = amount;
  return near.filter((lot) => {
    if (lot.amount > rest) return false;
    rest = (rest - lot.amount) as Money;
    return true;
  });
}

/** What the first total does not owe to declared purchases, nor lost by declared withdrawals. */
function opening(
  first: CreditsReading | undefined,
  own: readonly CreditLot[],
  falls: readonly CreditFall[],
): readonly CreditLot[] {
  if (first === undefined) return [];
  const before = own.filter(
    ({ purchasedAt, origin }) =>
      purchasedAt !== 'unknown' && purchasedAt <= first.at && origin === 'declared',
  );
  const bought = sumOf(before.map(({ amount }) => amount));
  const gone = sumOf(falls.filter(({ isEarlier }) => isEarlier).map(({ amount }) => amount));
  const rest = (first.totalCredits - bought + gone) as Money;
  return rest > NOTHING ? [openingLot(rest, first.at)] : [];
}
