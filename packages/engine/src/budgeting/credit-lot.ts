import type { Money } from '@tollkeeper/pricing';

import { smallerOf } from './credit-sums.ts';

/** Credits that came into the account at once: a purchase, or what was there when we first looked. */
export type CreditLot = {
  readonly id: string;
  readonly amount: Money;
  /** The earliest instant at which it can have been bought. */
  readonly purchasedAt: Date | 'unknown';
  readonly expiry: LotExpiry;
  readonly origin: LotOrigin;
  readonly note?: string;
};

/** Said in a file, seen as a jump of the total, or both. */
export type LotOrigin = 'declared' | 'inferred' | 'confirmed';

/**
 * When the credits are a year old and may expire: at an instant, or, with an unknown day of purchase, at the
 * latest at one.
 *
 * OpenRouter: "we reserve the right to expire unused credits after one year of purchase" (FAQ, read 2026-08-22).
 * It is a right, not a rule: nobody has reported that it was used, and no API tells lots or dates.
 */
export type LotExpiry = { readonly kind: 'at' | 'latest'; readonly at: Date };

/** A lot with what is known of its purchase. */
export function datedLot(lot: Omit<CreditLot, 'expiry'> & { readonly purchasedAt: Date }): CreditLot {
  return { ...lot, expiry: { kind: 'at', at: oneYearAfter(lot.purchasedAt) } };
}

/** What was in the account when it was first looked at, and nobody knows since when. */
export function openingLot(amount: Money, firstSeen: Date): CreditLot {
  const expiry = { kind: 'latest', at: oneYearAfter(firstSeen) } as const;
  return { id: 'opening', amount, purchasedAt: 'unknown', expiry, origin: 'inferred' };
}

/**
 * The same UTC instant of the next calendar year; a purchase on 29 February is a year old on 28 February.
 *
 * The terms are read as 365 days, too: that is 28 February just so, and at the most a day earlier than this where
 * a leap day lies between. Which day OpenRouter takes is not published, and 1 March would warn a day too late.
 */
export function oneYearAfter(at: Date): Date {
  const next = new Date(at);
  next.setUTCFullYear(at.getUTCFullYear() + 1);
  return next.getUTCMonth() === at.getUTCMonth() ? next : new Date(next.getTime() - DAY);
}

/**
 * The order in which credits are taken to be used: oldest first.
 *
 * Which ones OpenRouter uses first is not published. Those of an unknown day come before all others: they may be
 * the oldest, and the others then keep the most, so that a warning about them comes early rather than late.
 */
export function inBurningOrder(lots: readonly CreditLot[]): readonly CreditLot[] {
  return lots.toSorted((a, b) => boughtAt(a) - boughtAt(b) || (a.id < b.id ? -1 : 1));
}

/** What is left of each lot, in burning order, after `spent` was used; and what was used beyond all of them. */
export function burnt(
  capacities: readonly Money[],
  spent: Money,
): { readonly left: readonly Money[]; readonly beyond: Money } {
  let rest = spent;
  const left = capacities.map((capacity) => {
    const used = smallerOf(rest, capacity);
    rest = (rest - used) as Money;
    return (capacity - used) as Money;
  });
  return { left, beyond: rest };
}

function boughtAt({ purchasedAt }: CreditLot): number {
  return purchasedAt === 'unknown' ? Number.NEGATIVE_INFINITY : purchasedAt.getTime();
}

const DAY = 86_400_000;
