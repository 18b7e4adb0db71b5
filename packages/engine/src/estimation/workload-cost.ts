import {
  add,
  BILLING_UNITS,
  type BillingUnit,
  type Catalog,
  type Charge,
  chargeFor,
  compare,
  costOf,
  type Gap,
  type Money,
  multiply,
  type Rate,
  type RateCard,
  type Ratio,
  rateFor,
  roundToMoney,
  type Substitution,
  subtract,
  sum,
  toNumber,
  type Usage,
  ZERO,
} from '@tollkeeper/pricing';

import { type ExpectedUsage, expectedUsageOf } from './expected-usage.ts';
import type { LineItem } from './line-item.ts';
import { rateCardOf } from './pricing.ts';
import type { Operations } from './scenario.ts';
import type { Workload } from './workload.ts';

/** What one workload costs, before the buffer; `expected` is exact picodollars. */
export type WorkloadCost = {
  readonly card: RateCard;
  readonly usage: ExpectedUsage;
  readonly lines: readonly LineItem[];
  readonly expected: Ratio;
  readonly gaps: readonly Gap[];
  readonly substitutions: readonly Substitution[];
  readonly cacheWrites: readonly CacheWrite[];
  readonly disagreements: readonly Rate[];
};

/** Writing the cached part of one request into the cache. */
export type CacheWrite = {
  readonly unit: BillingUnit;
  readonly quantity: Ratio;
  readonly rate: Rate;
  readonly cost: Money;
};

/** The prices that hold on a day. */
export type PriceSource = { readonly catalog: Catalog; readonly today: string };

/**
 * Prices one workload: its requests at the plain rates, then what operations add, in this order:
 * cache reads (a saving), then retries, which repeat a request as it is, cached part included.
 */
export function costOfWorkload(
  workload: Workload,
  operations: Operations,
  prices: PriceSource,
): WorkloadCost {
  const card = rateCardOf(workload.pricing, prices.catalog, prices.today);
  const usage = expectedUsageOf(workload);
  const plain = chargeFor(card, usage.perRequest, usage.count);
  const cached = chargeFor(card, withCacheReads(usage), usage.count);
  const base = costOfCharges(plain.charges);
  const afterCache = costOfCharges(cached.charges);
  const retried = multiply(afterCache, operations.retryRate.value);
  const lines = [
    ...plain.charges.flatMap((charge) => baseLines(charge, usage)),
    ...cacheLine(cached.charges, subtract(afterCache, base)),
    ...retryLine(operations.retryRate.value, retried),
  ];
  return {
    card,
    usage,
    lines,
    expected: add(afterCache, retried),
    gaps: plain.gaps,
    substitutions: cached.substitutions,
    cacheWrites: cacheWritesOf(card, usage),
    disagreements: card.disagreements.filter(({ unit }) =>
      plain.charges.some((charge) => charge.unit === unit),
    ),
  };
}

function withCacheReads({ perRequest, cachedPerRequest }: ExpectedUsage): Usage {
  if (compare(cachedPerRequest, ZERO) === 0) return perRequest;
  return new Map([...perRequest, ['cached-input-token', cachedPerRequest]]);
}

function costOfCharges(charges: readonly Charge[]): Ratio {
  return sum(charges.map((charge) => charge.cost));
}

/** One line for a charge; the input of an agent gets one for each part that it is made of. */
function baseLines({ unit, quantity, rate, cost }: Charge, usage: ExpectedUsage): readonly LineItem[] {
  const label = capitalised(BILLING_UNITS[unit].label);
  if (unit !== 'input-token' || usage.inputParts.length === 0) {
    return [{ layer: 'base', label, quantity, rate, cost: roundToMoney(cost) }];
  }
  return usage.inputParts
    .filter((part) => compare(part.quantity, ZERO) > 0)
    .map((part) => {
      const tokens = multiply(part.quantity, usage.count);
      const partCost = roundToMoney(costOf(rate.price, tokens));
      return { layer: 'base', label: `Input: ${part.label}`, quantity: tokens, rate, cost: partCost };
    });
}

function cacheLine(charges: readonly Charge[], difference: Ratio): readonly LineItem[] {
  const reads = charges.find((charge) => charge.unit === 'cached-input-token');
  if (reads === undefined) return [];
  const { quantity, rate } = reads;
  const cost = roundToMoney(difference);
  return [{ layer: 'operations', label: 'Cache reads instead of plain input', quantity, rate, cost }];
}

function retryLine(share: Ratio, cost: Ratio): readonly LineItem[] {
  if (compare(share, ZERO) === 0) return [];
  return [{ layer: 'operations', label: 'Retries', share, cost: roundToMoney(cost) }];
}

function cacheWritesOf(
  card: RateCard,
  { perRequest, cachedPerRequest }: ExpectedUsage,
): readonly CacheWrite[] {
  if (compare(cachedPerRequest, ZERO) === 0) return [];
  const promptTokens = toNumber(perRequest.get('input-token') ?? ZERO);
  return CACHE_WRITES.flatMap((unit) => {
    const rate = rateFor(card, unit, promptTokens);
    if (rate === undefined) return [];
    const cost = roundToMoney(costOf(rate.price, cachedPerRequest));
    return [{ unit, quantity: cachedPerRequest, rate, cost }];
  });
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const CACHE_WRITES: readonly BillingUnit[] = ['cache-write-5m-token', 'cache-write-1h-token'];
