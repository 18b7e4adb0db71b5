import {
  add,
  type BillingUnit,
  compare,
  costOf,
  divide,
  multiply,
  ONE,
  type RateCard,
  type Ratio,
  rateFor,
  ratio,
  subtract,
  ZERO,
} from '@tollkeeper/pricing';

import type { CacheLifetime } from '../estimation/workload.ts';

/** What writing a token to the cache and reading it cost, as multiples of a plain input token. */
export type CacheMultiples = { readonly write: Ratio; readonly read: Ratio };

export type CacheBreakEven = CacheMultiples & {
  /** How long a prefix is kept; absent where the provider keeps it by itself and asks nothing for the write. */
  readonly lifetime?: CacheLifetime;
  /** The first number of requests within the lifetime that costs less than without the cache; absent when none does. */
  readonly fromRequests?: bigint;
};

/**
 * The average cost of a cached token per request, as a multiple of the plain input price.
 *
 * One write at 1.25 and one read at 0.1 make (1.25 + 0.1) / 2 = 0.675. Throws when there is no request.
 */
export function cacheMultiple(
  { writes, reads }: { readonly writes: bigint; readonly reads: bigint },
  { write, read }: CacheMultiples,
): Ratio {
  const cost = add(multiply(ratio(writes), write), multiply(ratio(reads), read));
  return divide(cost, ratio(writes + reads));
}

/**
 * From how many requests within its lifetime a cached prefix pays, at the rates of a card that holds in its
 * circumstances: the first request writes, the others read. A card without a price for reads has no answer.
 */
export function cacheBreakEvens(card: RateCard, promptTokens: number): readonly CacheBreakEven[] {
  const price = (unit: BillingUnit): Ratio | undefined => {
    const rate = rateFor(card, unit, promptTokens);
    return rate === undefined ? undefined : costOf(rate.price, ONE);
  };
  const [plain, read] = [price('input-token'), price('cached-input-token')];
  if (plain === undefined || read === undefined || compare(plain, ZERO) === 0) return [];
  const either = price('cache-write-token');
  const breakEven = (write: Ratio, lifetime?: CacheLifetime): CacheBreakEven => {
    const multiples = { write: divide(write, plain), read: divide(read, plain) };
    const fromRequests = firstPaying(multiples);
    return {
      ...multiples,
      ...(lifetime === undefined ? {} : { lifetime }),
      ...(fromRequests === undefined ? {} : { fromRequests }),
    };
  };
  const known = LIFETIMES.flatMap((lifetime) => {
    const write = price(`cache-write-${lifetime}-token`) ?? either;
    return write === undefined ? [] : [breakEven(write, lifetime)];
  });
  return known.length > 0 ? known : [breakEven(plain)];
}

/** The least n with w + (n − 1) · r < n, which is n > (w − r) / (1 − r) while a read is cheaper than plain input. */
function firstPaying({ write, read }: CacheMultiples): bigint | undefined {
  if (compare(write, ONE) < 0) return 1n;
  if (compare(read, ONE) >= 0) return undefined;
  const { numerator, denominator } = divide(subtract(write, read), subtract(ONE, read));
  return numerator / denominator + 1n;
}

const LIFETIMES: readonly CacheLifetime[] = ['5m', '1h'];
