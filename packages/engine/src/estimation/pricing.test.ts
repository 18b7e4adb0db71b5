import { bundledCatalog, cardIn, exact, type RateCard, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { given } from './assumption.ts';
import { rateCardOf, type StatedPriceField } from './pricing.ts';

const catalog = bundledCatalog();
const GEMINI = 'google/gemini-2.5-pro';
const TODAY = '2026-11-21';
const standard = cardIn(catalog.card(GEMINI) as RateCard, { at: new Date(`${TODAY}T00:00:00Z`) });

function stated(field: StatedPriceField, price: string) {
  return { field, price: given(exact(price)) };
}

describe('rateCardOf', () => {
  it('is the card of the catalogue where nothing was stated', () => {
    expect(rateCardOf({ model: GEMINI, stated: [] }, catalog, TODAY)).toEqual(standard);
  });

  it('puts a stated price before all prices of the catalogue for that unit, long prompts included', () => {
    const pricing = { model: GEMINI, stated: [stated('priceInputPerMillion', '1')] };
    const { rates } = rateCardOf(pricing, catalog, TODAY);
    const input = rates.filter(({ unit }) => unit === 'input-token');
    expect(input.map(({ kind, price, condition, asOf }) => ({ kind, price, condition, asOf }))).toEqual([
      {
        kind: 'stated',
        price: { kind: 'flat', amount: usd('1'), per: 1_000_000n },
        condition: {},
        asOf: TODAY,
      },
    ]);
    const output = standard.rates.filter(({ unit }) => unit === 'output-token');
    expect(rates.filter(({ unit }) => unit === 'output-token')).toEqual(output);
  });

  it.each([
    ['priceInputPerMillion', 'input-token', 1_000_000n],
    ['priceOutputPerMillion', 'output-token', 1_000_000n],
    ['priceCachedInputPerMillion', 'cached-input-token', 1_000_000n],
    ['unitPriceUsd', 'image', 1n],
  ] as const)('reads %s as the price of %s per %s', (field, unit, per) => {
    const { rates } = rateCardOf({ stated: [stated(field, '0.04')] }, catalog, TODAY);
    expect(rates).toMatchObject([{ unit, price: { kind: 'flat', amount: usd('0.04'), per } }]);
  });

  it('has a name also where only prices were stated', () => {
    expect(rateCardOf({ stated: [] }, catalog, TODAY)).toMatchObject({
      name: 'your stated prices',
      rates: [],
    });
  });

  it('throws for a model that is not in the catalogue, naming it', () => {
    expect(() => rateCardOf({ model: 'acme/none', stated: [] }, catalog, TODAY)).toThrow('acme/none');
  });

  it('does not repeat what others say about a price that was stated', () => {
    const disputed = catalog.models
      .map(({ id }) => catalog.card(id))
      .find((card) => card?.disagreements.some(({ unit }) => unit === 'input-token'));
    expect(disputed).toBeDefined();
    const pricing = { model: disputed?.model ?? '', stated: [stated('priceInputPerMillion', '1')] };
    const { disagreements } = rateCardOf(pricing, catalog, TODAY);
    expect(disagreements.filter(({ unit }) => unit === 'input-token')).toEqual([]);
  });
});
