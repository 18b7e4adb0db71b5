import { describe, expect, it } from 'vitest';

import { usd } from './money.ts';
import { firstAmount } from './price.ts';
import type { PriceCondition } from './price-condition.ts';
import { cardForLength, cardIn, type Rate, type RateCard, rateFor, thresholdsOf } from './rate-card.ts';
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

  it('takes from another tier nothing at all, not even what has no other rate', () => {
    const flex = rate('file-search', '2', { tier: 'flex' });
    const rates = [...card.rates, flex];
    expect(cardIn({ ...card, rates }, { at, tier: 'batch' }).rates).not.toContain(flex);
    expect(cardIn({ ...card, rates }, { at }).rates).not.toContain(flex);
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

describe('cardForLength', () => {
  const card: RateCard = {
    model: 'acme/one',
    name: 'One',
    rates: [
      rate('input-token', '3'),
      rate('output-token', '15', { region: 'eu' }),
      rate('input-token', '6', { promptOver: 200_000 }),
      rate('web-search', '10', { promptFrom: 200_000, variant: { mode: 'deep' } }),
    ],
    disagreements: [],
  };

  it('has the rates of a short prompt, each unit once', () => {
    expect(cardForLength(card, 199_999).rates).toEqual([
      rate('input-token', '3'),
      rate('output-token', '15', { region: 'eu' }),
    ]);
  });

  it('has those of a long prompt in their place, and asks for its length no more', () => {
    expect(cardForLength(card, 200_001).rates).toEqual([
      rate('input-token', '6'),
      rate('output-token', '15', { region: 'eu' }),
      rate('web-search', '10', { variant: { mode: 'deep' } }),
    ]);
  });

  it('is at a threshold already past it where that is inclusive', () => {
    expect(cardForLength(card, 200_000).rates).toEqual([
      rate('input-token', '3'),
      rate('output-token', '15', { region: 'eu' }),
      rate('web-search', '10', { variant: { mode: 'deep' } }),
    ]);
  });

  it('is still the card of the same model', () => {
    expect(cardForLength(card, 0)).toMatchObject({ model: 'acme/one', name: 'One', disagreements: [] });
  });
});

describe('thresholdsOf', () => {
  function thresholds(...conditions: readonly PriceCondition[]) {
    const rates = conditions.map((condition) => rate('input-token', '3', condition));
    return thresholdsOf({ model: 'acme/one', name: 'One', rates, disagreements: [] });
  }

  it('are the prompt lengths at which rates change, the shortest first', () => {
    expect(
      thresholds(
        {},
        { promptOver: 272_000 },
        { promptFrom: 128_000 },
        { promptOver: 32_000 },
        { tier: 'batch' },
      ),
    ).toEqual([
      { tokens: 32_000, inclusive: false },
      { tokens: 128_000, inclusive: true },
      { tokens: 272_000, inclusive: false },
    ]);
  });

  it('are each named once, however many rates change there', () => {
    expect(thresholds({ promptOver: 200_000 }, { promptOver: 200_000, region: 'eu' })).toEqual([
      { tokens: 200_000, inclusive: false },
    ]);
  });

  it.each([
    [{ promptOver: 200_000 }, { promptFrom: 200_000 }],
    [{ promptFrom: 200_000 }, { promptOver: 200_000 }],
  ])('put the change at a length before the change above it: %o, %o', (one, other) => {
    expect(thresholds(one, other)).toEqual([
      { tokens: 200_000, inclusive: true },
      { tokens: 200_000, inclusive: false },
    ]);
  });

  it('are none where every prompt pays the same', () => {
    expect(thresholds({}, { tier: 'batch' })).toEqual([]);
  });
});
