import type { BillingUnit } from './billing-unit.ts';
import type { ServiceTier } from './price-condition.ts';

/** Where a request for a model id goes at OpenRouter, and what the id adds to it. */
export type Route = {
  /** The id without any suffix. */
  readonly base: string;
  /** The id whose prices and endpoints apply: `:free` and `:batch` have their own, `:floor` has the base's. */
  readonly priced: string;
  readonly variants: readonly Variant[];
  /** Suffixes that OpenRouter may know and we do not: what they cost cannot be said. */
  readonly unknown: readonly string[];
  readonly order: RouteOrder;
  /** Endpoints of these tiers may serve it; billing follows the tier that served. */
  readonly tiers: readonly ServiceTier[];
  /** What is billed besides the model, once a request; `:online` even where the model is `:free`. */
  readonly adds: readonly BillingUnit[];
};

export type Variant = keyof typeof VARIANTS;

/** How the endpoint is chosen: at random by price, the cheapest, the fastest, or by OpenRouter's own quality figures. */
export type RouteOrder = 'weighted-by-price' | 'price' | 'throughput' | 'quality';

/**
 * Takes a model id apart: `openai/gpt-5.2:floor` is the base `openai/gpt-5.2`, sorted by price, flex admitted.
 *
 * Of two suffixes that sort, the last one counts.
 */
export function routeOf(id: string): Route {
  const [base = '', ...suffixes] = id.split(':');
  const variants = suffixes.filter(isVariant);
  const rules: readonly VariantRule[] = variants.map((variant) => VARIANTS[variant]);
  const own = variants.filter((variant) => VARIANTS[variant].priced === 'itself');
  return {
    base,
    priced: [base, ...own].join(':'),
    variants,
    unknown: suffixes.filter((suffix) => !isVariant(suffix)),
    order: rules.findLast(({ order }) => order !== undefined)?.order ?? 'weighted-by-price',
    tiers: ['standard', ...rules.flatMap(({ admits }) => admits ?? [])],
    adds: rules.flatMap(({ adds }) => adds ?? []),
  };
}

type VariantRule = {
  /** Static variants are models of their own; the others only say how the base is routed. */
  readonly priced: 'itself' | 'as-the-base';
  readonly order?: RouteOrder;
  readonly admits?: ServiceTier;
  readonly adds?: BillingUnit;
};

function isVariant(suffix: string): suffix is Variant {
  return Object.hasOwn(VARIANTS, suffix);
}

/** OpenRouter docs, guides/routing/model-variants and batch-quickstart, 2026-08-22. */
const VARIANTS = {
  free: { priced: 'itself' },
  batch: { priced: 'itself' },
  thinking: { priced: 'itself' },
  extended: { priced: 'itself' },
  floor: { priced: 'as-the-base', order: 'price', admits: 'flex' },
  // A priority endpoint wins when it is the fastest, and is billed at its higher rate.
  nitro: { priced: 'as-the-base', order: 'throughput', admits: 'priority' },
  exacto: { priced: 'as-the-base', order: 'quality' },
  // Deprecated; the same as the web plugin.
  online: { priced: 'as-the-base', adds: 'web-search' },
} as const satisfies Record<string, VariantRule>;
