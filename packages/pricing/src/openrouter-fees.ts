import { type Money, roundToMoney, usd } from './money.ts';
import { exact, multiply, type Ratio, ratio } from './ratio.ts';

/** What buying credits costs besides the credits. */
export type PurchaseFee = { readonly fee: Money; readonly total: Money; readonly minimumApplies: boolean };

/**
 * The fee on a purchase of credits: 5.5 %, at least $0.80, by card; 5 % by crypto.
 *
 * Throws outside $5 to $25,000, the bounds of one purchase. Source: OpenRouter docs, constants and FAQ,
 * 2026-08-22; the bounds from a digest of the terms, October 2026.
 */
export function purchaseFee(credits: Money, by: 'card' | 'crypto'): PurchaseFee {
  if (credits < usd('5') || credits > usd('25000'))
    throw new Error('one purchase of credits is from $5 to $25,000');
  const share = roundToMoney(multiply(ratio(credits), by === 'card' ? exact('0.055') : exact('0.05')));
  const minimumApplies = by === 'card' && share < CARD_MINIMUM;
  const fee = minimumApplies ? CARD_MINIMUM : share;
  return { fee, total: (credits + fee) as Money, minimumApplies };
}

const CARD_MINIMUM = usd('0.80');

/** What OpenRouter takes for requests that a key of the customer's own pays the provider for. */
export type ByokFee = { readonly fee: Money; readonly allowance: string };

/** A month of such requests: how many, and what they would cost at list prices. */
export type ByokMonth = {
  readonly requests: bigint;
  readonly listPrice: Money;
  readonly plan: 'pay-as-you-go' | 'enterprise';
};

/**
 * The fee on a month of bring-your-own-key requests: 5 % of the list price beyond an allowance.
 *
 * Since 2026-08-10 the allowance is $25,000 of list price a month ($200,000 for enterprises); before, it was
 * the first million requests, the rest taken at the month's average price. Source: OpenRouter docs, commit
 * 837b101. `month` is the UTC month, `2026-09`.
 */
export function byokFee({ requests, listPrice, plan }: ByokMonth, month: string): ByokFee {
  if (month < '2026-08') {
    const beyond = requests > MILLION ? ratio(requests - MILLION, requests) : ratio(0n);
    return {
      fee: fivePercent(multiply(ratio(listPrice), beyond)),
      allowance: 'the first 1,000,000 requests',
    };
  }
  const [allowance, words] = plan === 'enterprise' ? [usd('200000'), '$200,000'] : [usd('25000'), '$25,000'];
  const beyond = listPrice > allowance ? listPrice - allowance : 0n;
  return { fee: fivePercent(ratio(beyond)), allowance: `the first ${words} of list price` };
}

function fivePercent(picodollars: Ratio): Money {
  return roundToMoney(multiply(picodollars, exact('0.05')));
}

const MILLION = 1_000_000n;

/** How often free models may be called. */
export type FreeModelLimits = { readonly perMinute: number; readonly perDay: number };

/**
 * The limits on models ending in `:free`, for the whole account: 20 a minute; 50 a day below ten credits ever
 * bought, 1,000 a day from there on. More keys do not help. Source: OpenRouter docs, limits, 2026-08-22.
 */
export function freeModelLimits(creditsEverBought: Money): FreeModelLimits {
  return { perMinute: 20, perDay: creditsEverBought >= usd('10') ? 1_000 : 50 };
}

/** Engines of the web search that OpenRouter adds, as opposed to a provider's own. */
export type SearchEngine = 'exa' | 'exa-deep' | 'exa-deep-reasoning' | 'parallel' | 'perplexity';

/**
 * What one web search costs: a price with ten results in it, and $0.001 for each further result of Exa.
 *
 * Source: OpenRouter docs, web search, 2026-08-22.
 */
export function webSearchPrice(engine: SearchEngine, results = 10): Money {
  const further = engine.startsWith('exa') ? Math.max(0, results - 10) : 0;
  return (SEARCH[engine] + usd('0.001') * BigInt(further)) as Money;
}

const SEARCH: Readonly<Record<SearchEngine, Money>> = {
  exa: usd('0.007'),
  'exa-deep': usd('0.012'),
  'exa-deep-reasoning': usd('0.015'),
  parallel: usd('0.001'),
  perplexity: usd('0.005'),
};

/** Fetching a page costs $1 for 1,000; reading a PDF page by OCR $2 for 1,000, by cloudflare-ai nothing (2026-08-22). */
export const WEB_FETCH_PRICE: Money = usd('0.001');
export const PDF_OCR_PAGE_PRICE: Money = usd('0.002');
