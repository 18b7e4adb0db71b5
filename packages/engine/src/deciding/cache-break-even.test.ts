import { exact, type RateCard, ratio } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { cacheBreakEvens, cacheMultiple } from './cache-break-even.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const FIVE_MINUTES = { write: exact('1.25'), read: exact('0.1') };
const ONE_HOUR = { write: exact(2), read: exact('0.1') };

function card(rates: Readonly<Record<string, string>>): RateCard {
  const found = smallCatalog({ 'a/model': rates }).card('a/model');
  if (found === undefined) throw new Error('the catalog has no a/model');
  return found;
}

describe('cacheMultiple', () => {
  it.each([
    ['5 minutes', 1n, FIVE_MINUTES, '1.25'],
    ['5 minutes', 2n, FIVE_MINUTES, '0.675'], // (1.25 + 0.1) / 2
    ['an hour', 1n, ONE_HOUR, '2'],
    ['an hour', 2n, ONE_HOUR, '1.05'], // (2 + 0.1) / 2
    ['an hour', 5n, ONE_HOUR, '0.48'], // (2 + 0.4) / 5
    ['an hour', 10n, ONE_HOUR, '0.29'], // (2 + 0.9) / 10
  ] as const)('averages a cache of %s over %d requests', (...[, requests, multiples, expected]) => {
    expect(cacheMultiple({ writes: 1n, reads: requests - 1n }, multiples)).toEqual(exact(expected));
  });

  it('stays exact: three requests of an hour are 2.2 / 3', () => {
    expect(cacheMultiple({ writes: 1n, reads: 2n }, ONE_HOUR)).toEqual(ratio(11n, 15n));
  });

  it('has no average of no requests', () => {
    expect(() => cacheMultiple({ writes: 0n, reads: 0n }, ONE_HOUR)).toThrow();
  });
});

describe('cacheBreakEvens', () => {
  const anthropic = {
    'input-token': '3',
    'cached-input-token': '0.3',
    'cache-write-5m-token': '3.75',
    'cache-write-1h-token': '6',
    'output-token': '15',
  };

  it('pays from the second request within 5 minutes, and from the third within an hour', () => {
    expect(cacheBreakEvens(card(anthropic), 10_000)).toEqual([
      { lifetime: '5m', ...FIVE_MINUTES, fromRequests: 2n },
      { lifetime: '1h', ...ONE_HOUR, fromRequests: 3n },
    ]);
  });

  it('takes the rates of the length of the prompt', () => {
    const long = { ...anthropic, 'cached-input-token prompt>200000': '2.4' };
    // 5m: (1.25 − 0.8) / 0.2 = 2.25, so 3 requests; 1h: (2 − 0.8) / 0.2 = 6, where both cost the same, so 7.
    expect(cacheBreakEvens(card(long), 200_001).map(({ fromRequests }) => fromRequests)).toEqual([3n, 7n]);
    expect(cacheBreakEvens(card(long), 200_000).map(({ fromRequests }) => fromRequests)).toEqual([2n, 3n]);
  });

  it('leaves out a lifetime without a price', () => {
    const { 'cache-write-1h-token': _, ...rates } = anthropic;
    expect(cacheBreakEvens(card(rates), 1_000).map(({ lifetime }) => lifetime)).toEqual(['5m']);
  });

  it('takes writes that have no price for plain input, as of a cache that works by itself', () => {
    const rates = { 'input-token': '2', 'cached-input-token': '0.5' };
    expect(cacheBreakEvens(card(rates), 1_000)).toEqual([
      { write: exact(1), read: exact('0.25'), fromRequests: 2n },
    ]);
  });

  it('never pays where a read costs what plain input costs', () => {
    const [first] = cacheBreakEvens(card({ ...anthropic, 'cached-input-token': '3' }), 1_000);
    expect(first).not.toHaveProperty('fromRequests');
  });

  it('pays at once where even the write is cheaper', () => {
    const [first] = cacheBreakEvens(card({ ...anthropic, 'cache-write-5m-token': '1.5' }), 1_000);
    expect(first?.fromRequests).toBe(1n);
  });

  it('has no answer without a price for reads, or where input is free', () => {
    expect(cacheBreakEvens(card({ 'input-token': '3' }), 1_000)).toEqual([]);
    expect(cacheBreakEvens(card({ 'input-token': '0', 'cached-input-token': '0' }), 1_000)).toEqual([]);
  });
});
