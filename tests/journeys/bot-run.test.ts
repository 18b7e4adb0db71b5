import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeDiscord, startFakeDiscord } from '@tollkeeper/fake-discord';
import { type FakeSlack, startFakeSlack } from '@tollkeeper/fake-slack';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type BotService, freePort, startBotService, whenReady } from './bot-service.ts';
import { type FakeReader, startFakeReader } from './fake-reader.ts';
import { runProgram } from './program.ts';

const QUESTION = 'Sonnet 4.6, 100 users, 20 active days, 3 requests per user per day, 2,000 in, 500 out';
/** 6,000 requests: 12M input tokens at $3 and 3M output tokens at $15 per million. */
const ANSWER = '$81.00 a month for 6,000 requests';
const PLANTED = ['sk-or-v1', '0123456789abcdef0123456789abcdef'].join('-');

let folder: string;
let slack: FakeSlack;
let discord: FakeDiscord;
let reader: FakeReader | undefined;
const running: BotService[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tollkeeper-bot-'));
  slack = await startFakeSlack();
  discord = await startFakeDiscord();
});

afterEach(async () => {
  for (const bot of running.splice(0)) {
    bot.signal('SIGTERM');
    await bot.ended;
  }
  await reader?.close();
  reader = undefined;
  await slack.stop();
  await discord.close();
  await rm(folder, { recursive: true, force: true });
});

function both() {
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    TOLLKEEPER_SLACK_API_URL: slack.apiUrl,
    DISCORD_BOT_TOKEN: discord.token,
    TOLLKEEPER_DISCORD_API_URL: discord.api,
  };
}

async function start(env: Readonly<Record<string, string>>, yaml = ''): Promise<BotService> {
  const bot = await startBotService({ folder, env, yaml });
  running.push(bot);
  return bot;
}

function seenOnSlack(thread?: string): string {
  const place = { channel: slack.channels.general, ...(thread !== undefined && { thread }) };
  return JSON.stringify(slack.alice.sees(place));
}

