import { type FakeDiscord, type OpenWebhook, type Person, startFakeDiscord } from '@tollkeeper/fake-discord';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { OutgoingMessage } from './channel.ts';
import { discordWebhookChannel } from './discord-webhook-channel.ts';
import { alertCardOf, alertMessage, CHART } from './testing/messages.ts';

let discord: FakeDiscord;
let alice: Person;
let hook: OpenWebhook;

beforeEach(async () => {
  discord = await startFakeDiscord();
  alice = discord.join('alice');
  hook = discord.openWebhook(discord.general, 'Tollkeeper');
});

afterEach(() => discord.close());

const at = (url: string) => discordWebhookChannel({ name: 'ops', url: () => url });
const send = (message: OutgoingMessage, url = hook.url) => at(url).send(message);

describe('discordWebhookChannel', () => {
  it('shows links and pictures, and no button that nobody hears', async () => {
    await send(alertMessage({ card: alertCardOf('Spend rises.', [CHART]) }));

    expect(alice.sees()).toMatchObject([
      {
        author: 'Tollkeeper',
        buttons: [{ label: 'Raise the limit', url: 'https://openrouter.ai/settings/keys' }],
        attachments: [{ name: 'chart-1.png' }],
      },
    ]);
  });

  it('writes into the thread that its address names, and changes the message there', async () => {
    const thread = discord.openThread(discord.general, 'alerts');
    const url = `${hook.url}?thread_id=${thread.id}`;
    const outcome = await send(alertMessage(), url);
    if (outcome.kind !== 'sent') throw new Error(outcome.kind);
    await send(alertMessage({ card: alertCardOf('Resolved.'), edits: outcome.receipt, pings: false }), url);

    expect(outcome.receipt.channel).toBe(thread.id);
    expect(alice.sees(thread)).toMatchObject([
      { isEdited: true, text: expect.stringContaining('Resolved.') },
    ]);
    expect(alice.sees()).toEqual([]);
  });

  it('says that the webhook was deleted, or that its token is wrong', async () => {
    expect(await send(alertMessage(), `${hook.url}x`)).toMatchObject({
      reason: expect.stringContaining('50027'),
    });
    hook.remove();
    expect(await send(alertMessage())).toMatchObject({ reason: expect.stringContaining('10015') });
  });

  it('is known by its name', async () => {
    expect(await at(hook.url).check()).toEqual({ kind: 'ready', as: 'the webhook "Tollkeeper" of Discord' });
  });

  it.each(['/slack', '/github', '/messages/1'])('refuses an address that ends in %s', async (end) => {
    expect(await send(alertMessage(), `${hook.url}${end}`)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('"Copy Webhook URL"'),
    });
    expect(discord.calls).toEqual([]);
  });

  it('goes as text where components are refused', async () => {
    discord.faults.refuseComponents();
    await send(alertMessage());

    expect(alice.sees()).toMatchObject([{ buttons: [], text: expect.stringContaining('$475 of $500') }]);
  });
});
