import type { Channel, SeenMessage } from '@tollkeeper/fake-discord';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { cardResponse, type Started, started } from './testing/started.ts';

let bot: Started;

beforeAll(async () => {
  bot = await started();
});

afterAll(() => bot.stop());

beforeEach(() => bot.answerWith(({ id }) => cardResponse(`answer to ${id}`, { visibility: 'shared' })));

const reply = (
  message: { readonly id: string },
  channel: Channel = bot.discord.general,
): Promise<SeenMessage> =>
  bot.discord.until(() =>
    bot.alice.sees(channel).find(({ text }) => text.includes(`answer to ${message.id}`)),
  );

describe('a message', () => {
  it('that mentions the bot is answered as a reply, without a ping', async () => {
    const asked = bot.alice.mention('what does   GPT-5 cost?');

    expect(await reply(asked)).toMatchObject({
      replyTo: asked.id,
      isEphemeral: false,
      pings: { people: [], roles: [], everyone: false },
    });
    expect(bot.requests.at(-1)).toMatchObject({
      id: asked.id,
      by: { id: bot.alice.id, roles: ['7001'] },
      did: { kind: 'message', text: 'what does   GPT-5 cost?' },
    });
  });

  it('is answered where it was asked: in its thread, and in direct messages', async () => {
    const thread = bot.discord.openThread(bot.discord.general, 'Costs');
    const inThread = bot.alice.mention('and here?', { in: thread });
    await reply(inThread, thread);
    expect(bot.requests.at(-1)?.place).toMatchObject({ channel: bot.discord.general.id, thread: thread.id });

    const direct = bot.alice.direct('between us');
    await reply(direct, bot.alice.directMessages());
    expect(bot.requests.at(-1)).toMatchObject({
      by: { roles: [] },
      place: { workspace: '', isDirect: true },
      did: { kind: 'message', text: 'between us' },
    });
  });

  it('that replies to an answer goes on about it', async () => {
    const first = await reply(bot.alice.mention('begin'));

    const second = bot.bob.reply(first, 'and with 500 calls?');

    await reply(second);
    expect(bot.requests.at(-1)?.did).toEqual({
      kind: 'message',
      text: 'and with 500 calls?',
      continues: 'a1',
    });
  });

  it('that replies to something else begins anew', async () => {
    const plain = bot.discord.plant(bot.discord.general, { content: 'no buttons' });
    const asked = bot.bob.reply(plain, 'what is this?');

    await reply(asked);
    expect(bot.requests.at(-1)?.did).toEqual({ kind: 'message', text: 'what is this?' });
  });

  it('with nothing but the name of the bot asks for help', async () => {
    const asked = bot.alice.mention('');

    await reply(asked);
    expect(bot.requests.at(-1)?.did).toEqual({ kind: 'command', name: 'help', text: '' });
  });

  it('that is not meant for the bot is left alone, also a reply that does not ping', async () => {
    const first = await reply(bot.alice.mention('begin'));
    const before = bot.requests.length;

    bot.bob.say('only for alice');
    bot.bob.say('for @everyone here');
    bot.bob.reply(first, 'quietly', { isQuiet: true });
    const last = bot.bob.mention('meant');

    await reply(last);
    expect(bot.requests.slice(before).map(({ id }) => id)).toEqual([last.id]);
  });

  it('that is hostile comes through whole and is answered once', async () => {
    const hostile = `${'<@123>'.repeat(200)}\u202e\u0000\u200b @everyone`;
    const asked = bot.alice.mention(hostile);

    await reply(asked);
    expect(bot.requests.filter(({ id }) => id === asked.id)).toMatchObject([{ did: { text: hostile } }]);
  });

  it('is answered directly where the bot may not write in the channel', async () => {
    const closed = bot.discord.openChannel('announcements');
    bot.discord.setAccess(closed, 'read-only');

    const asked = bot.alice.mention('may you?', { in: closed });

    await reply(asked, bot.alice.directMessages());
    expect(bot.failures).toEqual([]);
  });
});
