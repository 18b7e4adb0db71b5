import {
  type BillingUnit,
  type Catalog,
  cardIn,
  exact,
  multiply,
  type Rate,
  type RateCard,
  roundToMoney,
} from '@tollkeeper/pricing';

import type { Assumed } from './assumption.ts';
import type { Field } from './field.ts';

/** What a workload pays: the catalog's rates of a model, rates that the person stated, or some of each. */
export type Pricing = {
  /** The catalog id of the model; absent when only prices were stated. */
  readonly model?: string;
  readonly stated: readonly StatedRate[];
};

/** A price in the person's own words; it stands before the catalog's. */
export type StatedRate = { readonly field: StatedPriceField; readonly price: Assumed };

export type StatedPriceField = keyof typeof UNIT_OF;

/** Settles the rates of a workload; throws when the model is not in the catalog, which the caller has checked. */
export function rateCardOf({ model, stated }: Pricing, catalog: Catalog, today: string): RateCard {
  const listed = model === undefined ? undefined : catalog.card(model);
  if (model !== undefined && listed === undefined) throw new Error(`the catalog has no model ${model}`);
  const at = new Date(`${today}T00:00:00Z`);
  const own = stated.map((rate) => statedRate(rate, today));
  const overridden = new Set(own.map((rate) => rate.unit));
  const rates = (listed === undefined ? [] : cardIn(listed, { at }).rates).filter(
    (rate) => !overridden.has(rate.unit),
  );
  return {
    model: listed?.model ?? 'stated prices',
    name: listed?.name ?? 'your stated prices',
    rates: [...rates, ...own],
    disagreements: (listed?.disagreements ?? []).filter((rate) => !overridden.has(rate.unit)),
  };
}

function statedRate({ field, price }: StatedRate, today: string): Rate {
  const unit: BillingUnit = UNIT_OF[field];
  const amount = roundToMoney(multiply(price.value, exact('1e12')));
  const per = unit === 'image' ? 1n : 1_000_000n;
  return {
    unit,
    price: { kind: 'flat', amount, per },
    condition: {},
    kind: 'stated',
    source: YOU,
    asOf: today,
  };
}

const YOU = { title: 'you said' };

const UNIT_OF = {
  priceInputPerMillion: 'input-token',
  priceOutputPerMillion: 'output-token',
  priceCachedInputPerMillion: 'cached-input-token',
  unitPriceUsd: 'image',
} as const satisfies Partial<Record<Field, BillingUnit>>;
