import { BILLING_UNITS, type BillingUnit } from './billing-unit.ts';
import { type Absorbed, leafQuantities } from './leaf-quantities.ts';
import { costOf } from './price.ts';
import { pricedUnits, type Rate, type RateCard, rateFor } from './rate-card.ts';
import { compare, multiply, type Ratio, sum, toNumber, ZERO } from './ratio.ts';
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

/** A part charged at the rate of a whole, because the card has no rate for the part. */
export type Substitution = { readonly unit: BillingUnit; readonly as: BillingUnit; readonly quantity: Ratio };

export type Charges = {
  readonly charges: readonly Charge[];
  readonly gaps: readonly Gap[];
  readonly substitutions: readonly Substitution[];
};

/**
 * Prices `count` requests that each use `usage`, at the rates of a card that holds in their circumstances.
 *
 * The length of one request chooses the rate, then the quantities are multiplied: a month of short
 * requests never pays a long request's price.
 */
export function chargeFor(card: RateCard, usage: Usage, count: Ratio): Charges {
  const promptTokens = toNumber(usage.get('input-token') ?? inputOf(usage));
  const { leaves, absorbed } = leafQuantities(usage, pricedUnits(card, promptTokens));
  const charges: Charge[] = [];
  const gaps: Gap[] = [];
  for (const [unit, perRequest] of leaves) {
    if (compare(perRequest, ZERO) === 0) continue;
    const quantity = multiply(perRequest, count);
    const rate = rateFor(card, unit, promptTokens);
    if (rate === undefined) {
      gaps.push({ unit, quantity, reason: `no rate for ${BILLING_UNITS[unit].label} of ${card.name}` });
    } else {
      charges.push({ unit, quantity, rate, cost: costOf(rate.price, quantity) });
    }
  }
  return {
    charges,
    gaps,
    substitutions: absorbed.filter(isWorthSaying).map((each) => substitution(each, count)),
  };
}

/** The prompt of a usage that reports only its parts. */
function inputOf(usage: Usage): Ratio {
  const { leaves } = leafQuantities(usage, new Set(usage.keys()));
  return sum([...leaves].flatMap(([unit, quantity]) => (isInputToken(unit) ? [quantity] : [])));
}

function isInputToken(unit: BillingUnit): boolean {
  const { family, direction } = BILLING_UNITS[unit].dimensions;
  return family === 'token' && direction === 'input';
}

/** That text is charged like the rest is no news. */
function isWorthSaying({ part, quantity }: Absorbed): boolean {
  const { modality, cache } = BILLING_UNITS[part].dimensions;
  return compare(quantity, ZERO) > 0 && (modality !== 'text' || cache !== undefined);
}

function substitution({ part, into, quantity }: Absorbed, count: Ratio): Substitution {
  return { unit: part, as: into, quantity: multiply(quantity, count) };
}
