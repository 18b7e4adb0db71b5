import { WebhookClient } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { button, row, text, v2 } from '../test-support/bodies.ts';
import { refusalOf } from '../test-support/refusal.ts';
import { type FakeDiscord, type OpenWebhook, type Person, startFakeDiscord } from './index.ts';

let discord: FakeDiscord;
let alice: Person;
let hook: OpenWebhook;

beforeEach(async () => {
  discord = await startFakeDiscord();
  alice = discord.join('alice');
  hook = discord.openWebhook(discord.general, 'Alerts');
});

afterEach(() => discord.close());

const raw = async (method: string, end: string, body?: object) => {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(`${hook.url}${end}`, {
    method,
    ...sent,
    headers: { 'content-type': 'application/json' },
  });
  return {
    status: answer.status,
    body: answer.status === 204 ? undefined : ((await answer.json()) as object),
  };
};

describe('a webhook', () => {
  it('carries messages of the real client, which it changes and deletes', async () => {
    const token = hook.url.split('/').at(-1) ?? '';
    const client = new WebhookClient({ id: hook.id, token }, { rest: { api: discord.api, retries: 0 } });
    const { id } = await client.send('first');
    await client.editMessage(id, 'second');
    expect(alice.sees()).toMatchObject([{ id, author: 'Alerts', text: 'second', isEdited: true }]);

    await client.deleteMessage(id);
    expect(alice.sees()).toEqual([]);
    expect(await refusalOf(client.editMessage(id, 'third'))).toMatchObject({ code: 10008 });
    client.destroy();
  });

  it('gives the message back only to those who wait for it', async () => {
    expect(await raw('POST', '', { content: 'x' })).toEqual({ status: 204, body: undefined });
    expect(await raw('POST', '?wait=true', { content: 'x' })).toMatchObject({
      status: 200,
      body: { id: expect.any(String), channel_id: discord.general.id },
    });
  });

  it('ignores components unless they are asked for', async () => {
    expect(await raw('POST', '?wait=true', v2(text(1)))).toMatchObject({ body: { code: 50006 } });
    expect(await raw('POST', '?wait=true&with_components=true', v2(text(1)))).toMatchObject({ status: 200 });
  });

  it('takes links, and nothing that could be pressed', async () => {
    const link = { type: 2, style: 5, label: 'x', url: 'https://example.com' };
    expect(await raw('POST', '?with_components=true', v2(row(link)))).toMatchObject({ status: 204 });
    expect(await raw('POST', '?with_components=true', v2(row(button())))).toMatchObject({
      body: { code: 50035 },
    });
  });

  it('writes into a thread of its channel, and into no other', async () => {
    const thread = discord.openThread(discord.general, 'one');
    const other = discord.openThread(discord.openChannel('other'), 'two');
    await raw('POST', `?thread_id=${thread.id}`, { content: 'x' });

    expect(alice.sees(thread)).toHaveLength(1);
    expect(await raw('POST', `?thread_id=${other.id}`, { content: 'x' })).toMatchObject({
      body: { code: 10003 },
    });
  });

  it('is known by its address alone, until it is removed', async () => {
    expect(await raw('GET', '')).toMatchObject({ status: 200, body: { name: 'Alerts', type: 1 } });
    expect(await raw('GET', 'x')).toMatchObject({ status: 401, body: { code: 50027 } });
    hook.remove();
    expect(await raw('GET', '')).toMatchObject({ status: 404, body: { code: 10015 } });
    expect(await raw('POST', '', { content: 'x' })).toMatchObject({ status: 404, body: { code: 10015 } });
  });
});
