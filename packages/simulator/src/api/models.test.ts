import { describe, expect, it } from 'vitest';

import { asking } from '../testing/asking.ts';
import { HOUR, MODEL, START, smallWorld } from '../testing/small-world.ts';

describe('GET /models', () => {
  it('prices by text, changes on schedule and is unchanged by its tag', async () => {
    const later = new Date(START.getTime() + HOUR);
    const change = { at: later, model: MODEL.id, prompt: '0.0000000375', completion: '0' };
    const { ask, clock } = await asking({ world: smallWorld({ priceChanges: [change] }) });
    const first = await ask(undefined, '/models');
    expect(first.body.data[0].pricing).toEqual({ prompt: '0.000001', completion: '0.000002' });
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await ask(undefined, '/models', { headers })).status).toBe(304);
    clock.advance(HOUR);
    expect((await ask(undefined, '/models', { headers })).body.data[0].pricing).toEqual({
      prompt: '0.0000000375',
      completion: '0',
    });
    const { endpoints } = (await ask(undefined, '/models/maker/model/endpoints')).body.data;
    expect(endpoints).toMatchObject([{ provider_name: 'Maker', pricing: { prompt: '0.0000000375' } }]);
  });
});
