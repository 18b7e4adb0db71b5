import { describe, expect, it } from 'vitest';

import { decimalUsd } from '../money.ts';
import { firstAmount } from '../price.ts';
import { parseOpenRouterEndpoints } from './openrouter-endpoints.ts';

const AS_OF = '2026-11-21';
const PRICING = { prompt: '0.000001', completion: '0.000004', discount: 0 };

function endpoint(tag: string, more: object = {}): object {
  return { tag, provider_name: tag.toUpperCase(), name: tag, status: 0, pricing: PRICING, ...more };
}

function body(...endpoints: readonly unknown[]): object {
  const architecture = { output_modalities: ['text'], tokenizer: 'GPT' };
  return { data: { id: 'maker/model', name: 'Model', architecture, endpoints } };
}

function parsed(...endpoints: readonly unknown[]) {
  const result = parseOpenRouterEndpoints(body(...endpoints), AS_OF);
  if (result.kind === 'refused') throw new Error(result.reason);
  return result;
}

describe('parseOpenRouterEndpoints', () => {
  it('keeps the prices of each provider apart', () => {
    const { model, endpoints } = parsed(
      endpoint('a'),
      endpoint('b/fp8', { pricing: { ...PRICING, prompt: '0.000002' } }),
    );
    expect(model).toBe('maker/model');
    const input = endpoints.map(({ tag, provider, claims }) => {
      const rate = claims.find(({ unit }) => unit === 'input-token');
      return [tag, provider, rate && decimalUsd(firstAmount(rate.price)), rate?.source.url];
    });
    const url = 'https://openrouter.ai/api/v1/models/maker/model/endpoints';
    expect(input).toEqual([
      ['a', 'A', '1', url],
      ['b/fp8', 'B/FP8', '2', url],
    ]);
  });

  it('takes a listed price for one with the discount off already, and calls it a promotion', () => {
    const [first] = parsed(endpoint('a', { pricing: { ...PRICING, discount: 0.85 } })).endpoints;
    expect(first?.claims.map(({ kind, price }) => [kind, decimalUsd(firstAmount(price))])).toEqual([
      ['promotion', '1'],
      ['promotion', '4'],
    ]);
  });

  it.each([
    ['openai/flex', 'flex'],
    ['openai/priority', 'priority'],
    ['deepinfra/fp8', 'standard'],
    ['flex-ai', 'standard'],
  ])('sees in the tag %s the tier %s, also in the condition of its rates', (tag, tier) => {
    const [first] = parsed(endpoint(tag)).endpoints;
    expect(first?.tier).toBe(tier);
    expect(first?.claims[0]?.condition).toEqual(tier === 'standard' ? {} : { tier });
  });

  it('calls an endpoint healthy whose status is zero or not given, and no other', () => {
    const { endpoints } = parsed(
      endpoint('a'),
      endpoint('b', { status: undefined }),
      endpoint('c', { status: -2 }),
      endpoint('d', { status: -10 }),
    );
    expect(endpoints.map(({ healthy }) => healthy)).toEqual([true, true, false, false]);
  });

  it('has a speed only where one was measured and shown', () => {
    const { endpoints } = parsed(
      endpoint('a', { throughput_last_30m: { p50: 45.2, p90: 28 } }),
      endpoint('b', { throughput_last_30m: null }),
    );
    expect(endpoints.map(({ tokensPerSecond }) => tokensPerSecond)).toEqual([45.2, undefined]);
  });

  it('leaves an endpoint with a bad price out, naming model, tag and field', () => {
    const bad = endpoint('b', { pricing: { ...PRICING, prompt: 0.000002 } });
    const { endpoints, findings } = parsed(endpoint('a'), bad, { ...endpoint('c'), tag: 7 });
    expect(endpoints.map(({ tag }) => tag)).toEqual(['a']);
    expect(findings).toEqual([
      { kind: 'refused', model: 'maker/model', field: 'b: pricing.prompt', value: '0.000002' },
      { kind: 'refused', model: 'maker/model', field: 'endpoints.2.tag', value: '7' },
    ]);
  });

  it.each([
    ['nobody offers it', body(), 'maker/model has no endpoints'],
    ['no offer can be used', body({ tag: 'a' }), 'maker/model has no usable endpoint among 1'],
    ['it is another shape', { data: [] }, 'the answer is no list of endpoints: data is []'],
  ])('refuses the whole when %s', (_, wire, reason) => {
    expect(parseOpenRouterEndpoints(wire, AS_OF)).toMatchObject({ kind: 'refused', reason });
  });
});
