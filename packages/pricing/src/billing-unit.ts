/**
 * What is counted and charged for.
 *
 * A unit is a set of dimensions. One unit contains another when all its dimensions are among the other's:
 * input tokens contain the cached ones, output tokens the reasoning ones.
 */
export type BillingUnit =
  | 'input-token'
  | 'cached-input-token'
  | 'cache-write-5m-token'
  | 'cache-write-1h-token'
  | 'output-token'
  | 'reasoning-token'
  | 'image';

/** Whether `whole` counts everything that `part` counts, and more. */
export function contains(whole: BillingUnit, part: BillingUnit): boolean {
  if (whole === part) return false;
  const inner = BILLING_UNITS[part].dimensions;
  return Object.entries(BILLING_UNITS[whole].dimensions).every(([name, value]) => inner[name] === value);
}

/** How many dimensions a unit fixes: the more, the narrower the unit. */
export function narrowness(unit: BillingUnit): number {
  return Object.keys(BILLING_UNITS[unit].dimensions).length;
}

export function isBillingUnit(text: string): text is BillingUnit {
  return Object.hasOwn(BILLING_UNITS, text);
}

type UnitDefinition = {
  readonly label: string;
  /** The block that vendors quote a price for: a million tokens, one image. */
  readonly quotedPer: bigint;
  readonly dimensions: Readonly<Record<string, string>>;
  /**
   * What a missing rate means. Where a vendor publishes no separate rate for a part of the tokens
   * (cache reads, cache writes, reasoning), it bills them like the rest of them. Anything else is a gap.
   */
  readonly whenUnpriced: 'as-the-whole' | 'gap';
};

export const BILLING_UNITS: Readonly<Record<BillingUnit, UnitDefinition>> = {
  'input-token': {
    label: 'input tokens',
    quotedPer: 1_000_000n,
    dimensions: { family: 'token', direction: 'input' },
    whenUnpriced: 'gap',
  },
  'cached-input-token': {
    label: 'cached input tokens',
    quotedPer: 1_000_000n,
    dimensions: { family: 'token', direction: 'input', cache: 'read' },
    whenUnpriced: 'as-the-whole',
  },
  'cache-write-5m-token': {
    label: 'cache writes (5 minutes)',
    quotedPer: 1_000_000n,
    dimensions: { family: 'token', direction: 'input', cache: 'write', ttl: '5m' },
    whenUnpriced: 'as-the-whole',
  },
  'cache-write-1h-token': {
    label: 'cache writes (1 hour)',
    quotedPer: 1_000_000n,
    dimensions: { family: 'token', direction: 'input', cache: 'write', ttl: '1h' },
    whenUnpriced: 'as-the-whole',
  },
  'output-token': {
    label: 'output tokens',
    quotedPer: 1_000_000n,
    dimensions: { family: 'token', direction: 'output' },
    whenUnpriced: 'gap',
  },
  'reasoning-token': {
    label: 'reasoning tokens',
    quotedPer: 1_000_000n,
    dimensions: { family: 'token', direction: 'output', role: 'reasoning' },
    whenUnpriced: 'as-the-whole',
  },
  image: {
    label: 'images',
    quotedPer: 1n,
    dimensions: { family: 'image', direction: 'output' },
    whenUnpriced: 'gap',
  },
};