describe('bot run', () => {
  it('answers on both platforms from one process, and ends with 0 when it is told to', async () => {
    const bot = await start(both());
    await whenReady(bot);
    expect(await bot.health('/readyz')).toEqual({
      status: 200,
      body: { ready: true, parts: { slack: true, discord: true, store: true } },
    });

    const erin = discord.join('erin');
    await slack.alice.command({ channel: slack.channels.general }, `/estimate ${QUESTION}`);
    erin.slash('estimate', { scenario: QUESTION });
    const asked = await slack.alice.says({ channel: slack.channels.general }, `@costbot ${QUESTION}`);
    erin.mention(QUESTION);
    await expect.poll(() => seenOnSlack(), { timeout: 20_000 }).toContain(ANSWER);
    await expect.poll(() => seenOnSlack(asked.ts), { timeout: 20_000 }).toContain(ANSWER);
    await expect
      .poll(() => erin.sees().filter(({ text }) => text.includes(ANSWER)).length, { timeout: 20_000 })
      .toBe(2);

    const before = performance.now();
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(bot.stderr()).toBe('');
    expect(slack.sockets().open).toBe(0);
  });

  it('writes no secret and nothing that people said into its log, and no secret into its files', async () => {
    const bot = await start(both());
    await whenReady(bot);
    const erin = discord.join('erin');
    // 77,777 × (2,000 × $0.25 + 500 × $2) / 1M = $116.6655.
    const text = `my key is ${PLANTED}: what do 77,777 requests cost on gpt-5 mini, 2k in, 500 out`;
    await slack.alice.command({ channel: slack.channels.general }, `/estimate ${text}`);
    erin.direct(text);
    await expect.poll(() => seenOnSlack(), { timeout: 20_000 }).toContain('77,777');
    await expect
      .poll(() => JSON.stringify(erin.sees(erin.directMessages())), { timeout: 20_000 })
      .toContain('$116.67 for 77,777 calls');
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);

    const output = bot.stdout() + bot.stderr();
    const files = await bot.files();
    expect(files).toContain('77,777');
    expect(output).not.toMatch(/77,?777|gpt-5/i);
    const secrets = [slack.botToken, slack.appToken, discord.token, PLANTED];
    for (const secret of secrets) {
      expect(output).not.toContain(secret);
      expect(files).not.toContain(secret);
    }
    for (const line of bot.stdout().trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
  });

  it('takes the signed requests of Slack by http where bot.yaml says so', async () => {
    const port = await freePort();
    const env = {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      TOLLKEEPER_SLACK_API_URL: slack.apiUrl,
    };
    const bot = await start(env, `slack: { transport: http, port: ${port}, answers: shared }`);
    await whenReady(bot);
    slack.deliversTo(`http://127.0.0.1:${port}/slack/events`);
    await slack.alice.command({ channel: slack.channels.general }, `/estimate ${QUESTION}`);

    await expect.poll(() => seenOnSlack(), { timeout: 20_000 }).toContain(ANSWER);
    expect(slack.bob.sees({ channel: slack.channels.general })).not.toEqual([]);
    expect(slack.sockets().ever).toBe(0);
    expect(bot.stdout()).not.toContain(slack.signingSecret);
  });

  it('answers where, and tells about spend whom, bot.yaml says', async () => {
    const bot = await start(
      both(),
      'slack: { channels: [C0FINANCE], spend: { people: [U0ALICE], ask: "the treasurer" } }',
    );
    await whenReady(bot);
    const { alice, bob, channels } = slack;
    await alice.command({ channel: channels.general }, `/estimate ${QUESTION}`);
    await expect
      .poll(() => seenOnSlack(), { timeout: 20_000 })
      .toContain('in other channels, not in this one');
    await alice.command({ channel: channels.finance }, '/budget');
    await expect
      .poll(() => JSON.stringify(alice.sees({ channel: channels.finance })), { timeout: 20_000 })
      .toContain('no OpenRouter account is connected');
    await bob.says(bob.direct, '/budget');
    await expect
      .poll(() => JSON.stringify(bob.sees(bob.direct)), { timeout: 20_000 })
      .toContain('Ask the treasurer');
    expect(bot.stdout()).not.toContain('treasurer');
  });

  it('says which part is not ready while the other platform goes on', async () => {
    const bot = await start(both());
    await whenReady(bot);
    await slack.revokes('token_revoked');

    await expect.poll(async () => (await bot.health('/readyz')).status, { timeout: 20_000 }).toBe(503);
    expect((await bot.health('/readyz')).body).toEqual({
      ready: false,
      parts: { slack: false, discord: true, store: true },
    });
    expect((await bot.health('/healthz')).status).toBe(200);
    const erin = discord.join('erin');
    erin.mention(QUESTION);
    await expect.poll(() => JSON.stringify(erin.sees()), { timeout: 20_000 }).toContain(ANSWER);
  });

  it('refuses to start half: both sentences come, and none stays connected', async () => {
    discord.revokeToken();
    const env = { ...both(), SLACK_APP_TOKEN: `${slack.appToken}-of-yesterday` };
    const bot = await start(env);

    expect(await bot.ended).toBe(2);
    expect(bot.stderr()).toMatch(/^tollkeeper: .*SLACK_APP_TOKEN.*\ntollkeeper: .*DISCORD_BOT_TOKEN.*\n$/);
    for (const secret of [slack.botToken, slack.appToken, discord.token]) {
      expect(bot.stderr() + bot.stdout()).not.toContain(secret);
    }
    expect(slack.sockets().open).toBe(0);
  });

  it('points to the guides and to the terminal when no chat is set up', async () => {
    const none = { SLACK_BOT_TOKEN: '', DISCORD_BOT_TOKEN: '' };
    const { stdout, stderr, status } = await runProgram('bot', ['bot', 'run'], { env: none });

    expect([stdout, status]).toEqual(['', 2]);
    expect(stderr).toBe(
      'tollkeeper: no chat is set up: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (docs/slack.md) or DISCORD_BOT_TOKEN (docs/discord.md). Without either, npm start answers here in the terminal.\n',
    );
  });

  it.each([
    ['the store', 'TOLLKEEPER_STORE', '/none/bot.db'],
    ['the rates', 'TOLLKEEPER_RATES', '/none/rates.yaml'],
  ])('names %s that it cannot use, before it connects', async (_, variable, name) => {
    const env = { [variable]: name };
    const bot = await start({ ...both(), ...env });

    expect(await bot.ended).toBe(2);
    expect(bot.stderr()).toContain(name);
    expect(slack.calls).toEqual([]);
  });

  it('names a port for its health that is taken, before it connects', async () => {
    const taken = new URL(slack.apiUrl).port;
    const config = join(folder, 'taken.yaml');
    await writeFile(config, `health: { port: ${taken} }`);
    const bot = await start({ ...both(), TOLLKEEPER_BOT_CONFIG: config });

    expect(await bot.ended).toBe(2);
    expect(bot.stderr()).toContain(`health.port ${taken} on 127.0.0.1 cannot be opened (EADDRINUSE)`);
    expect(slack.calls).toEqual([]);
  });

  it('answers what is under way before it ends, and tells whoever comes later that it restarts', async () => {
    let read = (): void => {};
    reader = await startFakeReader(() => new Promise((resolve) => (read = () => resolve({}))));
    const bot = await start({ ...both(), ...reader.env });
    await whenReady(bot);
    const erin = discord.join('erin');
    erin.mention(`${QUESTION}, blorp 500`);
    await expect.poll(() => reader?.asked.length, { timeout: 20_000 }).toBe(1);

    bot.signal('SIGTERM');
    await expect
      .poll(async () => (await bot.health('/readyz')).body, { timeout: 5_000 })
      .toEqual({
        ready: false,
        parts: { slack: false, discord: false, store: true },
      });
    await slack.alice.command({ channel: slack.channels.general }, `/estimate ${QUESTION}`);
    await expect.poll(() => seenOnSlack(), { timeout: 5_000 }).toContain('I am restarting');
    read();
    expect(await bot.ended).toBe(0);
    expect(JSON.stringify(erin.sees())).toContain(ANSWER);
    expect(seenOnSlack()).not.toContain(ANSWER);
  });

  it('ends at once with the second signal, and with the first one after ten seconds at most', async () => {
    reader = await startFakeReader(() => new Promise(() => {}));
    const env = { ...both(), ...reader.env, TOLLKEEPER_READER_TIMEOUT_MS: '60000' };
    for (const [signals, status, most] of [
      [['SIGTERM', 'SIGINT'], 130, 3_000],
      [['SIGTERM'], 0, 11_000],
    ] as const) {
      const bot = await start(env);
      await whenReady(bot);
      const asked = reader.asked.length;
      discord.join('erin').mention(`${QUESTION}, blorp 500`);
      await expect.poll(() => reader?.asked.length, { timeout: 20_000 }).toBe(asked + 1);

      const before = performance.now();
      for (const signal of signals) {
        bot.signal(signal);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      expect(await bot.ended).toBe(status);
      expect(performance.now() - before).toBeLessThan(most);
    }
  });
});

describe('bot check', () => {
  it('says that both are ready, as a program', async () => {
    const { stdout, stderr, status } = await runProgram('bot', ['bot', 'check'], { env: both() });

    expect(stdout).toContain('Slack    ready: workspace "fake", as @costbot, by Socket Mode');
    expect(stdout).toContain('Discord  ready: as tollkeeper');
    expect([stderr, status]).toEqual(['', 0]);
  });
});
