import {
  add,
  BILLING_UNITS,
  type BillingUnit,
  type Charge,
  cardForLength,
  chargeFor,
  ONE,
  type Price,
  type RateCard,
  type Ratio,
  ratio,
  subtract,
  thresholdsOf,
  toNumber,
  ZERO,
} from '@tollkeeper/pricing';

/** What a card charges for prompts from a length on, or above it. */
export type PriceBand = {
  readonly from: number;
  readonly inclusive: boolean;
  readonly charges: readonly BandCharge[];
};

/**
 * A price, and what one more of each reported unit adds to the quantity that it is for: a cached token adds one to
 * the cached ones and takes one from the plain ones.
 */
export type BandCharge = { readonly price: Price; readonly adds: ReadonlyMap<BillingUnit, number> };

/** The bands of a card for requests that report these units, the shortest first; without a rate nothing is charged. */
export function priceBandsOf(card: RateCard, units: readonly BillingUnit[]): readonly PriceBand[] {
  const starts = [{ tokens: 0, inclusive: true }, ...thresholdsOf(card)];
  return starts.map(({ tokens, inclusive }) => {
    const within = cardForLength(card, inclusive ? tokens : tokens + 0.5);
    return { from: tokens, inclusive, charges: chargesOf(within, units) };
  });
}

/**
 * Within a band what is charged is linear in what is reported: what a unit adds is the difference of two charges,
 * taken where every whole is far larger than its parts.
 */
function chargesOf(card: RateCard, units: readonly BillingUnit[]): readonly BandCharge[] {
  const usual = new Map(units.map((unit) => [unit, amply(unit)]));
  const before = chargeFor(card, usual, ONE).charges;
  const changed = units.map((unit) => {
    const more = new Map(usual).set(unit, add(usual.get(unit) ?? ZERO, ONE));
    return { unit, after: chargeFor(card, more, ONE).charges };
  });
  return before.map((charge) => ({
    price: charge.rate.price,
    adds: new Map(
      changed.map(({ unit, after }) => [
        unit,
        toNumber(subtract(quantityOf(after, charge), charge.quantity)),
      ]),
    ),
  }));
}

function quantityOf(charges: readonly Charge[], { unit }: Charge): Ratio {
  return charges.find((charge) => charge.unit === unit)?.quantity ?? ZERO;
}

/** The fewer dimensions a unit fixes, the more of it: parts stay far below their wholes. */
function amply(unit: BillingUnit): Ratio {
  const narrowness = Object.keys(BILLING_UNITS[unit].dimensions).length;
  return ratio(10n ** BigInt(4 * Math.max(0, 6 - narrowness)));
}
