export type { FetchOutcome, Refused, RetryLater, Validators } from './fetch-outcome.ts';
export {
  type ClientLimits,
  type ClientOptions,
  OPENROUTER_URL,
  type OpenRouterClient,
  openRouterClient,
} from './openrouter-client.ts';
export { priceFile } from './price-file.ts';
export { type CurrentPrices, currentPrices, type Refresh, refreshPrices } from './price-keeper.ts';
export type { PriceStore, StoredPrices } from './price-store.ts';
