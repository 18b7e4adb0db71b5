import { exact, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { given } from '../estimation/assumption.ts';
import type { Pricing } from '../estimation/pricing.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { otherHosts } from './other-hosts.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const catalog = smallCatalog(
  {
    'maker/model': { 'input-token': '3', 'output-token': '6' },
    'host/model': { 'input-token': '2', 'output-token': '6' },
    'cheapest/model': { 'input-token': '1', 'output-token': '6' },
    'dear/model': { 'input-token': '5', 'output-token': '6' },
    'unsure/model': { 'input-token': '1' },
    'maker/long': { 'input-token': '2', 'input-token prompt>9999': '4', 'output-token': '6' },
    'flat/long': { 'input-token': '1', 'output-token': '6' },
    'both/long': { 'input-token': '1', 'input-token prompt>9999': '3', 'output-token': '6' },
    'one/voice-agent': { 'input-token': '3', 'output-token': '6' },
    'two/voice-agent': { 'input-token': '0.1', 'output-token': '0.1' },
    'maker/model-mini': { 'input-token': '0.1', 'output-token': '0.1' },
  },
  {
    'flat/long': 'Long on Flat',
    'both/long': 'Long on Both',
    'host/model': 'Model on Host',
    'cheapest/model': 'Model on Cheapest',
    'dear/model': 'Model on Dear',
    'unsure/model': 'Model on Unsure',
  },
);
const prices = { catalog, today: '2026-11-21' };

/** 10M tokens in, 1M out. */
function served(pricing: Pricing): Scenario {
  const inputs = {
    monthlyRequests: given(exact(1_000)),
    inputTokens: given(exact(10_000)),
    outputTokens: given(exact(1_000)),
  };
  return { workloads: [{ kind: 'text', pricing, inputs }], inputs: {} };
}

const hosts = (model: string, inputs: Pricing['inputs'] = {}) =>
  otherHosts(served({ model, inputs }), 0, prices).map(({ name, saving }) => [name, saving]);

describe('otherHosts', () => {
  it('finds cheaper hosts of the same model, the cheapest first', () => {
    expect(hosts('maker/model')).toEqual([
      ['Model on Cheapest', usd('20')], // 10M × $2 less
      ['Model on Host', usd('10')],
    ]);
  });

  it('finds the maker, and other hosts, of a model at a host', () => {
    expect(hosts('host/model')).toEqual([['Model on Cheapest', usd('10')]]);
    expect(hosts('dear/model')).toEqual([
      ['Model on Cheapest', usd('40')],
      ['Model on Host', usd('30')],
      ['maker/model', usd('20')],
    ]);
  });

  it('says what the plan costs there', () => {
    const [first] = otherHosts(served({ model: 'maker/model', inputs: {} }), 0, prices);
    expect(first?.planned).toBe(usd('16')); // 10M × $1 + 1M × $6
  });

  it('does not take what two makers named alike for the same model', () => {
    expect(hosts('one/voice-agent')).toEqual([]);
  });

  it('does not take the price of short prompts for that of long ones', () => {
    expect(hosts('maker/long')).toEqual([['Long on Both', usd('10')]]); // 10M × ($4 − $3)
  });

  it('keeps the verbosity, which is the model’s and not the host’s', () => {
    const scenario = served({ model: 'maker/model', inputs: { verbosity: given(exact(2)) } });
    const [first] = otherHosts(scenario, 0, prices);
    expect(first?.saving).toBe(usd('20'));
    expect(first?.scenario.workloads[0]?.pricing).toEqual({
      model: 'cheapest/model',
      inputs: { verbosity: given(exact(2)) },
    });
  });

  it('says what another provider may change', () => {
    const [first] = otherHosts(served({ model: 'maker/model', inputs: {} }), 0, prices);
    expect(first?.risk).toMatch(/region.*retention/);
  });

  it('leaves stated prices alone', () => {
    expect(hosts('maker/model', { priceInputPerMillion: given(exact(3)) })).toEqual([]);
  });
});
