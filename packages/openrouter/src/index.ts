export {
  type Account,
  type AccountOptions,
  account,
  type CreditsUnavailable,
  type NeedsKey,
} from './account.ts';
export type { DailySpend } from './activity-answer.ts';
export type {
  Answer,
  Asked,
  CallRefused,
  NoAnswer,
  Postponed,
  SuspectAnswer,
  Unreachable,
} from './asked.ts';
export { type CreditsCounters, creditsReading, type KeyCounters, keyReading } from './counters-reading.ts';
export { counterFields } from './counters-shape.ts';
export { type Credential, credential } from './credential.ts';
export type { FetchOutcome, Refused, RetryLater, Validators } from './fetch-outcome.ts';
export { type DoorLimits, type DoorOptions, OPENROUTER_URL } from './http-door.ts';
export type { KeyEntry, KeyKind } from './key-answer.ts';
export type { KeyListing, UnreadKey } from './key-listing.ts';
export {
  type ActivityQuery,
  type OpenRouterClient,
  type OpenRouterOptions,
  openRouterClient,
} from './openrouter-client.ts';
export { type PriceClient, priceClient } from './price-client.ts';
export { priceFile } from './price-file.ts';
export { type CurrentPrices, currentPrices, type Refresh, refreshPrices } from './price-keeper.ts';
export type { PriceStore, StoredPrices } from './price-store.ts';
export { type BudgetUsed, type RequestBudget, takeRequests, wouldExceed } from './request-budget.ts';
export { suspectText, type WhySuspect } from './why-suspect.ts';
export type { Mismatch } from './wire-amount.ts';
