import { describe, expect, it } from 'vitest';

import { usd } from './money.ts';
import { firstAmount } from './price.ts';
import { type Rate, type RateCard, rateFor } from './rate-card.ts';
import { bundledCatalog } from './sources/bundled.ts';

function dollarsPerMillion(rate: Rate | undefined): bigint | undefined {
  expect(rate?.price.per).toBe(1_000_000n);
  return rate === undefined ? undefined : firstAmount(rate.price);
}

describe('rateFor', () => {
  const gemini = bundledCatalog().card('google/gemini-2.5-pro') as RateCard;
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
