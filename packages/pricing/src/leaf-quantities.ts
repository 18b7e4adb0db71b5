import { BILLING_UNITS, type BillingUnit, contains, narrowness } from './billing-unit.ts';
import { add, compare, type Ratio, subtract, toDecimal, ZERO } from './ratio.ts';
import type { Usage } from './usage.ts';

/** Quantities that overlap no longer, so that each can be charged once. */
export type LeafQuantities = {
  readonly leaves: ReadonlyMap<BillingUnit, Ratio>;
  /** Parts without a rate of their own, charged at the rate of a whole that has one. */
  readonly absorbed: readonly Absorbed[];
};

export type Absorbed = { readonly part: BillingUnit; readonly into: BillingUnit; readonly quantity: Ratio };

/**
 * Subtracts the parts from their whole: 500 input tokens of which 450 are cached leave 50 and 450.
 *
 * Parts may overlap (cached audio is cached and audio); each token ends in exactly one leaf, so the leaves
 * sum to the whole. Throws when a part exceeds its whole, naming both counts.
 * The rule is genai-prices' decomposition by containment (pydantic/genai-prices, units.yml, 2026-08-21).
 */
export function leafQuantities(usage: Usage, priced: ReadonlySet<BillingUnit>): LeafQuantities {
  const leaves = new Map<BillingUnit, Ratio>();
  const absorbed: Absorbed[] = [];
  const narrowestFirst = [...usage.keys()].sort((a, b) => narrowness(b) - narrowness(a));
  for (const unit of narrowestFirst) {
    const reported = usage.get(unit) ?? ZERO;
    requireWithinWholes(unit, reported, usage);
    requireRoomForParts(unit, reported, { leaves, absorbed });
    const leaf = subtract(reported, add(sumOfParts(unit, leaves), sumOfAbsorbed(unit, absorbed)));
    const into = priced.has(unit) ? unit : homeOf(unit, usage, priced);
    if (into === unit) leaves.set(unit, leaf);
    else {
      absorbed.push({ part: unit, into, quantity: leaf });
      if (!usage.has(into)) leaves.set(into, add(leaves.get(into) ?? ZERO, leaf));
    }
  }
  return { leaves, absorbed };
}

/** Where a part without a rate is charged: the narrowest whole that can take it, a cached one first. */
function homeOf(part: BillingUnit, usage: Usage, priced: ReadonlySet<BillingUnit>): BillingUnit {
  if (BILLING_UNITS[part].whenUnpriced === 'gap') return part;
  const wholes = [...new Set([...usage.keys(), ...priced])].filter(
    (unit) => contains(unit, part) && (priced.has(unit) || BILLING_UNITS[unit].whenUnpriced === 'gap'),
  );
  const [home] = wholes.sort(
    (a, b) =>
      narrowness(b) - narrowness(a) ||
      Number(BILLING_UNITS[b].dimensions.cache !== undefined) -
        Number(BILLING_UNITS[a].dimensions.cache !== undefined),
  );
  return home ?? part;
}

function sumOfParts(whole: BillingUnit, leaves: ReadonlyMap<BillingUnit, Ratio>): Ratio {
  let total = ZERO;
  for (const [unit, quantity] of leaves) if (contains(whole, unit)) total = add(total, quantity);
  return total;
}

/** What this unit reports too, but has been given a home outside of it. */
function sumOfAbsorbed(unit: BillingUnit, absorbed: readonly Absorbed[]): Ratio {
  let total = ZERO;
  for (const { part, into, quantity } of absorbed) {
    if (contains(unit, part) && unit !== into && !contains(unit, into)) total = add(total, quantity);
  }
  return total;
}

/** All parts together, those without a rate too; what was given to another part counts in that one's leaf. */
function requireRoomForParts(unit: BillingUnit, reported: Ratio, { leaves, absorbed }: LeafQuantities): void {
  let parts = sumOfParts(unit, leaves);
  for (const { part, into, quantity } of absorbed) {
    if (contains(unit, part) && !contains(unit, into)) parts = add(parts, quantity);
  }
  if (compare(parts, reported) > 0) {
    throw new Error(`the parts of ${unit} (${toDecimal(parts)}) cannot exceed it (${toDecimal(reported)})`);
  }
}

function requireWithinWholes(part: BillingUnit, quantity: Ratio, usage: Usage): void {
  for (const [whole, reported] of usage) {
    if (contains(whole, part) && compare(quantity, reported) > 0) {
      throw new Error(`${part} (${toDecimal(quantity)}) cannot exceed ${whole} (${toDecimal(reported)})`);
    }
  }
}
