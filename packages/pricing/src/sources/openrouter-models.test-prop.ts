import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { costOf } from '../price.ts';
import { exact, multiply, ratio } from '../ratio.ts';
import { parseOpenRouterEndpoints } from './openrouter-endpoints.ts';
import { parseOpenRouterModels } from './openrouter-models.ts';
import { PRICE_KEYS } from './openrouter-price-keys.ts';

const PICODOLLARS = ratio(10n ** 12n);

/** From 10⁻¹² to almost 1,000 dollars, written with up to twelve decimals. */
const decimal = fc
  .bigInt({ min: 1n, max: 999n * 10n ** 12n })
  .map((pico) => `${pico / 10n ** 12n}.${String(pico % 10n ** 12n).padStart(12, '0')}`);

describe('parseOpenRouterModels', () => {
  it('makes a price that, times a quantity, is the decimal product', () => {
    fc.assert(
      fc.property(fc.record({ prompt: decimal, completion: decimal }), fc.nat(), (pricing, quantity) => {
        const parsed = parseOpenRouterModels({ data: [{ id: 'm/m', pricing }] }, '2026-11-21');
        const claims = parsed.kind === 'parsed' ? (parsed.models.get('m/m')?.claims ?? []) : [];
        expect(claims.map(({ unit }) => unit)).toEqual(['input-token', 'output-token']);
        expect(claims.map(({ price }) => costOf(price, exact(quantity)))).toEqual(
          [pricing.prompt, pricing.completion].map((text) =>
            multiply(multiply(exact(text), exact(quantity)), PICODOLLARS),
          ),
        );
        expect(parsed.findings).toEqual([]);
      }),
    );
  });

  it('answers any JSON with a value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(['parsed', 'refused']).toContain(parseOpenRouterModels(body, '2026-11-21').kind);
        expect(['parsed', 'refused']).toContain(parseOpenRouterEndpoints(body, '2026-11-21').kind);
      }),
    );
  });

  it('answers any JSON in the place of a price, a condition or a model with a value', () => {
    const value = fc.oneof(fc.jsonValue(), decimal, fc.constantFrom('-1', '0', '1e-99', 100, 2_400));
    const conditions = ['min_prompt_tokens', 'utc_start', 'utc_end', 'utc_days', 'later'];
    const prices = fc.dictionary(fc.constantFrom(...PRICE_KEYS, ...conditions, '__proto__'), value);
    const pricing = fc
      .tuple(prices, fc.oneof(fc.array(prices, { maxLength: 3 }), value), decimal)
      .map(([given, overrides, plain]) => ({ prompt: plain, completion: plain, ...given, overrides }));
    fc.assert(
      fc.property(pricing, (each) => {
        const models = { data: [{ id: 'm/m', pricing: each }, each] };
        expect(['parsed', 'refused']).toContain(parseOpenRouterModels(models, '2026-11-21').kind);
        const endpoints = {
          data: { id: 'm/m', endpoints: [{ tag: 'a', provider_name: 'A', pricing: each }, each] },
        };
        expect(['parsed', 'refused']).toContain(parseOpenRouterEndpoints(endpoints, '2026-11-21').kind);
      }),
      { numRuns: 300 },
    );
  });
});
