import { BILLING_UNITS, type BillingUnit, contains, isBillingUnit, narrowness } from './billing-unit.ts';
import type { PriceCondition } from './price-condition.ts';
import type { Rate, RateCard } from './rate-card.ts';

/**
 * A card prepared for pricing many requests: its rates by unit, as whole picodollars for one unit.
 *
 * The card is one that holds in the circumstances (`cardIn`): what is left to choose by is the prompt length.
 */
export type PriceList = {
  readonly card: RateCard;
  /** By the place of the unit in `UNITS`; empty where the card has no rate. */
  readonly steps: readonly (readonly PriceStep[])[];
  /** Where the tokens of a unit without a rate are charged, by place; -1 where that takes a closer look. */
  readonly homes: readonly number[];
};

export type PriceStep = {
  readonly rate: Rate;
  /** The least prompt length, in whole tokens, that pays this rate. */
  readonly from: number;
  /** Picodollars for one unit; absent where they are no whole number, or the price has slices. */
  readonly each?: number;
};

/** Prepares a card. */
export function priceListOf(card: RateCard): PriceList {
  const steps = UNITS.map((unit) => card.rates.filter((rate) => rate.unit === unit).map(stepOf));
  const priced = steps.flatMap((each, place) => (each.length > 0 ? [place] : []));
  return { card, steps, homes: UNITS.map((_, place) => homeAmong(place, priced)) };
}

function stepOf(rate: Rate): PriceStep {
  const { price, condition } = rate;
  const step = { rate, from: leastPrompt(condition) };
  if (price.kind !== 'flat' || price.amount % price.per !== 0n) return step;
  const each = Number(price.amount / price.per);
  return Number.isSafeInteger(each) ? { ...step, each } : step;
}

function leastPrompt({ promptOver, promptFrom }: PriceCondition): number {
  return Math.max(promptOver === undefined ? 0 : Math.floor(promptOver) + 1, Math.ceil(promptFrom ?? 0));
}

/** The same choice as a leaf makes: the narrowest whole with a rate, a cached one first. */
function homeAmong(place: number, priced: readonly number[]): number {
  const part = unitAt(place);
  if (priced.includes(place) || BILLING_UNITS[part].whenUnpriced === 'gap') return place;
  const wholes = priced.filter((whole) => contains(unitAt(whole), part));
  const isCached = (whole: number): number =>
    Number(BILLING_UNITS[unitAt(whole)].dimensions.cache !== undefined);
  const [home = -1] = wholes.sort(
    (a, b) => narrowness(unitAt(b)) - narrowness(unitAt(a)) || isCached(b) - isCached(a),
  );
  return home;
}

function unitAt(place: number): BillingUnit {
  return UNITS[place] as BillingUnit;
}

/** All units: tokens first, because only they nest, and of these the narrowest first, parts before their wholes. */
export const UNITS: readonly BillingUnit[] = Object.keys(BILLING_UNITS)
  .filter(isBillingUnit)
  .sort((a, b) => Number(isToken(b)) - Number(isToken(a)) || narrowness(b) - narrowness(a));

/** The place of each unit in `UNITS`. */
export const PLACES: ReadonlyMap<string, number> = new Map(UNITS.map((unit, place) => [unit, place]));

/** For each part the places of its wholes, as bits: there are fewer than 32 token units. */
export const WHOLES: Int32Array = Int32Array.from(UNITS, (part) =>
  UNITS.reduce((bits, whole, place) => (contains(whole, part) ? bits | (1 << place) : bits), 0),
);

function isToken(unit: BillingUnit): boolean {
  return BILLING_UNITS[unit].dimensions.family === 'token';
}
