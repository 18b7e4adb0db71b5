import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeDiscord } from '@tollkeeper/fake-discord';
import { startFakeSlack, USUAL_SCOPES } from '@tollkeeper/fake-slack';
import { openStore } from '@tollkeeper/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { COMMANDS } from '../commands/commands.ts';
import type { Environment } from '../configuration/parse-settings.ts';
import { TOKENS } from '../configuration/testing/made-up-tokens.ts';
import { SLACK_SCOPES } from '../slack/scopes.ts';
import { checkBot } from './check-bot.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const UNREACHABLE = 'http://127.0.0.1:9/';

let folder: string;
const ends: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tollkeeper-check-'));
});

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await rm(folder, { recursive: true, force: true });
});

async function slackThere(scopes?: readonly string[]) {
  const fake = await startFakeSlack(scopes);
  ends.push(fake.stop);
  return {
    fake,
    environment: {
      SLACK_BOT_TOKEN: fake.botToken,
      SLACK_APP_TOKEN: fake.appToken,
      TOLLKEEPER_SLACK_API_URL: fake.apiUrl,
    },
  };
}

async function discordThere() {
  const fake = await startFakeDiscord();
  ends.push(fake.close);
  return { fake, environment: { DISCORD_BOT_TOKEN: fake.token, TOLLKEEPER_DISCORD_API_URL: fake.api } };
}

/** Runs a check with a bot.yaml; without the part behind the summary. */
async function check(environment: Environment, yaml = '') {
  const config = join(folder, 'bot.yaml');
  await writeFile(config, yaml);
  const { text, status } = await checkBot({ TOLLKEEPER_BOT_CONFIG: config, ...environment }, NOW);
  const [summary = ''] = text.split('\n\nSlack manifest');
  return { text, summary, status, last: text.split('\n').at(-1) };
}

