import type { BillingUnit } from './billing-unit.ts';
import type { Price } from './price.ts';
import { type Circumstances, holdsForLength, holdsIn, type PriceCondition } from './price-condition.ts';

/** Where a rate was read. */
export type Source = { readonly title: string; readonly url?: string };

/**
 * What sort of price it is: the maker's `list` price, the `route` price of one endpoint at a reseller, a
 * `promotion` that will end, a marked `free` variant, or a rate that the person `stated`.
 */
export type RateKind = 'list' | 'route' | 'promotion' | 'free' | 'stated';

/** One price of one billing unit, with what it rests on; `asOf` is a UTC day, `2026-09-30`. */
export type Rate = {
  readonly unit: BillingUnit;
  readonly price: Price;
  readonly condition: PriceCondition;
  readonly kind: RateKind;
  readonly source: Source;
  readonly asOf: string;
};

/** All rates of one model, and the claims of other sources that were not chosen because they differ. */
export type RateCard = {
  readonly model: string;
  readonly name: string;
  readonly rates: readonly Rate[];
  readonly disagreements: readonly Rate[];
};

/**
 * Keeps the rates that hold in the circumstances; what is left differs by prompt length only.
 *
 * A unit without a rate of the wanted tier keeps its standard one: searches are not halved by a batch
 * (OpenRouter batch pricing, 2026-08-08). A card without any rate of the tier is left without rates.
 */
export function cardIn(card: RateCard, circumstances: Circumstances): RateCard {
  const { tier = 'standard' } = circumstances;
  const holding = card.rates.filter(({ condition }) => holdsIn(condition, circumstances));
  const ofTier = holding.filter(({ condition }) => (condition.tier ?? 'standard') === tier);
  const units = new Set(ofTier.map(({ unit }) => unit));
  const standard = holding.filter(({ unit, condition }) => condition.tier === undefined && !units.has(unit));
  return { ...card, rates: ofTier.length === 0 ? [] : [...standard, ...ofTier] };
}

/** The rate that a request of this length pays for a unit: of those that hold, the last one listed. */
export function rateFor(card: RateCard, unit: BillingUnit, promptTokens: number): Rate | undefined {
  return card.rates.findLast((rate) => rate.unit === unit && holdsForLength(rate.condition, promptTokens));
}

/** The units for which a request of this length has a rate. */
export function pricedUnits(card: RateCard, promptTokens: number): ReadonlySet<BillingUnit> {
  return new Set(
    card.rates.flatMap(({ unit, condition }) => (holdsForLength(condition, promptTokens) ? [unit] : [])),
  );
}

/** The card as a request of this length pays it: of each unit at most one rate is left. */
export function cardForLength(card: RateCard, promptTokens: number): RateCard {
  const holding = card.rates.filter(({ condition }) => holdsForLength(condition, promptTokens));
  const rates = new Map(
    holding.map(({ condition: { promptOver, promptFrom, ...condition }, ...rate }) => [
      rate.unit,
      { ...rate, condition },
    ]),
  );
  return { ...card, rates: [...rates.values()] };
}

/** A prompt length at which rates change: above it, or `inclusive`, from it on. */
export type Threshold = { readonly tokens: number; readonly inclusive: boolean };

/** The prompt lengths at which any rate of the card changes, the shortest first. */
export function thresholdsOf(card: RateCard): readonly Threshold[] {
  const found = new Map<string, Threshold>();
  for (const { condition } of card.rates) {
    const { promptOver, promptFrom } = condition;
    if (promptOver !== undefined) found.set(`>${promptOver}`, { tokens: promptOver, inclusive: false });
    if (promptFrom !== undefined) found.set(`=${promptFrom}`, { tokens: promptFrom, inclusive: true });
  }
  return [...found.values()].sort((a, b) => a.tokens - b.tokens || Number(b.inclusive) - Number(a.inclusive));
}
