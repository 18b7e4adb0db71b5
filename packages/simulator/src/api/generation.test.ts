import { describe, expect, it } from 'vitest';

import { asking, chatInit } from '../testing/asking.ts';
import { START, smallWorld } from '../testing/small-world.ts';

describe('GET /generation', () => {
  it('knows an answer only minutes later, and only to the key that asked', async () => {
    const { ask, clock } = await asking({
      world: smallWorld({
        keys: ['prod', 'dev'].map((name) => ({ name, createdAt: START })),
      }),
    });
    const { body } = await ask('prod', '/chat/completions', chatInit(10));
    expect(body.id).toMatch(/^gen-/);
    const find = (who: string): ReturnType<typeof ask> => ask(who, `/generation?id=${body.id}`);
    expect(await find('prod')).toMatchObject({
      status: 404,
      body: { error: { code: 404, message: `Generation ${body.id} not found` } },
    });
    clock.advance(4 * 60_000);
    expect((await find('prod')).body.data).toMatchObject({
      total_cost: body.usage.cost,
      tokens_completion: 10,
    });
    expect((await find('dev')).status).toBe(404);
  });
});
