import type { BillingUnit } from './billing-unit.ts';
import { applies, type Price, type PriceCondition, type RequestShape } from './price.ts';

/** Where a rate was read. */
export type Source = { readonly title: string; readonly url?: string };

/**
 * What sort of price it is: the maker's `list` price, the `route` price of one endpoint at a reseller,
 * a marked `free` variant, or a rate that the person `stated`.
 */
export type RateKind = 'list' | 'route' | 'free' | 'stated';

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

/** The rate that a request of this shape pays for a unit: of those that apply, the last one listed. */
export function rateFor(card: RateCard, unit: BillingUnit, shape: RequestShape): Rate | undefined {
  return card.rates.findLast((rate) => rate.unit === unit && applies(rate.condition, shape));
}

/** The units for which the card has a rate of any kind. */
export function pricedUnits(card: RateCard): ReadonlySet<BillingUnit> {
  return new Set(card.rates.map((rate) => rate.unit));
}
