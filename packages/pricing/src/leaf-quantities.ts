import { BILLING_UNITS, type BillingUnit, contains, narrowness } from './billing-unit.ts';
import { add, compare, type Ratio, subtract, toDecimal, ZERO } from './ratio.ts';
import type { Usage } from './usage.ts';

/** Quantities that overlap no longer, so that each can be charged once. */
export type LeafQuantities = {
  readonly leaves: ReadonlyMap<BillingUnit, Ratio>;
  /** Parts without a rate of their own, which stay in the whole and are charged at its rate. */
  readonly chargedAsWhole: readonly { readonly part: BillingUnit; readonly quantity: Ratio }[];
};

/**
 * Subtracts the parts from their whole: 500 input tokens of which 450 are cached leave 50 and 450.
 *
 * Throws when a part exceeds its whole, naming both counts.
 * The rule is genai-prices' decomposition by containment (pydantic/genai-prices, units.yml, 2026-08-21).
 */
export function leafQuantities(usage: Usage, priced: ReadonlySet<BillingUnit>): LeafQuantities {
  const chargedAsWhole = [...usage]
    .filter(([unit]) => !priced.has(unit) && BILLING_UNITS[unit].whenUnpriced === 'as-the-whole')
    .map(([part, quantity]) => ({ part, quantity }));
  const absorbed = new Set(chargedAsWhole.map(({ part }) => part));

  const leaves = new Map<BillingUnit, Ratio>();
  const narrowestFirst = [...usage.keys()].sort((a, b) => narrowness(b) - narrowness(a));
  for (const unit of narrowestFirst) {
    const reported = usage.get(unit) ?? ZERO;
    requireWithinWhole(unit, reported, usage);
    if (absorbed.has(unit)) continue;
    leaves.set(unit, subtract(reported, sumOfParts(unit, leaves)));
    if (compare(leaves.get(unit) ?? ZERO, ZERO) < 0) throw overfull(unit, sumOfParts(unit, leaves), reported);
  }
  return { leaves, chargedAsWhole };
}

function sumOfParts(whole: BillingUnit, leaves: ReadonlyMap<BillingUnit, Ratio>): Ratio {
  let total = ZERO;
  for (const [unit, quantity] of leaves) if (contains(whole, unit)) total = add(total, quantity);
  return total;
}

function requireWithinWhole(part: BillingUnit, quantity: Ratio, usage: Usage): void {
  for (const [whole, reported] of usage) {
    if (contains(whole, part) && compare(quantity, reported) > 0) {
      throw new Error(`${part} (${toDecimal(quantity)}) cannot exceed ${whole} (${toDecimal(reported)})`);
    }
  }
}

function overfull(whole: BillingUnit, parts: Ratio, reported: Ratio): Error {
  return new Error(`the parts of ${whole} (${toDecimal(parts)}) cannot exceed it (${toDecimal(reported)})`);
}
