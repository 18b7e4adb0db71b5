import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { PRIVATE, SHARED } from './testing/responses.ts';
import { type SlackBot, startSlackBot } from './testing/slack-bot.ts';

let bot: SlackBot;
const rejections: unknown[] = [];
const remember = (reason: unknown): void => {
  rejections.push(reason);
};

beforeEach(async () => {
  process.on('unhandledRejection', remember);
  bot = await startSlackBot((request, deliver) => deliver(request.did.kind === 'command' ? PRIVATE : SHARED));
});

afterEach(async () => {
  await bot.stop();
  process.off('unhandledRejection', remember);
  expect(rejections.splice(0)).toEqual([]);
});

/** Asks for something, and waits for its one answer. */
async function expectAnswer(): Promise<void> {
  const { alice, channels } = bot.slack;
  const place = { channel: channels.random };
  const before = alice.sees(place).length;
  expect(await alice.command(place, '/estimate')).toMatchObject({ kind: 'acknowledged' });
  await vi.waitFor(() => expect(alice.sees(place)).toHaveLength(before + 1));
}

const isReady = (): boolean => bot.platform.isReady();

describe('the socket of Socket Mode', () => {
  it('stays one for twelve seconds', { timeout: 20_000 }, async () => {
    await new Promise((resolve) => setTimeout(resolve, 12_000));

    expect(bot.slack.sockets()).toEqual({ open: 1, ever: 1 });
    await expectAnswer();
  });

  it.each(['warning', 'refresh_requested'] as const)(
    'is opened again when Slack recycles it with %s',
    async (reason) => {
      bot.slack.recyclesSockets(reason);
      await vi.waitFor(() => expect(bot.slack.sockets()).toEqual({ open: 1, ever: 2 }), 3_000);
      await vi.waitFor(() => expect(isReady()).toBe(true));

      await expectAnswer();
    },
  );

  it('is opened again when it is cut, and what came meanwhile is answered once', async () => {
    const { slack, requests } = bot;
    slack.dropsSockets();
    await vi.waitFor(() => expect(slack.sockets().open).toBe(0));
    const asked = await slack.alice.says({ channel: slack.channels.general }, '@costbot 10k');
    await vi.waitFor(() => expect(slack.sockets()).toEqual({ open: 1, ever: 2 }), 3_000);
    slack.clock.advance(60_000);

    const thread = { channel: slack.channels.general, thread: asked.ts };
    await vi.waitFor(() => expect(slack.alice.sees(thread)).toHaveLength(2));
    slack.clock.advance(300_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(slack.alice.sees(thread)).toHaveLength(2);
    expect(requests).toHaveLength(1);
  });

  it('is knocked for until Slack opens, and the bot is not ready meanwhile', {
    timeout: 15_000,
  }, async () => {
    const { slack, log } = bot;
    slack.fails('apps.connections.open', { kind: 'server-error', status: 500 }, 3);
    slack.dropsSockets();
    await vi.waitFor(() => expect(isReady()).toBe(false));
    await vi.waitFor(() => expect(isReady()).toBe(true), 10_000);

    expect(log.lines().filter(({ level }) => level >= 40)).toHaveLength(1);
    expect(log.lines().map(({ msg }) => msg)).toContain('The socket to Slack is open again.');
    await expectAnswer();
  });

  it('is no end of the process where the token of the app is refused, and that is logged once', async () => {
    const { slack, log } = bot;
    slack.fails('apps.connections.open', { kind: 'refused', error: 'invalid_auth' }, 2);
    slack.dropsSockets();
    await vi.waitFor(() => expect(isReady()).toBe(false));
    await vi.waitFor(() => expect(isReady()).toBe(true), 5_000);

    const errors = log.lines().filter(({ level }) => level >= 50);
    expect(errors.map(({ msg }) => msg)).toEqual([
      expect.stringContaining('Slack no longer takes SLACK_APP_TOKEN (invalid_auth)'),
    ]);
  });

  it('can be closed while it is knocked for', async () => {
    const { slack, platform } = bot;
    slack.fails('apps.connections.open', { kind: 'server-error', status: 500 }, 50);
    slack.dropsSockets();
    await vi.waitFor(() => expect(isReady()).toBe(false));
    const from = Date.now();
    await platform.close();

    expect(Date.now() - from).toBeLessThan(2_000);
    expect(slack.sockets().open).toBe(0);
  });
});

describe('a command that is acknowledged too late', () => {
  it('is answered all the same', async () => {
    const { alice, channels, clock } = bot.slack;
    const place = { channel: channels.random };
    const outcome = alice.command(place, '/estimate');
    clock.advance(3_000);

    expect(await outcome).toEqual({ kind: 'timed-out' });
    await vi.waitFor(() => expect(alice.sees(place)).toHaveLength(1));
  });
});

describe('a bot that is closed', () => {
  it.each(['socket', 'http'])(
    'leaves nothing open that would keep the process alive: %s',
    async (transport) => {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--input-type=module', '--eval', closeAndExit(transport)],
        { timeout: 8_000 },
      );

      expect(stdout).toBe('closed');
    },
    10_000,
  );
});

/** A program that ends by itself only where nothing is left open. */
function closeAndExit(transport: string): string {
  const bot = JSON.stringify(`${import.meta.dirname}/testing/slack-bot.ts`);
  return `
    const { startSlackBot } = await import(${bot});
    const card = { title: 'Hello', answer: 'Hello.', sections: [] };
    const hello = { kind: 'card', card, visibility: 'private' };
    const started = await startSlackBot((_, deliver) => deliver(hello), { transport: '${transport}' });
    await started.slack.alice.command({ channel: started.slack.channels.general }, '/estimate');
    await started.stop();
    process.stdout.write('closed');`;
}
