import type { BillingUnit, RateCard, ServiceTier } from '@tollkeeper/pricing';
import { ONE } from '@tollkeeper/pricing';

import type { Arithmetic } from './arithmetic.ts';
import type { Payee } from './pricing.ts';
import type { Period } from './workload.ts';

/** What a workload asks of those whom it pays, before anything goes wrong. */
export type Work<N> = {
  readonly period: Period;
  readonly classes: readonly RequestClass<N>[];
  /** The steps from what the product does to what is submitted: users, requests; accepted images, jobs. */
  readonly volume: readonly Step<N>[];
  /** What the cost is divided by to say what one of them costs; labels in the singular. */
  readonly costUnits: readonly Step<N>[];
  /** Whether its requests can fail, be sent twice or be rejected; seats cannot. */
  readonly canGoWrong: boolean;
  /** Whether the volume has the rejected outputs in it already, as attempts have. */
  readonly countsRejected: boolean;
};

export type Step<N> = { readonly label: string; readonly quantity: N };

/** Requests of one size to one payee: their length chooses their rates, then they are multiplied. */
export type RequestClass<N> = {
  readonly payee: Payee;
  readonly count: N;
  /** What one request uses when nothing comes from a cache; a whole includes its parts. */
  readonly usage: Quantities<N>;
  /** Of its input, what is read from the cache and what is written to it. */
  readonly reads?: Quantities<N>;
  readonly writes?: Quantities<N>;
  /** Shares of the requests at another service tier. */
  readonly tiers?: ReadonlyMap<Exclude<ServiceTier, 'standard'>, N>;
  /** What the input is made of, where that is known. */
  readonly parts?: readonly Step<N>[];
  /** What one request uses that nothing stated tells, or not in full; it is not zero, so no total is exact. */
  readonly unmeasured?: readonly { readonly unit: BillingUnit; readonly reason: string }[];
  /** What sets the class apart in the lines, such as "compaction". */
  readonly label?: string;
};

export type Quantities<N> = ReadonlyMap<BillingUnit, N>;

/** The steps in which the requests of a class come to their price; each changes what the one before has. */
export type Stage = 'base' | 'cache reads' | 'cache writes' | 'tiers';

/** Requests of one size at one card of rates. */
export type Part<N> = {
  readonly card: RateCard;
  readonly usage: Quantities<N>;
  readonly count: N;
  readonly tier: ServiceTier;
};

export type StagedParts<N> = { readonly stage: Stage; readonly parts: readonly Part<N>[] };

/**
 * The stages of a class: at the plain standard rates, with its cache reads, with its cache writes, and with a share
 * of its requests at other tiers. What a stage adds is the difference from the stage before.
 */
export function stagesOf<N>(
  { payee, count, usage, reads, writes, tiers }: RequestClass<N>,
  n: Arithmetic<N>,
): readonly StagedParts<N>[] {
  const at = (tier: ServiceTier, quantities: Quantities<N>, share: N): readonly Part<N>[] =>
    payee.cards(tier).map((hourly) => ({
      card: hourly.card,
      usage: quantities,
      count: n.times(count, share, n.constant(hourly.share)),
      tier,
    }));
  const one = n.constant(ONE);
  const stages: StagedParts<N>[] = [{ stage: 'base', parts: at('standard', usage, one) }];
  const withReads = reads === undefined ? usage : new Map([...usage, ...reads]);
  if (reads !== undefined) stages.push({ stage: 'cache reads', parts: at('standard', withReads, one) });
  const withWrites = writes === undefined ? withReads : new Map([...withReads, ...writes]);
  if (writes !== undefined) stages.push({ stage: 'cache writes', parts: at('standard', withWrites, one) });
  if (tiers !== undefined && tiers.size > 0) {
    const standard = n.minus(one, n.plus(...tiers.values()));
    const elsewhere = [...tiers].flatMap(([tier, share]) => at(servedAs(payee, tier), withWrites, share));
    stages.push({ stage: 'tiers', parts: [...at('standard', withWrites, standard), ...elsewhere] });
  }
  return stages;
}

/** A tier without a published rate is charged at the standard one: no discount is taken, and a surcharge is a gap. */
function servedAs(payee: Payee, tier: Exclude<ServiceTier, 'standard'>): ServiceTier {
  return hasTier(payee, tier) ? tier : 'standard';
}

/** Whether any rate of the tier is known. */
export function hasTier(payee: Payee, tier: ServiceTier): boolean {
  return payee.cards(tier).some(({ card }) => card.rates.some(({ condition }) => condition.tier === tier));
}
