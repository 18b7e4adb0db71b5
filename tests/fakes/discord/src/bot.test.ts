import { Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type MinimalBot, PIXEL, startBot } from '../test-support/minimal-bot.ts';
import { refusalOf } from '../test-support/refusal.ts';
import { type FakeDiscord, INTENT, type Interaction, type Person, startFakeDiscord } from './index.ts';

let discord: FakeDiscord;
let bot: MinimalBot;
let alice: Person;
let bob: Person;

beforeAll(async () => {
  discord = await startFakeDiscord();
  alice = discord.join('alice');
  bob = discord.join('bob');
  bot = await startBot(discord);
});

afterAll(async () => {
  await bot.stop();
  await discord.close();
});

const answered = (interaction: Interaction) => discord.until(() => interaction.answer, { for: 'an answer' });

const shown = (person: Person, text: string, channel = discord.general) =>
  discord.until(() => person.sees(channel).find((message) => message.text.includes(text)), { for: text });

describe('a bot of the real discord.js', () => {
  it('identifies with its token and the intents it was given, on one socket', () => {
    expect(discord.gateway.identifies).toHaveLength(1);
    expect(discord.gateway.identifies[0]).toMatchObject({
      token: discord.token,
      intents: INTENT.guilds | INTENT.guildMessages | INTENT.directMessages,
    });
    expect(discord.gateway.openSockets()).toBe(1);
    expect([...bot.client.guilds.cache.keys()]).toEqual([discord.guildId]);
  });

  it('defers a slash command and then shows a card with a picture, its alt text and its buttons', async () => {
    const asked = alice.slash('estimate', { scenario: 'ten thousand a day' });

    await answered(asked);
    expect(asked.answer?.kind).toBe('deferred');
    const seen = await shown(bob, '$42.00 for ten thousand a day');
    expect(seen).toMatchObject({ state: 'shown', isEphemeral: false, isEdited: false });
    expect(seen.buttons.map(({ label }) => label)).toEqual(['Again', 'Share']);
    expect(seen.attachments).toEqual([
      expect.objectContaining({ name: 'chart.png', alt: 'Cost by month', bytes: new Uint8Array(PIXEL) }),
    ]);
  });

  it('shows an ephemeral answer to the person who asked and to nobody else', async () => {
    alice.slash('estimate', { scenario: 'a secret', private: true });

    expect((await shown(alice, 'a secret')).isEphemeral).toBe(true);
    expect(bob.sees().filter(({ text }) => text.includes('a secret'))).toEqual([]);
  });

  it('suggests values while a person types', async () => {
    const typing = alice.type('estimate', 'model', { values: { model: 'gpt-5' } });

    expect(await answered(typing)).toMatchObject({
      kind: 'choices',
      choices: [{ name: 'gpt-5-mini', value: 'mini' }],
    });
  });

  it('changes the message whose button was pressed', async () => {
    alice.slash('estimate', { scenario: 'the first one' });
    const card = await shown(alice, 'the first one');

    bob.press(card, 'Again');

    const after = await discord.until(() => alice.sees().find((one) => one.id === card.id && one.isEdited));
    expect(after.text).toBe('Updated.');
  });

  it('opens a modal and gets what was written into it', async () => {
    const opener = alice.slash('estimate', { scenario: 'edit' });
    await answered(opener);

    alice.submit(opener, { requests: '500' });

    expect((await shown(bob, 'Recalculated for 500.')).author).toBe('tollkeeper');
  });

  it('hears a mention with its text, and nothing of what is not meant for it', async () => {
    alice.say('the bot must not read this');
    const asked = alice.mention('what does it cost?');

    const reply = await shown(bob, 'Heard "what does it cost?".');
    expect(reply.replyTo).toBe(asked.id);
    expect(bot.client.channels.cache.get(discord.general.id)).toBeDefined();
    const cached = await bot.client.channels.fetch(discord.general.id);
    const messages = cached?.isTextBased() ? [...cached.messages.cache.values()] : [];
    expect(
      messages.filter(({ author }) => author.id === alice.id).map(({ content }) => content),
    ).not.toContain('the bot must not read this');
  });

  it('hears a reply to its message, unless the person turned the ping off', async () => {
    alice.mention('begin');
    const first = await shown(alice, 'Heard "begin".');

    bob.reply(first, 'quiet', { isQuiet: true });
    bob.reply(first, 'loud');

    await shown(alice, 'Heard "loud".');
    expect(alice.sees().some(({ text }) => text === 'Heard "quiet".')).toBe(false);
  });

  it('answers in a thread, where the thread is', async () => {
    const thread = discord.openThread(discord.general, 'Costs');

    alice.mention('and in here?', { in: thread });

    await shown(alice, 'Heard "and in here?".', thread);
    expect(alice.sees().some(({ text }) => text.includes('and in here?'))).toBe(false);
  });

  it('hears direct messages whole and answers where nobody else sees it', async () => {
    alice.direct('only between us');

    await shown(alice, 'Heard "only between us".', alice.directMessages());
    expect(bob.sees(alice.directMessages())).toEqual([]);
  });

  it('writes to a person who has not written first', async () => {
    await bot.client.users.send(bob.id, 'Your budget is spent.');

    await shown(bob, 'Your budget is spent.', bob.directMessages());
    expect(alice.sees(bob.directMessages())).toEqual([]);
  });

  it('starts one thread under a message, and writes there', async () => {
    const message = bob.say('Which model is cheapest?');
    const channel = await bot.client.channels.fetch(discord.general.id);
    if (!channel?.isTextBased() || channel.isDMBased()) throw new Error('general is a channel of the server');
    const thread = await (await channel.messages.fetch(message.id)).startThread({ name: 'Cheapest' });
    await thread.send('This one.');

    const place = { id: thread.id, kind: 'thread', name: 'Cheapest', parentId: channel.id } as const;
    expect(bob.sees(place).map(({ text }) => text)).toEqual(['This one.']);
    const again = bot.client.rest.post(Routes.threads(channel.id, message.id), { body: { name: 'Again' } });
    expect(await refusalOf(again)).toMatchObject({ code: 160004 });
  });

  it('reads the message of "Estimate this", although it may not read messages', async () => {
    const message = bob.say('20 agents, 300 calls each');

    alice.runOnMessage('Estimate this', message);

    expect((await shown(alice, 'Estimating: 20 agents, 300 calls each')).isEphemeral).toBe(true);
  });

  it('pings nobody with what it repeats', async () => {
    const asked = alice.mention(`tell @everyone and <@${bob.id}>`);

    const reply = await discord.until(() => bob.sees().find(({ replyTo }) => replyTo === asked.id));
    expect(reply.text).toContain('@everyone');
    expect(reply.pings).toEqual({ people: [], roles: [], everyone: false });
  });

  it('had no errors in all this', () => {
    expect(bot.errors).toEqual([]);
  });
});
