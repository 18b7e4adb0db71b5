import { describe, expect, it } from 'vitest';

import { asking } from '../testing/asking.ts';
import { START, smallWorld } from '../testing/small-world.ts';

describe('GET /keys', () => {
  it('gives a hundred a page, of the default workspace, disabled ones on request', async () => {
    const many = Array.from({ length: 101 }, (_, number) => ({ name: `k${number}`, createdAt: START }));
    const keys = [
      ...many,
      { name: 'off', createdAt: START, disabled: true },
      { name: 'elsewhere', createdAt: START, workspace: 'lab' },
    ];
    const { ask } = await asking({ world: smallWorld({ keys }) });
    const names = async (query: string): Promise<string[]> =>
      (await ask('management', `/keys${query}`)).body.data.map(({ name }: { name: string }) => name);
    expect(await names('')).toEqual(many.slice(0, 100).map(({ name }) => name));
    expect(await names('?offset=100')).toEqual(['k100']);
    expect(await names('?offset=100&include_disabled=true')).toEqual(['k100', 'off']);
    const { workspace_id: lab } = (await ask('elsewhere', '/key')).body.data;
    expect(await names(`?workspace_id=${lab}`)).toEqual(['elsewhere']);
  });

  it('never shows a secret', async () => {
    const at = await asking();
    const { text } = await at.ask('management', '/keys');
    for (const { secret } of at.simulator.world.keys) expect(text).not.toContain(secret);
    expect(text).toContain('"label":"sk-or-v1-sim...');
  });
});

describe('PATCH /keys/{hash}', () => {
  const patch = (body: unknown): RequestInit => ({ method: 'PATCH', body: JSON.stringify(body) });

  it('changes limit, reset, name and whether the key works', async () => {
    const at = await asking();
    const [{ hash } = { hash: '' }] = at.simulator.world.keys;
    const changed = await at.ask('management', `/keys/${hash}`, patch({ limit: 12.5, limit_reset: 'daily' }));
    expect(changed.body.data).toMatchObject({ limit: 12.5, limit_remaining: 12.5, limit_reset: 'daily' });
    await at.ask('management', `/keys/${hash}`, patch({ limit: null, name: 'renamed', disabled: true }));
    expect((await at.ask('management', `/keys/${hash}`)).body.data).toMatchObject({
      limit: null,
      name: 'renamed',
      disabled: true,
      updated_at: START.toISOString(),
    });
    expect((await at.ask('prod', '/key')).status).toBe(401);
  });

  it.each([{ limit: -1 }, { limit_reset: 'hourly' }, { expires_at: null }, { disabled: 'yes' }])(
    'refuses %j',
    async (body) => {
      const at = await asking();
      const [{ hash } = { hash: '' }] = at.simulator.world.keys;
      expect((await at.ask('management', `/keys/${hash}`, patch(body))).status).toBe(400);
    },
  );
});
