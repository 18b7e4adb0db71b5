import { describe, expect, it } from 'vitest';

import { usd } from './money.ts';
import { firstAmount } from './price.ts';
import type { PriceCondition } from './price-condition.ts';
import { cardIn, type Rate, type RateCard, rateFor } from './rate-card.ts';
import { bundledCatalog } from './sources/bundled.ts';

function dollarsPerMillion(rate: Rate | undefined): bigint | undefined {
  expect(rate?.price.per).toBe(1_000_000n);
  return rate === undefined ? undefined : firstAmount(rate.price);
}

function rate(unit: Rate['unit'], dollars: string, condition: PriceCondition = {}): Rate {
  const price = { kind: 'flat', amount: usd(dollars), per: 1_000_000n } as const;
  return { unit, price, condition, kind: 'list', source: { title: 'a list' }, asOf: '2026-09-30' };
}

describe('cardIn', () => {
  const at = new Date('2026-11-21T12:00:00Z');
  const standard = [rate('input-token', '3'), rate('output-token', '15'), rate('web-search', '10')];
  const batch = [
    rate('input-token', '1.5', { tier: 'batch' }),
    rate('output-token', '7.5', { tier: 'batch' }),
  ];
  const long = rate('input-token', '6', { promptOver: 200_000 });
  const card: RateCard = {
    model: 'acme/one',
    name: 'One',
    rates: [...standard, long, ...batch],
    disagreements: [],
  };

  it('keeps the standard rates where no tier is asked for, of every prompt length', () => {
    expect(cardIn(card, { at }).rates).toEqual([...standard, long]);
  });

  it('keeps the standard rate of what the tier has no rate of its own for', () => {
    const search = standard.filter(({ unit }) => unit === 'web-search');
    expect(cardIn(card, { at, tier: 'batch' }).rates).toEqual([...search, ...batch]);
  });

  it('has no rates at all for a tier that the card does not know: nothing is halved by guess', () => {
    expect(cardIn(card, { at, tier: 'flex' }).rates).toEqual([]);
  });

  it('leaves out what does not hold on the day', () => {
    const rates = [
      rate('input-token', '3', { until: '2026-11-21' }),
      rate('input-token', '4', { from: '2026-11-21' }),
    ];
    expect(cardIn({ ...card, rates }, { at }).rates).toEqual(rates.slice(1));
  });
});

describe('rateFor', () => {
  const gemini = cardIn(bundledCatalog().card('google/gemini-2.5-pro') as RateCard, {
    at: new Date('2026-11-21T00:00:00Z'),
  });
  const short = 200_000;
  const long = 200_001;

  it('is the short rate of Gemini 2.5 Pro up to and including 200,000 prompt tokens', () => {
    expect(dollarsPerMillion(rateFor(gemini, 'input-token', short))).toBe(usd('1.25'));
    expect(dollarsPerMillion(rateFor(gemini, 'output-token', short))).toBe(usd('10'));
    expect(dollarsPerMillion(rateFor(gemini, 'cached-input-token', short))).toBe(usd('0.125'));
  });

  it('is the long rate from the 200,001st prompt token on, for output and cached tokens too', () => {
    expect(dollarsPerMillion(rateFor(gemini, 'input-token', long))).toBe(usd('2.5'));
    expect(dollarsPerMillion(rateFor(gemini, 'output-token', long))).toBe(usd('15'));
    expect(dollarsPerMillion(rateFor(gemini, 'cached-input-token', long))).toBe(usd('0.25'));
  });

  it('is nothing for a unit that the card does not price', () => {
    expect(rateFor(gemini, 'image', short)).toBeUndefined();
  });

  it('is the last of the rates that apply', () => {
    const [rate] = gemini.rates;
    const later: Rate = {
      ...(rate as Rate),
      price: { kind: 'flat', amount: usd('7'), per: 1_000_000n },
      condition: {},
    };
    const card = { ...gemini, rates: [...gemini.rates, later] };
    expect(rateFor(card, later.unit, short)).toBe(later);
  });
});
