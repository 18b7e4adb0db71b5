import { setTimeout as sleep } from 'node:timers/promises';
import { type FakeDiscord, INTENT, startFakeDiscord } from '@tollkeeper/fake-discord';
import { bundledCatalog } from '@tollkeeper/pricing';
import { afterEach, describe, expect, it } from 'vitest';

import type { RunningPlatform } from '../requests/platform.ts';
import { startDiscord } from './start-discord.ts';
import { cardResponse, logToMemory, type Started, started } from './testing/started.ts';

let discord: FakeDiscord | undefined;
let bot: Started | undefined;

afterEach(async () => {
  await bot?.stop();
  await discord?.close();
  bot = undefined;
  discord = undefined;
});

describe('startDiscord', () => {
  it('connects once, ready, with no privileged intent', async () => {
    bot = await started();

    expect(bot.running.isReady()).toBe(true);
    expect(bot.discord.gateway.identifies).toMatchObject([
      { intents: INTENT.guilds | INTENT.guildMessages | INTENT.directMessages },
    ]);
  });

  it('refuses a token that Discord does not know, and does not repeat it', async () => {
    discord = await startFakeDiscord();
    const start = begin('OTk5.stolen.token');

    await expect(start).rejects.toThrow('Discord does not take the token in DISCORD_BOT_TOKEN');
    await expect(start).rejects.not.toThrow('stolen');
    expect(discord.gateway.openSockets()).toBe(0);
  });

  it('refuses where the gateway closes for good before anything was ready', async () => {
    discord = await startFakeDiscord();
    const { gateway, until, token } = discord;
    const start = begin(token);
    const refused = expect(start).rejects.toThrow('does not let the application');
    await until(() => gateway.connections() === 1);
    gateway.drop(4014);

    await refused;
  });

  it('refuses where Discord cannot be reached', async () => {
    const gone = await startFakeDiscord();
    await gone.close();
    const start = startDiscord({ token: gone.token, apiUrl: gone.api }, ports());

    await expect(start).rejects.toThrow(
      `Discord at ${gone.api} (TOLLKEEPER_DISCORD_API_URL) could not be reached`,
    );
  });

  it('closes once what is under way was answered, and leaves nothing open', async () => {
    bot = await started();
    const { alice, answerWith, requests, running } = bot;
    answerWith(async () => {
      await sleep(300);
      return cardResponse('just in time');
    });
    alice.slash('help');
    await bot.discord.until(() => requests.length === 1);

    await running.close();

    expect(running.isReady()).toBe(false);
    expect(alice.sees().map(({ text }) => text)).toEqual([expect.stringContaining('just in time')]);
    expect(bot.discord.gateway.openSockets()).toBe(0);
    expect(bot.logged.join('')).not.toContain('anew');
  });

  it('keeps its one socket for twelve seconds', async () => {
    bot = await started({ heartbeatInterval: 1000 });

    await sleep(12_000);

    expect(bot.discord.gateway.connections()).toBe(1);
    expect(bot.running.isReady()).toBe(true);
  }, 20_000);
});

function begin(token: string): Promise<RunningPlatform> {
  return startDiscord({ token, apiUrl: discord?.api ?? '' }, ports());
}

function ports() {
  return { handle: async () => {}, catalog: bundledCatalog, log: logToMemory().log };
}
