import { describe, expect, it } from 'vitest';

import { decimalUsd, usd } from './money.ts';
import { priceIndex } from './price-index.ts';
import { type PriceList, priceListOf } from './price-list.ts';
import type { Rate } from './rate-card.ts';
import { priceRequest, type RequestCounts } from './request-price.ts';
import { bundledCatalog } from './sources/bundled.ts';

const index = priceIndex(bundledCatalog());
const NOW = { at: new Date('2026-11-21T12:00:00Z') };
const sonnet = index.find('anthropic/claude-sonnet-4.6', NOW) as PriceList;

describe('priceRequest', () => {
  it('charges each token once, and says at which rate', () => {
    const price = priceRequest(sonnet, {
      'input-token': 500,
      'cached-input-token': 450,
      'output-token': 1_000,
    });

    // 50 × $3/1M, 450 × $0.30/1M, 1,000 × $15/1M
    expect(price.charges.map(({ unit, cost }) => [unit, decimalUsd(cost)]).sort()).toEqual([
      ['cached-input-token', '0.000135'],
      ['input-token', '0.00015'],
      ['output-token', '0.015'],
    ]);
    expect(decimalUsd(price.total)).toBe('0.015285');
    expect(price.charges[0]?.rate.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('reports what has no rate as a gap, never as nothing', () => {
    const { gaps, total } = priceRequest(sonnet, { 'input-token': 500, image: 2 });

    expect(gaps).toMatchObject([{ unit: 'image' }]);
    expect(decimalUsd(total)).toBe('0.0015');
  });

  it('is exact beyond what a double can hold', () => {
    // 10¹² tokens × $15/1M = $15,000,000 = 1.5 × 10¹⁹ picodollars
    expect(priceRequest(sonnet, { 'output-token': 10 ** 12 }).total).toBe(usd('15000000'));
  });

  it('charges slices of a graduated price each at its own amount', () => {
    const slices = [{ amount: usd('1'), upTo: 100n }, { amount: usd('0.5') }];
    const rate: Rate = {
      unit: 'image',
      price: { kind: 'graduated', slices, per: 1n },
      condition: {},
      kind: 'list',
      source: { title: 'a list' },
      asOf: '2026-09-30',
    };
    const list = priceListOf({ model: 'acme/one', name: 'One', rates: [rate], disagreements: [] });

    // 100 × $1 + 50 × $0.50
    expect(priceRequest(list, { image: 150 }).total).toBe(usd('125'));
  });

  it.each([
    [{ 'input-token': 5, 'cached-input-token': 10 }, 'cached-input-token (10) cannot exceed input-token (5)'],
    [{ 'input-token': -5 }, 'input-token is -5'],
    [{ 'input-token': 0.5 }, 'input-token is 0.5'],
    [{ 'input-token': Number.NaN }, 'input-token is NaN'],
    [{ 'imput-token': 5 }, '"imput-token" is no billing unit'],
  ])('refuses %o, naming it', (counts, message) => {
    expect(() => priceRequest(sonnet, counts as RequestCounts)).toThrow(message);
  });
});

describe('priceIndex', () => {
  it('finds exact ids only', () => {
    expect(index.find('sonnet 4.6', NOW)).toBeUndefined();
  });

  it('prepares a standard list once', () => {
    expect(index.find('anthropic/claude-sonnet-4.6', NOW)).toBe(sonnet);
  });
});