describe('checkBot', () => {
  it('says where to begin when nothing is set up', async () => {
    const { summary, last, status } = await check({});

    expect(summary).toBe(
      [
        'Slack    not set up',
        'Discord  not set up',
        '',
        'Memory   tollkeeper.db',
        'Reader   off',
        'Prices   the bundled catalog',
        'Health   off',
      ].join('\n'),
    );
    expect(last).toBe(
      'Next: follow docs/slack.md or docs/discord.md (about ten minutes). Without either, npm start answers here in the terminal.',
    );
    expect(status).toBe(2);
  });

  it('asks both platforms, and says as whom the bot is known there and who may do what', async () => {
    const [slack, discord] = [await slackThere(), await discordThere()];
    const { summary, last, status } = await check(
      {
        ...slack.environment,
        ...discord.environment,
        TOLLKEEPER_STORE: 'bot.db',
        TOLLKEEPER_READER_MODEL: 'google/gemini-3.5-flash-lite',
        OPENROUTER_API_KEY: 'made-up',
      },
      `slack: { channels: [C0GENERAL, C0FINANCE], spend: { people: [U0ALICE], channels: [C0FINANCE] } }
discord: { answers: shared }
questions_per_minute: 5
health: { port: 8080 }`,
    );

    expect(summary).toBe(
      [
        'Slack    ready: workspace "fake", as @costbot, by Socket Mode',
        'Discord  ready: as tollkeeper',
        '',
        'Access   5 questions a minute for each person',
        '  Slack    in 2 channels; answers to commands are private until shared; spend is for 1 person, 1 channel',
        '  Discord  in every channel; answers to commands are shared; spend is for nobody',
        'Memory   bot.db',
        'Reader   google/gemini-3.5-flash-lite, 20 messages a day for each person, 200 in all',
        'Prices   the bundled catalog',
        'Health   http://127.0.0.1:8080/healthz and /readyz',
      ].join('\n'),
    );
    expect(last).toBe('Next: npx pnpm -s bot run, then mention the bot or type /estimate in a channel.');
    expect(status).toBe(0);
  });

  it('opens no connection, registers nothing and writes no file', async () => {
    const [slack, discord] = [await slackThere(), await discordThere()];
    const path = join(folder, 'memory.db');
    await check({ ...slack.environment, ...discord.environment, TOLLKEEPER_STORE: path });

    expect(slack.fake.sockets().ever).toBe(0);
    expect(slack.fake.calls.map(({ method }) => method).toSorted()).toEqual([
      'apps.connections.open',
      'auth.test',
    ]);
    expect(discord.fake.calls).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['bot.yaml']);
  });

  it.each([
    ['a folder that is not there', join('missing', 'bot.db'), 'missing'],
    ['a folder in its place', '.', 'is a folder'],
    ['a file that is no database', 'bot.yaml', 'bot.yaml'],
  ])('opens the store as a run does, and says what is in the way: %s', async (_, name, part) => {
    const { environment } = await discordThere();
    const yaml = `# ${'no database '.repeat(100)}`;
    const { summary, status, last } = await check(
      { ...environment, TOLLKEEPER_STORE: join(folder, name) },
      yaml,
    );
    const [, corrected = ''] = summary.split('To be corrected');

    expect(corrected).toContain(part);
    expect(corrected).not.toContain('.try-');
    expect(status).toBe(2);
    expect(last).toContain('correct what is listed above');
    expect(await readdir(folder)).toEqual(['bot.yaml']);
  });

  it('leaves a store that is there as it is', async () => {
    const { environment } = await discordThere();
    const path = join(folder, 'bot.db');
    const store = await openStore({ path });
    await store.close();
    const { status } = await check({ ...environment, TOLLKEEPER_STORE: path });

    expect(status).toBe(0);
    expect(await readdir(folder)).toEqual(['bot.db', 'bot.yaml']);
  });

  it('makes the manifest and the invite link from the commands and the scopes', async () => {
    const { fake, environment } = await discordThere();
    const { text } = await check(environment);

    for (const { name } of COMMANDS) expect(text).toContain(`command: /${name}\n`);
    for (const scope of SLACK_SCOPES) expect(text).toContain(`- ${scope}\n`);
    expect(text).toContain('socket_mode_enabled: true');
    // Where the guide says that it begins and ends; and no form of YAML that a web page may not know.
    expect(text).toMatch(/YAML:\n\n_metadata:\n[^&*]+\n {2}org_deploy_enabled: false\n\nDiscord/);
    // View Channels 2^10, Send Messages 2^11, Attach Files 2^15, Read Message History 2^16, Send Messages in Threads
    // 2^38: 1,024 + 2,048 + 32,768 + 65,536 + 274,877,906,944.
    expect(text).toContain(
      `https://discord.com/oauth2/authorize?client_id=${fake.applicationId}&scope=bot+applications.commands&permissions=274878008320`,
    );
  });

  it('writes the public address into the manifest for http', async () => {
    const { text } = await check({}, 'slack: { transport: http, url: "https://bot.example.com/" }');

    expect(text).toContain('request_url: https://bot.example.com/slack/events');
    expect(text).toContain('socket_mode_enabled: false');
    expect((await check({}, 'slack: { transport: http }')).text).toContain(
      'request_url: https://YOUR-HOST/slack/events',
    );
  });

  it('names the scopes that an app from an older manifest lacks', async () => {
    const { environment } = await slackThere(USUAL_SCOPES.filter((scope) => scope !== 'files:write'));
    const { summary, status } = await check(environment);

    expect(summary).toContain('Slack    refused');
    expect(summary).toContain(
      '  - The token in SLACK_BOT_TOKEN lacks the scope files:write: give the app the manifest',
    );
    expect(status).toBe(2);
  });

  it('says which token a platform refuses', async () => {
    const slack = await slackThere();
    const discord = await discordThere();
    discord.fake.revokeToken();
    const { summary, status, text } = await check({
      ...slack.environment,
      ...discord.environment,
      SLACK_APP_TOKEN: TOKENS.app,
    });

    expect(summary).toContain('  - Slack refuses SLACK_APP_TOKEN (invalid_auth): make a new App-Level Token');
    expect(summary).toContain('  - Discord refuses DISCORD_BOT_TOKEN: make a new token');
    expect(text).not.toContain(TOKENS.app);
    expect(status).toBe(2);
  });

  it('is not ready where a platform cannot be asked', async () => {
    const { summary, status } = await check({
      SLACK_BOT_TOKEN: TOKENS.bot,
      SLACK_APP_TOKEN: TOKENS.app,
      TOLLKEEPER_SLACK_API_URL: UNREACHABLE,
      DISCORD_BOT_TOKEN: TOKENS.discord,
      TOLLKEEPER_DISCORD_API_URL: UNREACHABLE,
    });

    expect(summary).toContain('Slack    set up, but it could not be asked');
    expect(summary).toMatch(/- Slack could not be asked \(.+\): check the network/);
    expect(summary).toMatch(/- Discord could not be asked \(.+\): check the network/);
    expect(status).toBe(2);
  });

  it('takes a busy or broken platform for one that could not be asked, and not for a wrong token', async () => {
    const { fake, environment } = await slackThere();
    fake.fails('auth.test', { kind: 'server-error', status: 503 });
    expect((await check(environment)).summary).toContain('Slack could not be asked (status 503)');
    fake.fails('apps.connections.open', { kind: 'rate-limited', retryAfter: 30 });
    expect((await check(environment)).summary).toContain('Slack could not be asked (status 429)');
  });

  it('says what is missing of a platform that is half set up, while the other is ready', async () => {
    const { environment } = await discordThere();
    const { summary, status } = await check({ ...environment, SLACK_BOT_TOKEN: TOKENS.bot });

    expect(summary).toContain('Slack    incomplete');
    expect(summary).toContain('  - SLACK_APP_TOKEN is missing');
    expect(status).toBe(2);
  });

  it('lists every mistake of the environment, of bot.yaml and of the rates, and shows no secret', async () => {
    const wrong = await check({ SLACK_BOT_TOKEN: TOKENS.app }, `discord: { token: ${TOKENS.discord} }`);

    expect(wrong.text).toMatch(
      /^To be corrected\n {2}- SLACK_BOT_TOKEN holds .+\n {2}- .+bot\.yaml line 1: a secret stands here.+\n\nNext: correct them/,
    );
    expect(wrong.status).toBe(2);
    for (const secret of Object.values(TOKENS)) expect(wrong.text).not.toContain(secret.slice(0, -4));
    const { environment } = await discordThere();
    const rates = await check({ ...environment, TOLLKEEPER_RATES: join(folder, 'none.yaml') });
    expect(rates.summary).toContain('none.yaml, which cannot be read: there is no such file');
    expect(rates.status).toBe(2);
  });
});
