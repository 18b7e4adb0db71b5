import {
  type BillingUnit,
  exact,
  multiply,
  type PriceCondition,
  type Rate,
  type RateCard,
  roundToMoney,
} from '@tollkeeper/pricing';

/** A peer's price for one unit: a number of dollars, or a base with the prices beyond prompt lengths. */
export type PeerPrice = {
  readonly unit: BillingUnit;
  readonly dollars: number;
  readonly per: bigint;
} & PriceCondition;

/** Builds our rate card from a peer's own rates, so that only the arithmetic is compared. */
export function cardOf(model: string, prices: readonly PeerPrice[]): RateCard {
  const rates = prices.map(({ unit, dollars, per, ...condition }): Rate => {
    const amount = roundToMoney(multiply(exact(String(dollars)), exact('1e12')));
    return {
      unit,
      price: { kind: 'flat', amount, per },
      condition,
      kind: 'list',
      source: { title: 'the peer' },
      asOf: '2026-09-23',
    };
  });
  return { model, name: model, rates, disagreements: [] };
}
