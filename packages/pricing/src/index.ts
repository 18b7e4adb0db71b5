export { BILLING_UNITS, type BillingUnit } from './billing-unit.ts';
export type { Catalog, ListedModel } from './catalog.ts';
export { type Charge, type Charges, chargeFor, type Gap, type Substitution } from './charge.ts';
export { type FoundSecret, maskIfSecret, maskSecrets, secretsIn } from './mask-secrets.ts';
export { findModel, isOneSlipFrom, type ModelMatch } from './model-search.ts';
export { modelWords } from './model-words.ts';
export { addMoney, decimalUsd, type Money, NOTHING, roundToMoney, usd } from './money.ts';
export {
  byokFee,
  freeModelLimits,
  PDF_OCR_PAGE_PRICE,
  purchaseFee,
  WEB_FETCH_PRICE,
  webSearchPrice,
} from './openrouter-fees.ts';
export { type Route, type RouteOrder, routeOf, type Variant } from './openrouter-route.ts';
export { costOf, firstAmount, type Price, samePrice } from './price.ts';
export {
  type Circumstances,
  conditionText,
  PRICE_VARIANTS,
  type PriceCondition,
  type ServiceTier,
} from './price-condition.ts';
export { type PriceIndex, priceIndex } from './price-index.ts';
export { type PriceList, priceListOf } from './price-list.ts';
export {
  cardForLength,
  cardIn,
  type Rate,
  type RateCard,
  type RateKind,
  rateFor,
  type Source,
  type Threshold,
  thresholdsOf,
} from './rate-card.ts';
export {
  add,
  compare,
  divide,
  exact,
  multiply,
  ONE,
  parseRatio,
  type Ratio,
  ratio,
  roundHalfEven,
  subtract,
  sum,
  toDecimal,
  toNumber,
  ZERO,
} from './ratio.ts';
export { priceRequest, type RequestCharge, type RequestCounts, type RequestPrice } from './request-price.ts';
export {
  type Likely,
  quoteOnOpenRouter,
  type RoutedRequest,
  type RouteQuote,
  type Spread,
} from './route-quote.ts';
export { openSnapshot, type SnapshotFile } from './snapshot.ts';
export type { ModelRates, PriceDiff, RateChange } from './snapshot-diff.ts';
export { bundledCatalog, bundledSnapshot } from './sources/bundled.ts';
export type { Usage } from './usage.ts';
