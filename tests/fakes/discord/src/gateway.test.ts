import { Events, GatewayIntentBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { type MinimalBot, newClient, startBot } from '../test-support/minimal-bot.ts';
import { type FakeDiscord, type FakeDiscordOptions, INTENT, type Person, startFakeDiscord } from './index.ts';

let discord: FakeDiscord;
let bot: MinimalBot | undefined;
let alice: Person;

const begin = async (options: FakeDiscordOptions = {}) => {
  discord = await startFakeDiscord(options);
  alice = discord.join('alice');
  bot = await startBot(discord);
};

afterEach(async () => {
  await bot?.stop();
  bot = undefined;
  await discord.close();
});

const sees = (text: string) => () => alice.sees().some((message) => message.text.includes(text));
const counted = () => {
  const { identifies, resumes } = discord.gateway;
  return { identifies: identifies.length, resumes: resumes.length };
};

describe('the gateway', () => {
  it('lets a bot resume when it asks it to connect anew', async () => {
    await begin();
    discord.gateway.askToReconnect();
    await discord.until(() => discord.gateway.resumes.length === 1);

    alice.mention('still there?');
    await discord.until(sees('Heard "still there?"'));
    expect(counted()).toEqual({ identifies: 1, resumes: 1 });
    expect(discord.gateway.openSockets()).toBe(1);
  });

  it('plays again what a bot missed while it was cut off', async () => {
    await begin();
    discord.gateway.drop();
    alice.mention('into the gap');

    await discord.until(sees('Heard "into the gap"'));
    expect(counted()).toEqual({ identifies: 1, resumes: 1 });
  });

  it('makes a bot identify anew once its session is forgotten', async () => {
    await begin();
    discord.gateway.forgetSessions();
    discord.gateway.drop();
    await discord.until(() => discord.gateway.identifies.length === 2, { milliseconds: 15_000 });

    alice.mention('and now?');
    await discord.until(sees('Heard "and now?"'));
    expect(counted()).toEqual({ identifies: 2, resumes: 1 });
  });

  it('makes a bot identify anew when it calls the session invalid', async () => {
    await begin();
    discord.gateway.invalidateSession();
    await discord.until(() => discord.gateway.identifies.length === 2, { milliseconds: 15_000 });

    alice.mention('and now?');
    await discord.until(sees('Heard "and now?"'));
  });

  it('goes silent like a zombie until the bot notices and connects anew', async () => {
    await begin({ heartbeatInterval: 600 });
    discord.gateway.freeze();
    alice.mention('anybody there?');

    await discord.until(sees('Heard "anybody there?"'), { milliseconds: 15_000 });
    expect(discord.gateway.connections()).toBeGreaterThanOrEqual(2);
  });

  it('can deliver the same interaction twice, which is answered once', async () => {
    await begin();
    discord.gateway.repeatNextEvent();
    const asked = alice.slash('estimate', { scenario: 'twice' });

    await discord.until(() => bot?.arrived.length === 2);
    await discord.until(sees('$42.00 for twice'));
    await discord.until(() => bot?.errors.length === 1);
    expect(bot?.arrived).toEqual([asked.id, asked.id]);
    expect(bot?.errors).toEqual([expect.objectContaining({ code: 40060 })]);
  });

  it('refuses an intent that the application was not granted (4014)', async () => {
    discord = await startFakeDiscord();
    const client = newClient(discord, { intents: [GatewayIntentBits.MessageContent] });

    await expect(client.login(discord.token)).rejects.toThrow('disallowed intents');
    await client.destroy();
  });

  it('gives messages whole to a bot that was granted the Message Content intent', async () => {
    discord = await startFakeDiscord({ grantedIntents: INTENT.messageContent });
    alice = discord.join('alice');
    const intents = [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.MessageContent,
    ];
    bot = await startBot(discord, { intents });
    const heard: string[] = [];
    bot.client.on(Events.MessageCreate, (message) => heard.push(message.content));

    alice.say('for everybody');

    await discord.until(() => heard.includes('for everybody'));
  });

  it('tells a bot nothing that it has no intent for', async () => {
    discord = await startFakeDiscord();
    alice = discord.join('alice');
    bot = await startBot(discord, { intents: [GatewayIntentBits.Guilds] });
    const heard: string[] = [];
    bot.client.on(Events.MessageCreate, (message) => heard.push(message.content));

    alice.mention('not for you');
    alice.slash('estimate', { scenario: 'for you' });

    await discord.until(sees('for you'));
    expect(heard).toEqual([]);
  });

  it('closes for good (4004) and answers 401 once the token is revoked', async () => {
    await begin();
    const closed = new Promise<number>((resolve) => {
      bot?.client.on(Events.ShardDisconnect, ({ code }) => resolve(code));
    });
    discord.revokeToken();

    expect(await closed).toBe(4004);
    await expect(bot?.client.users.fetch(alice.id, { force: true })).rejects.toMatchObject({ status: 401 });
    const another = newClient(discord);
    await expect(another.login(discord.token)).rejects.toThrow('invalid token');
    await another.destroy();
  });

  it('closes connections that break its rules, each with its code', async () => {
    discord = await startFakeDiscord();
    const identify = { op: 2, d: { token: discord.token, intents: 1, properties: {} } };

    expect(await closeCode('v=9&encoding=json', [])).toBe(4012);
    expect(await closeCode(VERSION, [{ op: 42 }])).toBe(4001);
    expect(await closeCode(VERSION, ['no json'])).toBe(4002);
    expect(await closeCode(VERSION, [{ op: 3, d: {} }])).toBe(4003);
    expect(await closeCode(VERSION, [{ op: 2, d: { ...identify.d, token: 'wrong' } }])).toBe(4004);
    expect(await closeCode(VERSION, [identify, identify])).toBe(4005);
    expect(await closeCode(VERSION, Array(121).fill({ op: 1, d: null }))).toBe(4008);
    expect(await closeCode(VERSION, [{ op: 2, d: { ...identify.d, intents: 1 << 26 } }])).toBe(4013);
  });
});

const VERSION = 'v=10&encoding=json';

function closeCode(query: string, packets: readonly unknown[]): Promise<number> {
  const socket = new WebSocket(`${discord.api.replace('http', 'ws').replace('/api', '')}/?${query}`);
  socket.on('open', () => {
    for (const packet of packets) socket.send(typeof packet === 'string' ? packet : JSON.stringify(packet));
  });
  return new Promise((resolve) => socket.on('close', resolve));
}
