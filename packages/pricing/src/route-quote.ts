import { BILLING_UNITS, type BillingUnit } from './billing-unit.ts';
import type { Route } from './openrouter-route.ts';
import { costOf, firstAmount, type Price } from './price.ts';
import { holdsForLength, holdsIn } from './price-condition.ts';
import type { Rate } from './rate-card.ts';
import { add, compare, divide, exact, multiply, ONE, type Ratio, ratio, sum, ZERO } from './ratio.ts';
import type { Endpoint } from './sources/openrouter-endpoints.ts';

/** The request whose price is asked for; its length and its hour choose among an endpoint's rates. */
export type RoutedRequest = {
  readonly at: Date;
  readonly promptTokens: number;
  readonly outputTokens: number;
};

export type RouteQuote =
  | {
      readonly kind: 'quoted';
      readonly units: ReadonlyMap<BillingUnit, Spread>;
      /** The endpoint behind every `likely`, why it is that one, and its share of the first attempts. */
      readonly likely: Likely;
      /** Endpoints that may serve the request at a price nobody published: the dearest one is not known then. */
      readonly unpriced: readonly string[];
      /** What the route adds and no endpoint has a rate for. */
      readonly gaps: readonly BillingUnit[];
    }
  | { readonly kind: 'nowhere'; readonly reason: string };

/** The prices of one unit over the endpoints; `likely` is missing where the likely endpoint has none. */
export type Spread = { readonly min: Price; readonly likely?: Price; readonly max: Price };

export type Likely = {
  readonly tag: string;
  readonly because: 'most-weight' | 'cheapest' | 'fastest' | 'dearest-of-unknown-order';
  readonly share?: Ratio;
};

/**
 * Quotes every unit over the endpoints that a route can land on: the least, the likely and the most.
 *
 * All of them count for the extremes, because those in trouble stay as fallbacks. Where the order is not
 * known (`:exacto`, or `:nitro` without measured speeds) the dearest healthy endpoint is taken as the likely one.
 */
export function quoteOnOpenRouter(
  endpoints: readonly Endpoint[],
  route: Route,
  request: RoutedRequest,
): RouteQuote {
  const offers = endpoints
    .filter(({ tier }) => route.tiers.includes(tier))
    .map((each) => offerOf(each, request));
  const priced = offers.filter(isPriced);
  const healthy = priced.filter(({ endpoint }) => endpoint.healthy);
  const chosen = likelyOf(healthy.length > 0 ? healthy : priced, route);
  if (chosen === undefined) {
    const reason = offers.length === 0 ? 'has no endpoint' : 'has no endpoint with a known price';
    return { kind: 'nowhere', reason: `${route.priced} ${reason}` };
  }
  const units = new Map<BillingUnit, Spread>();
  for (const unit of Object.keys(BILLING_UNITS) as BillingUnit[]) {
    const prices = offers.flatMap(({ prices: each }) => each.get(unit) ?? []).sort(byAmount);
    const [min, max] = [prices[0], prices.at(-1)];
    if (min === undefined || max === undefined) continue;
    const likely = chosen.offer.prices.get(unit);
    units.set(unit, { min, ...(likely !== undefined && { likely }), max });
  }
  return {
    kind: 'quoted',
    units,
    likely: chosen.likely,
    unpriced: offers.filter((offer) => !isPriced(offer)).map(({ endpoint }) => endpoint.tag),
    gaps: route.adds.filter((unit) => !units.has(unit)),
  };
}

/** What one endpoint asks for each unit of this request, and for its tokens in all. */
type Offer = {
  readonly endpoint: Endpoint;
  readonly prices: ReadonlyMap<BillingUnit, Price>;
  readonly cost?: Ratio;
};
type PricedOffer = Offer & { readonly cost: Ratio };

function offerOf(endpoint: Endpoint, { at, promptTokens, outputTokens }: RoutedRequest): Offer {
  const holds = ({ condition }: Rate): boolean =>
    holdsIn(condition, { at }) && holdsForLength(condition, promptTokens);
  const prices = new Map(endpoint.claims.filter(holds).map(({ unit, price }) => [unit, price]));
  const [input, output] = [prices.get('input-token'), prices.get('output-token')];
  if (input === undefined || output === undefined) return { endpoint, prices };
  const cost = add(costOf(input, exact(promptTokens)), costOf(output, exact(outputTokens)));
  return { endpoint, prices, cost };
}

function isPriced(offer: Offer): offer is PricedOffer {
  return offer.cost !== undefined;
}

/** The endpoint that a route most probably lands on, of those that have a price. */
function likelyOf(
  candidates: readonly PricedOffer[],
  { order }: Route,
): { readonly offer: PricedOffer; readonly likely: Likely } | undefined {
  const cheapestFirst = candidates.toSorted(byCost);
  const [cheapest, dearest] = [cheapestFirst[0], cheapestFirst.at(-1)];
  if (cheapest === undefined || dearest === undefined) return undefined;
  const settle = (offer: PricedOffer, because: Likely['because']) => ({
    offer,
    likely: { tag: offer.endpoint.tag, because },
  });
  if (order === 'price') return settle(cheapest, 'cheapest');
  if (order === 'weighted-by-price') {
    const { offer, likely } = settle(cheapest, 'most-weight');
    return { offer, likely: { ...likely, share: shareOf(cheapest, candidates) } };
  }
  const measured = cheapestFirst.filter(({ endpoint }) => endpoint.tokensPerSecond !== undefined);
  const fastest = measured.sort((a, b) => speedOf(b) - speedOf(a))[0];
  if (order === 'throughput' && fastest !== undefined) return settle(fastest, 'fastest');
  return settle(dearest, 'dearest-of-unknown-order');
}

/**
 * OpenRouter draws among the stable endpoints with the inverse square of the price as weight: $1 is nine times
 * as likely as $3 (docs, guides/routing/provider-selection, 2026-08-22). Its price here is that of the request.
 */
function shareOf({ cost }: PricedOffer, candidates: readonly PricedOffer[]): Ratio {
  const free = candidates.filter((each) => compare(each.cost, ZERO) === 0).length;
  if (free > 0) return ratio(1n, BigInt(free));
  const weights = candidates.map((each) => {
    const relative = divide(cost, each.cost);
    return multiply(relative, relative);
  });
  return divide(ONE, sum(weights));
}

function byCost(a: PricedOffer, b: PricedOffer): number {
  return compare(a.cost, b.cost) || a.endpoint.tag.localeCompare(b.endpoint.tag);
}

function byAmount(a: Price, b: Price): number {
  return compare(ratio(firstAmount(a), a.per), ratio(firstAmount(b), b.per));
}

function speedOf({ endpoint }: PricedOffer): number {
  return endpoint.tokensPerSecond ?? 0;
}
