import { describe, expect, it } from 'vitest';

import { routeOf } from './openrouter-route.ts';

describe('routeOf', () => {
  it('draws by price among the standard endpoints when the id has no suffix', () => {
    expect(routeOf('openai/gpt-5.2')).toEqual({
      base: 'openai/gpt-5.2',
      priced: 'openai/gpt-5.2',
      variants: [],
      unknown: [],
      order: 'weighted-by-price',
      tiers: ['standard'],
      adds: [],
    });
  });

  it.each([
    ['floor', 'price', ['standard', 'flex']],
    ['nitro', 'throughput', ['standard', 'priority']],
    ['exacto', 'quality', ['standard']],
  ])('routes :%s over the endpoints of the base by %s, tiers %s', (suffix, order, tiers) => {
    expect(routeOf(`m/m:${suffix}`)).toMatchObject({ priced: 'm/m', order, tiers, adds: [] });
  });

  it.each(['free', 'batch', 'thinking', 'extended'])('prices :%s as a model of its own', (suffix) => {
    expect(routeOf(`m/m:${suffix}`)).toMatchObject({ base: 'm/m', priced: `m/m:${suffix}` });
  });

  it('adds a web search for :online, also to a free model', () => {
    expect(routeOf('m/m:online')).toMatchObject({ priced: 'm/m', adds: ['web-search'] });
    expect(routeOf('m/m:free:online')).toMatchObject({ priced: 'm/m:free', adds: ['web-search'] });
  });

  it('names a suffix that it does not know', () => {
    expect(routeOf('m/m:turbo')).toMatchObject({ priced: 'm/m', variants: [], unknown: ['turbo'] });
    expect(routeOf('m/m:constructor').unknown).toEqual(['constructor']);
  });
});
