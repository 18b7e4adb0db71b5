import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Money } from './money.ts';
import { routeOf } from './openrouter-route.ts';
import { firstAmount } from './price.ts';
import type { Rate } from './rate-card.ts';
import { compare, ONE, ZERO } from './ratio.ts';
import { quoteOnOpenRouter } from './route-quote.ts';
import type { Endpoint } from './sources/openrouter-endpoints.ts';

const amount = fc.bigInt({ min: 1n, max: 10n ** 13n }).map((each) => each as Money);

const endpoint = fc
  .record({
    input: amount,
    output: amount,
    tier: fc.constantFrom('standard', 'flex', 'priority'),
    healthy: fc.boolean(),
    tokensPerSecond: fc.integer({ min: 1, max: 500 }),
  })
  .map(({ input, output, ...rest }): Omit<Endpoint, 'tag'> => {
    const rateOf = (unit: Rate['unit'], each: Money): Rate => ({
      unit,
      price: { kind: 'flat', amount: each, per: 1_000_000n },
      condition: {},
      kind: 'route',
      source: { title: 'here' },
      asOf: '2026-11-21',
    });
    const claims = [rateOf('input-token', input), rateOf('output-token', output)];
    return { provider: 'P', claims, ...rest };
  });
const endpoints = fc
  .array(endpoint, { minLength: 1, maxLength: 8 })
  .map((each) => each.map((one, at): Endpoint => ({ ...one, tag: `e${at}` })));
const request = fc.record({
  at: fc.constant(new Date('2026-11-21T00:00:00Z')),
  promptTokens: fc.integer({ min: 1, max: 1_000_000 }),
  outputTokens: fc.integer({ min: 0, max: 100_000 }),
});
const id = fc.constantFrom('m/m', 'm/m:floor', 'm/m:nitro', 'm/m:exacto', 'm/m:online');

describe('quoteOnOpenRouter', () => {
  it('is never likely below the least or above the most, and shares at most the whole', () => {
    fc.assert(
      fc.property(endpoints, id, request, (offered, name, asked) => {
        const quote = quoteOnOpenRouter(offered, routeOf(name), asked);
        if (quote.kind === 'nowhere') return;
        for (const { min, likely, max } of quote.units.values()) {
          if (likely === undefined) continue;
          expect(firstAmount(min) <= firstAmount(likely)).toBe(true);
          expect(firstAmount(likely) <= firstAmount(max)).toBe(true);
        }
        const { share } = quote.likely;
        if (share === undefined) return;
        expect(compare(share, ZERO)).toBe(1);
        expect(compare(share, ONE)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('quotes the same whatever the order in which the endpoints are listed', () => {
    fc.assert(
      fc.property(endpoints, id, request, (offered, name, asked) => {
        const forth = quoteOnOpenRouter(offered, routeOf(name), asked);
        const back = quoteOnOpenRouter(offered.toReversed(), routeOf(name), asked);
        expect(back).toEqual(forth);
      }),
    );
  });

  it('never gets dearer at the least by one more endpoint', () => {
    fc.assert(
      fc.property(endpoints, id, request, (offered, name, asked) => {
        const least = (each: readonly Endpoint[]) => {
          const quote = quoteOnOpenRouter(each, routeOf(name), asked);
          const spread = quote.kind === 'quoted' ? quote.units.get('input-token') : undefined;
          return spread && firstAmount(spread.min);
        };
        const [all, fewer] = [least(offered), least(offered.slice(1))];
        if (all !== undefined && fewer !== undefined) expect(all <= fewer).toBe(true);
      }),
    );
  });
});
