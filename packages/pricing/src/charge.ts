import { BILLING_UNITS, type BillingUnit } from './billing-unit.ts';
import { leafQuantities } from './leaf-quantities.ts';
import { costOf, type RequestShape } from './price.ts';
import { pricedUnits, type Rate, type RateCard, rateFor } from './rate-card.ts';
import { compare, multiply, type Ratio, ZERO } from './ratio.ts';
import type { Usage } from './usage.ts';

/** One priced quantity; `cost` is exact picodollars, rounded by whoever shows it. */
export type Charge = {
  readonly unit: BillingUnit;
  readonly quantity: Ratio;
  readonly rate: Rate;
  readonly cost: Ratio;
};

/** A quantity that could not be priced. It is not zero: a total that misses it is "at least". */
export type Gap = { readonly unit: BillingUnit; readonly quantity: Ratio; readonly reason: string };

/** A part charged at the rate of its whole, because the card has no rate for the part. */
export type Substitution = { readonly unit: BillingUnit; readonly quantity: Ratio };

export type Charges = {
  readonly charges: readonly Charge[];
  readonly gaps: readonly Gap[];
  readonly substitutions: readonly Substitution[];
};

/**
 * Prices `count` requests that each use `usage`.
 *
 * The length of one request chooses the rate, then the quantities are multiplied: a month of short
 * requests never pays a long request's price.
 */
export function chargeFor(card: RateCard, usage: Usage, count: Ratio): Charges {
  const shape: RequestShape = { promptTokens: usage.get('input-token') ?? ZERO };
  const { leaves, chargedAsWhole } = leafQuantities(usage, pricedUnits(card));
  const charges: Charge[] = [];
  const gaps: Gap[] = [];
  for (const [unit, perRequest] of leaves) {
    if (compare(perRequest, ZERO) === 0) continue;
    const quantity = multiply(perRequest, count);
    const rate = rateFor(card, unit, shape);
    if (rate === undefined) {
      gaps.push({ unit, quantity, reason: `no rate for ${BILLING_UNITS[unit].label} of ${card.name}` });
    } else {
      charges.push({ unit, quantity, rate, cost: costOf(rate.price, quantity) });
    }
  }
  const substitutions = chargedAsWhole.map(({ part, quantity }) => ({
    unit: part,
    quantity: multiply(quantity, count),
  }));
  return { charges, gaps, substitutions };
}
