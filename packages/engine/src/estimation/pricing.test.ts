import { bundledCatalog, cardIn, type RateCard, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { type Payee, type Pricing, payeeOf } from './pricing.ts';
import { handMadeCatalog, listed, NO_MODELS, stated, TODAY } from './testing/hand-made.ts';

const bundle = bundledCatalog();
const GEMINI = 'google/gemini-2.5-pro';
const at = new Date(`${TODAY}T00:00:00Z`);
const standard = cardIn(bundle.card(GEMINI) as RateCard, { at });

function payeeIn(catalog: typeof bundle, pricing: Pricing): Payee {
  return payeeOf(pricing, { catalog, today: TODAY });
}

function cardOf(payee: Payee): RateCard | undefined {
  const [hourly, ...others] = payee.cards('standard');
  expect(others).toEqual([]);
  return hourly?.card;
}

describe('payeeOf', () => {
  it('has the rates of the catalogue where nothing was stated', () => {
    expect(cardOf(payeeIn(bundle, listed(GEMINI)))?.rates).toEqual(standard.rates);
  });

  it('puts a stated price before all prices of the catalogue for that unit, long prompts included', () => {
    const rates = cardOf(payeeIn(bundle, listed(GEMINI, { priceInputPerMillion: '1' })))?.rates ?? [];
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
    ['priceInputPerMillion', [['input-token', 1_000_000n]]],
    ['priceOutputPerMillion', [['output-token', 1_000_000n]]],
    ['priceCachedInputPerMillion', [['cached-input-token', 1_000_000n]]],
    [
      'priceCacheWritePerMillion',
      [
        ['cache-write-5m-token', 1_000_000n],
        ['cache-write-1h-token', 1_000_000n],
      ],
    ],
    [
      'unitPriceUsd',
      [
        ['image', 1n],
        ['clip', 1n],
      ],
    ],
    ['pricePerVideoSecond', [['video-second', 1n]]],
    [
      'pricePerAudioMinute',
      [
        ['audio-second', 60n],
        ['spoken-second', 60n],
      ],
    ],
    ['pricePerSessionMinute', [['session-second', 60n]]],
    ['pricePerMillionCharacters', [['character', 1_000_000n]]],
    ['pricePerCredit', [['credit', 1n]]],
    ['pricePerSeat', [['seat-month', 1n]]],
  ] as const)('reads %s as the price of its units', (field, units) => {
    const rates = cardOf(payeeIn(NO_MODELS, stated({ [field]: '0.04' })))?.rates;
    expect(rates?.map(({ unit, price }) => [unit, price])).toEqual(
      units.map(([unit, per]) => [unit, { kind: 'flat', amount: usd('0.04'), per }]),
    );
  });

  it('has a name also where only prices were stated', () => {
    const payee = payeeIn(NO_MODELS, stated({}));
    expect([payee.name, cardOf(payee)?.rates]).toEqual(['your stated prices', []]);
  });

  it('throws for a model that is not in the catalogue, naming it', () => {
    expect(() => payeeIn(bundle, listed('acme/none'))).toThrow('acme/none');
  });

  it('does not repeat what others say about a price that was stated', () => {
    const disputed = bundle.models
      .map(({ id }) => bundle.card(id))
      .find((card) => card?.disagreements.some(({ unit }) => unit === 'input-token'));
    const model = disputed?.model ?? 'none';
    expect(payeeIn(bundle, listed(model)).disagreements).toEqual(disputed?.disagreements);
    const { disagreements } = payeeIn(bundle, listed(model, { priceInputPerMillion: '1' }));
    expect(disagreements.filter(({ unit }) => unit === 'input-token')).toEqual([]);
  });

  it('has no rates at a tier that the list does not know, but the stated ones', () => {
    const { cards } = payeeIn(bundle, listed(GEMINI, { priceInputPerMillion: '1' }));
    const priority = cards('priority').flatMap(({ card }) => card.rates.map(({ unit }) => unit));
    expect(priority).toEqual(['input-token']);
  });

  it('charges by what was stated, then by what it has first', () => {
    const catalog = handMadeCatalog({ both: ['video-second $0.10/1', 'clip $1/1'] });
    const units = ['video-second', 'clip', 'credit'] as const;
    expect(payeeIn(catalog, listed('both')).chargesBy(units)).toBe('video-second');
    expect(payeeIn(catalog, listed('both', { unitPriceUsd: '2' })).chargesBy(units)).toBe('clip');
    expect(payeeIn(NO_MODELS, stated({})).chargesBy(units)).toBeUndefined();
  });
});
