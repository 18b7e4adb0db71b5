import { describe, expect, it } from 'vitest';

import { decimalUsd, usd } from './money.ts';
import { routeOf } from './openrouter-route.ts';
import { firstAmount, type Price } from './price.ts';
import type { ServiceTier } from './price-condition.ts';
import type { Rate } from './rate-card.ts';
import { ratio } from './ratio.ts';
import { quoteOnOpenRouter } from './route-quote.ts';
import type { Endpoint } from './sources/openrouter-endpoints.ts';

const REQUEST = { at: new Date('2026-11-21T12:00:00Z'), promptTokens: 1_000, outputTokens: 500 };

function rate(unit: Rate['unit'], dollars: string, condition: Rate['condition'] = {}): Rate {
  const price: Price = { kind: 'flat', amount: usd(dollars), per: 1_000_000n };
  return { unit, price, condition, kind: 'route', source: { title: 'here' }, asOf: '2026-11-21' };
}

/** An endpoint that asks `dollars` for a million input tokens and as much for output. */
function endpoint(tag: string, dollars: string, more: Partial<Endpoint> = {}): Endpoint {
  const tier: ServiceTier = more.tier ?? 'standard';
  const condition = tier === 'standard' ? {} : { tier };
  const claims = [rate('input-token', dollars, condition), rate('output-token', dollars, condition)];
  return { tag, provider: tag, tier, healthy: true, claims, ...more };
}

function quoted(endpoints: readonly Endpoint[], id: string, request = REQUEST) {
  const quote = quoteOnOpenRouter(endpoints, routeOf(id), request);
  if (quote.kind === 'nowhere') throw new Error(quote.reason);
  const amount = (price: Price | undefined) =>
    price === undefined ? 'none' : decimalUsd(firstAmount(price));
  const input = quote.units.get('input-token');
  return { ...quote, input: [input?.min, input?.likely, input?.max].map(amount) };
}

describe('quoteOnOpenRouter', () => {
  // The documented example: A at $1, B at $2 in trouble, C at $3.
  const documented = [endpoint('c', '3'), endpoint('b', '2', { healthy: false }), endpoint('a', '1')];

  it('takes the endpoint of the greatest weight for the likely one: nine to one against three times its price', () => {
    const { input, likely } = quoted(documented, 'm/m');
    expect(input).toEqual(['1', '1', '3']);
    // 1/1² : 1/3² = 9 : 1, so A has 9/10.
    expect(likely).toEqual({ tag: 'a', because: 'most-weight', share: ratio(9n, 10n) });
  });

  it('counts an endpoint in trouble as a fallback, never as the likely one', () => {
    const troubled = [endpoint('a', '1', { healthy: false }), endpoint('c', '3')];
    expect(quoted(troubled, 'm/m').input).toEqual(['1', '3', '3']);
  });

  it('draws among endpoints in trouble where no other is left', () => {
    const troubled = documented.map((each) => ({ ...each, healthy: false }));
    expect(quoted(troubled, 'm/m').likely.tag).toBe('a');
  });

  it('weighs by what the request costs, so its mix of input and output decides', () => {
    const cheapInput = endpoint('in', '0', {
      claims: [rate('input-token', '1'), rate('output-token', '10')],
    });
    const cheapOutput = endpoint('out', '0', {
      claims: [rate('input-token', '2'), rate('output-token', '1')],
    });
    const pick = (promptTokens: number, outputTokens: number) =>
      quoted([cheapInput, cheapOutput], 'm/m', { ...REQUEST, promptTokens, outputTokens }).likely.tag;
    expect(pick(100_000, 10)).toBe('in');
    expect(pick(10, 100_000)).toBe('out');
  });

  it('charges the rate for the length of the prompt', () => {
    const tiered = endpoint('a', '1', {
      claims: [
        rate('input-token', '1'),
        rate('input-token', '2', { promptOver: 200_000 }),
        rate('output-token', '1'),
      ],
    });
    expect(quoted([tiered], 'm/m', { ...REQUEST, promptTokens: 200_000 }).input).toEqual(['1', '1', '1']);
    expect(quoted([tiered], 'm/m', { ...REQUEST, promptTokens: 200_001 }).input).toEqual(['2', '2', '2']);
  });

  const tiers = [
    endpoint('standard', '2', { tokensPerSecond: 50 }),
    endpoint('flex', '1', { tier: 'flex', tokensPerSecond: 10 }),
    endpoint('priority', '4', { tier: 'priority', tokensPerSecond: 90 }),
  ];

  it('lands on no flex or priority endpoint unless the variant admits it', () => {
    expect(quoted(tiers, 'm/m').input).toEqual(['2', '2', '2']);
  });

  it('lands with :floor on the cheapest, flex admitted', () => {
    const { input, likely } = quoted(tiers, 'm/m:floor');
    expect(input).toEqual(['1', '1', '2']);
    expect(likely).toEqual({ tag: 'flex', because: 'cheapest' });
  });

  it('lands with :nitro on the fastest, priority admitted, though it costs more', () => {
    const { input, likely } = quoted(tiers, 'm/m:nitro');
    expect(input).toEqual(['2', '4', '4']);
    expect(likely).toEqual({ tag: 'priority', because: 'fastest' });
  });

  it.each(['m/m:exacto', 'm/m:nitro'])('takes the dearest for %s when nothing tells the order', (id) => {
    const { likely } = quoted([endpoint('a', '1'), endpoint('b', '2')], id);
    expect(likely).toEqual({ tag: 'b', because: 'dearest-of-unknown-order' });
  });

  it('says which search has no price when :online adds one', () => {
    expect(quoted([endpoint('a', '1')], 'm/m:online').gaps).toEqual(['web-search']);
    const searching = endpoint('a', '1');
    const claims = [...searching.claims, rate('web-search', '0.01')];
    expect(quoted([{ ...searching, claims }], 'm/m:online').gaps).toEqual([]);
  });

  it('names an endpoint without a price, which may be the dearest', () => {
    const { unpriced, input } = quoted([endpoint('a', '1'), endpoint('b', '2', { claims: [] })], 'm/m');
    expect(unpriced).toEqual(['b']);
    expect(input).toEqual(['1', '1', '1']);
  });

  it('has no likely price for a unit that the likely endpoint does not price', () => {
    const dear = endpoint('b', '2');
    const { units } = quoted(
      [endpoint('a', '1'), { ...dear, claims: [...dear.claims, rate('request', '5')] }],
      'm/m',
    );
    expect(units.get('request')?.likely).toBeUndefined();
    expect(units.get('request')?.max).toMatchObject({ amount: usd('5') });
  });

  it('shares a free model among its free endpoints', () => {
    const free = [endpoint('a', '0'), endpoint('b', '0'), endpoint('c', '1')];
    expect(quoted(free, 'm/m:free').likely.share).toEqual(ratio(1n, 2n));
  });

  it('is nowhere without an endpoint of an admitted tier or with a known price', () => {
    const flex = endpoint('flex', '1', { tier: 'flex' });
    expect(quoteOnOpenRouter([flex], routeOf('m/m'), REQUEST)).toEqual({
      kind: 'nowhere',
      reason: 'm/m has no endpoint',
    });
    expect(quoteOnOpenRouter([endpoint('a', '1', { claims: [] })], routeOf('m/m'), REQUEST)).toEqual({
      kind: 'nowhere',
      reason: 'm/m has no endpoint with a known price',
    });
  });
});
