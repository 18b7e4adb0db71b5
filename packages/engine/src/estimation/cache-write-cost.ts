import {
  type BillingUnit,
  compare,
  costOf,
  type Money,
  type Rate,
  type Ratio,
  rateFor,
  roundToMoney,
  toNumber,
  ZERO,
} from '@tollkeeper/pricing';

import type { Work } from './request-class.ts';

/** Writing the cached part of one request into the cache. */
export type CacheWrite = {
  readonly unit: BillingUnit;
  readonly quantity: Ratio;
  readonly rate: Rate;
  readonly cost: Money;
};

/** What writing the cache costs, where reads are assumed and writes are not. */
export function cacheWritesOf({ classes }: Work<Ratio>): readonly CacheWrite[] {
  const [first] = classes;
  const read = first?.reads?.get('cached-input-token') ?? ZERO;
  if (first === undefined || first.writes !== undefined || compare(read, ZERO) === 0) return [];
  const promptTokens = toNumber(first.usage.get('input-token') ?? ZERO);
  const [hourly] = first.payee.cards('standard');
  return CACHE_WRITES.flatMap((unit) => {
    const rate = hourly === undefined ? undefined : rateFor(hourly.card, unit, promptTokens);
    if (rate === undefined) return [];
    return [{ unit, quantity: read, rate, cost: roundToMoney(costOf(rate.price, read)) }];
  });
}

const CACHE_WRITES: readonly BillingUnit[] = ['cache-write-5m-token', 'cache-write-1h-token'];
