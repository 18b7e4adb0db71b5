import { type Money, NOTHING } from '@tollkeeper/pricing';

import type { CreditFall } from './credit-fall.ts';
import { burnt, type CreditLot, inBurningOrder } from './credit-lot.ts';
import { smallerOf, sumOf } from './credit-sums.ts';
import { type CreditWithdrawal, capacityOf } from './credit-withdrawal.ts';

/**
 * Says what each fall of total credits was: declared, or an expiry where it is what was left of lots whose year is
 * over, or else a refund, which the user is asked to confirm.
 *
 * Whether the total falls at all on an expiry, a refund or a transfer is not documented (read 2026-11-21).
 */
export function withdrawalsInferredFrom(
  falls: readonly CreditFall[],
  lots: readonly CreditLot[],
): readonly CreditWithdrawal[] {
  const found: CreditWithdrawal[] = [];
  for (const fall of falls) found.push(withdrawal(fall, standingAt(fall, lots, found)));
  return found;
}

/** A lot with the least and the most that can have been left of it when the total fell. */
type LotThen = { readonly lot: CreditLot; readonly least: Money; readonly most: Money };

function standingAt(
  { between, spentBefore, spentAfter }: CreditFall,
  lots: readonly CreditLot[],
  before: readonly CreditWithdrawal[],
): readonly LotThen[] {
  const there = inBurningOrder(lots).filter(
    ({ purchasedAt }) => purchasedAt === 'unknown' || purchasedAt < between.by,
  );
  const capacities = there.map((lot) => capacityOf(lot, before));
  const [least, most] = [burnt(capacities, spentAfter).left, burnt(capacities, spentBefore).left];
  return there.map((lot, at) => ({ lot, least: least[at] ?? NOTHING, most: most[at] ?? NOTHING }));
}

function withdrawal({ amount, between, said }: CreditFall, standing: readonly LotThen[]): CreditWithdrawal {
  const due = standing.filter(({ lot, most }) => lot.expiry.at <= between.by && most > NOTHING);
  const expired = expiredAmong(due, amount);
  const kind = said ?? (expired === undefined ? 'refund' : 'expiry');
  // Of the rest the newest first: it is what can be paid back, and the older ones, which expire sooner, keep more.
  const from =
    kind === 'expiry' ? parts(expired ?? due, amount, 'most') : parts(standing.toReversed(), amount, 'least');
  return { amount, between, kind, origin: said === undefined ? 'inferred' : 'confirmed', from };
}

/** The one lot, or all lots whose year is over, of which exactly as much was left. */
function expiredAmong(due: readonly LotThen[], amount: Money): readonly LotThen[] | undefined {
  const fits = (lots: readonly LotThen[]): boolean =>
    sumOf(lots.map(({ least }) => least)) <= amount && amount <= sumOf(lots.map(({ most }) => most));
  const one = due.find((each) => fits([each]));
  if (one !== undefined) return [one];
  return due.length > 0 && fits(due) ? due : undefined;
}

function parts(order: readonly LotThen[], amount: Money, there: 'least' | 'most'): CreditWithdrawal['from'] {
  let rest = amount;
  return order.flatMap((then) => {
    const part = smallerOf(rest, then[there]);
    rest = (rest - part) as Money;
    return part > NOTHING ? [{ lot: then.lot.id, amount: part }] : [];
  });
}
