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

import type { RequestClass, Work } from './request-class.ts';
import type { CacheLifetime } from './workload.ts';

/** Writing the cached part of one request into the cache. */
export type CacheWrite = {
  /** Whose cache it is, by name. */
  readonly payee: string;
  readonly unit: BillingUnit;
  readonly quantity: Ratio;
  readonly rate: Rate;
  readonly cost: Money;
};

/** What writing the cache of each payee costs for one lifetime or any, where reads are assumed and writes are not. */
export function cacheWritesOf(
  { classes }: Work<Ratio>,
  lifetime: CacheLifetime | undefined,
): readonly CacheWrite[] {
  const reading = classes.filter((each) => each.writes === undefined && compare(readBy(each), ZERO) > 0);
  const payees = new Set(reading.map(({ payee }) => payee));
  return [...payees].flatMap((payee) =>
    reading
      .filter((each) => each.payee === payee)
      .slice(0, 1)
      .flatMap((each) => writesOf(each, lifetime)),
  );
}

function writesOf(first: RequestClass<Ratio>, lifetime: CacheLifetime | undefined): readonly CacheWrite[] {
  const { payee, usage } = first;
  const promptTokens = toNumber(usage.get('input-token') ?? ZERO);
  const [hourly] = payee.cards('standard');
  const units =
    lifetime === undefined ? CACHE_WRITES : CACHE_WRITES.filter((unit) => unit.includes(lifetime));
  return units.flatMap((unit) => {
    const rate = hourly === undefined ? undefined : rateFor(hourly.card, unit, promptTokens);
    if (rate === undefined) return [];
    const quantity = readBy(first);
    return [{ payee: payee.name, unit, quantity, rate, cost: roundToMoney(costOf(rate.price, quantity)) }];
  });
}

function readBy({ reads, count }: RequestClass<Ratio>): Ratio {
  return compare(count, ZERO) === 0 ? ZERO : (reads?.get('cached-input-token') ?? ZERO);
}

const CACHE_WRITES: readonly BillingUnit[] = ['cache-write-5m-token', 'cache-write-1h-token'];
