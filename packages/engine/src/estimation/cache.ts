import type { BillingUnit } from '@tollkeeper/pricing';

import type { Calculator } from './arithmetic.ts';
import type { Quantities, RequestClass } from './request-class.ts';
import type { CacheLifetime } from './workload.ts';

/** The input of one request that may come from the cache, and how long it is kept there. */
export type Cacheable<N> = { readonly cacheable: N; readonly lifetime: CacheLifetime | undefined };

/** What a request reads from the cache and writes to it, by the shares that are stated. */
export function cacheOf<N>(
  { cacheable, lifetime }: Cacheable<N>,
  n: Calculator<N>,
): Pick<RequestClass<N>, 'reads' | 'writes'> {
  return {
    ...(n.has('cachedShare') ? { reads: cacheReads(n.times(cacheable, n.need('cachedShare'))) } : {}),
    ...(n.has('cacheWriteShare')
      ? { writes: cacheWrites(n.times(cacheable, n.need('cacheWriteShare')), lifetime) }
      : {}),
  };
}

export function cacheReads<N>(tokens: N): Quantities<N> {
  return new Map<BillingUnit, N>([['cached-input-token', tokens]]);
}

/** Five minutes are what a provider keeps a prefix for unless it is told otherwise (Anthropic, prompt caching). */
export function cacheWrites<N>(tokens: N, lifetime: CacheLifetime = '5m'): Quantities<N> {
  return new Map<BillingUnit, N>([[`cache-write-${lifetime}-token`, tokens]]);
}
