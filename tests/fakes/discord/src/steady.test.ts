import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';

import { startBot } from '../test-support/minimal-bot.ts';
import { startFakeDiscord } from './index.ts';

describe('an undisturbed bot', () => {
  // A wrong undici beside discord.js once made sockets die and return every few seconds, for ever.
  it('keeps its one socket for twelve seconds, with a heartbeat each second', async () => {
    const discord = await startFakeDiscord({ heartbeatInterval: 1000 });
    const bot = await startBot(discord);

    await sleep(12_000);

    expect(discord.gateway.connections()).toBe(1);
    expect(discord.gateway.openSockets()).toBe(1);
    expect(discord.gateway.resumes).toEqual([]);
    // The first one comes after a random part of the first second.
    expect(discord.gateway.heartbeats()).toBeGreaterThanOrEqual(11);
    await bot.stop();
    await discord.close();
  });
});
