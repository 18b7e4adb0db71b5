import { type BillingUnit, type Price, type RateCard, ratio, toNumber } from '@tollkeeper/pricing';

import type { Part } from '../estimation/request-class.ts';
import { type Column, chosen, plus, times } from './column.ts';
import { type BandCharge, type PriceBand, priceBandsOf } from './price-bands.ts';

/** What requests of one size cost in dollars, sample by sample. */
export type ColumnPricer = (part: Part<Column>) => Column;

/** Prices requests sample by sample, the prompt of each choosing its rates; what a card asks for is worked out once. */
export function columnPricer(): ColumnPricer {
  const known = new Map<RateCard, Map<string, readonly PriceBand[]>>();
  return ({ card, usage, count }) => {
    const units = [...usage.keys()];
    const ofCard = known.get(card) ?? new Map<string, readonly PriceBand[]>();
    const bands = ofCard.get(units.join()) ?? priceBandsOf(card, units);
    known.set(card, ofCard.set(units.join(), bands));
    return priceIn(bands, usage, count);
  };
}

function priceIn(
  bands: readonly PriceBand[],
  usage: ReadonlyMap<BillingUnit, Column>,
  count: Column,
): Column {
  const prompt = usage.get('input-token') ?? 0;
  return bands.reduce<Column>((cost, band, place) => {
    const here = band.charges.reduce<Column>((sum, charge) => plus(sum, costOf(charge, usage, count)), 0);
    return place === 0 ? here : chosen(flagsOf(band, prompt), { above: here, otherwise: cost });
  }, 0);
}

function flagsOf({ from, inclusive }: PriceBand, prompt: Column): Column {
  const flag = (tokens: number): number => ((inclusive ? tokens >= from : tokens > from) ? 1 : 0);
  return typeof prompt === 'number' ? flag(prompt) : prompt.map(flag);
}

/** The quantity first, by whole numbers of what is reported: prices far apart would lose their digits in a difference. */
function costOf({ price, adds }: BandCharge, usage: ReadonlyMap<BillingUnit, Column>, count: Column): Column {
  let each: Column = 0;
  for (const [unit, reported] of usage) each = plus(each, times(reported, adds.get(unit) ?? 0));
  if (price.kind === 'flat') return times(each, times(count, dollars(price.amount, price.per)));
  // Slices are of the whole volume, not of one request.
  const quantity = times(each, count);
  const sliced = (of: number): number => sliceCost(price, of);
  return typeof quantity === 'number' ? sliced(quantity) : quantity.map(sliced);
}

function sliceCost({ slices, per }: Extract<Price, { kind: 'graduated' }>, quantity: number): number {
  let [cost, from] = [0, 0];
  for (const { amount, upTo } of slices) {
    const end = upTo === undefined ? quantity : Math.min(quantity, Number(upTo));
    cost += Math.max(0, end - from) * dollars(amount, per);
    from = Math.max(from, end);
  }
  return cost;
}

function dollars(amount: bigint, per: bigint): number {
  return toNumber(ratio(amount, per * 1_000_000_000_000n));
}
