import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';

import { type Environment, parseSettings } from './parse-settings.ts';
import type { Settings } from './settings.ts';
import { TOKENS } from './testing/made-up-tokens.ts';

const SLACK = { SLACK_BOT_TOKEN: TOKENS.bot, SLACK_APP_TOKEN: TOKENS.app };

function settings(environment: Environment, yaml = ''): Settings {
  const parsed = parseSettings(environment, { name: 'bot.yaml', text: yaml });
  if (parsed.kind === 'mistaken') throw new Error(parsed.mistakes.join('\n'));
  return parsed.settings;
}

function mistakes(environment: Environment, yaml = ''): readonly string[] {
  const parsed = parseSettings(environment, { name: 'bot.yaml', text: yaml });
  return parsed.kind === 'mistaken' ? parsed.mistakes : [];
}

function missing(environment: Environment, yaml = ''): readonly string[] {
  const { slack } = settings(environment, yaml);
  return slack.kind === 'incomplete' ? slack.missing.map((each) => each.split(' ')[0] ?? '') : [];
}

describe('parseSettings', () => {
  it('needs nothing: both platforms are off then', () => {
    expect(settings({ SLACK_BOT_TOKEN: ' ' })).toMatchObject({
      slack: { kind: 'off' },
      discord: { kind: 'off' },
      store: { kind: 'file', path: 'tollkeeper.db' },
      logLevel: 'info',
    });
  });

  it('connects Slack through a socket, or through http where the file says so', () => {
    const { slack } = settings(SLACK);
    expect(slack).toMatchObject({ kind: 'ready', connection: { transport: { kind: 'socket' } } });
    const http = settings(
      { SLACK_BOT_TOKEN: TOKENS.bot, SLACK_SIGNING_SECRET: TOKENS.signing },
      'slack: { transport: http, url: "https://bot.example.com" }',
    );
    expect(http.slack).toMatchObject({
      kind: 'ready',
      connection: { transport: { kind: 'http', port: 3_000 } },
    });
    expect(http.slackAddress).toBe('https://bot.example.com');
    if (slack.kind === 'ready') expect(slack.connection.botToken()).toBe(TOKENS.bot);
  });

  it.each<[string, Environment, readonly string[]]>([
    ['only a bot token', { SLACK_BOT_TOKEN: TOKENS.bot }, ['SLACK_APP_TOKEN']],
    ['only an app token', { SLACK_APP_TOKEN: TOKENS.app }, ['SLACK_BOT_TOKEN']],
    [
      'only a signing secret',
      { SLACK_SIGNING_SECRET: TOKENS.signing },
      ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
    ],
  ])('says what Slack lacks with %s', (_, environment, names) => {
    expect(missing(environment)).toEqual(names);
  });

  it('needs the signing secret for http', () => {
    expect(missing(SLACK, 'slack: { transport: http }')).toEqual(['SLACK_SIGNING_SECRET']);
  });

  it('tells the mistakes of the environment, of the reader and of the file at once', () => {
    const found = mistakes(
      {
        SLACK_BOT_TOKEN: TOKENS.app,
        DISCORD_BOT_TOKEN: `"${TOKENS.discord}"`,
        TOLLKEEPER_SLACK_API_URL: 'http://slack.example/api/',
        TOLLKEEPER_LOG_LEVEL: 'loud',
        TOLLKEEPER_READER_MODEL: 'a/b',
      },
      'slack:\n  answers: loud',
    );
    expect(found.map((each) => each.split(' ').slice(0, 3).join(' '))).toEqual([
      "SLACK_BOT_TOKEN holds Slack's",
      'DISCORD_BOT_TOKEN stands in',
      'TOLLKEEPER_SLACK_API_URL must be',
      'TOLLKEEPER_LOG_LEVEL must be',
      'TOLLKEEPER_READER_MODEL is set',
      'bot.yaml line 2:',
    ]);
  });

  it.each(['http://127.0.0.1:4000/api/', 'http://localhost:4000/api/', 'https://slack.example/api/'])(
    'lets another server stand in for a platform at %s',
    (url) => {
      const { slack, discord } = settings({
        ...SLACK,
        DISCORD_BOT_TOKEN: TOKENS.discord,
        TOLLKEEPER_SLACK_API_URL: url,
        TOLLKEEPER_DISCORD_API_URL: url,
      });
      expect([slack, discord]).toEqual([
        expect.objectContaining({ connection: expect.objectContaining({ apiUrl: url }) }),
        expect.objectContaining({ connection: expect.objectContaining({ apiUrl: url }) }),
      ]);
    },
  );

  it('shows no secret in any print of the settings', () => {
    const made = settings({ ...SLACK, DISCORD_BOT_TOKEN: TOKENS.discord });
    const printed = `${inspect(made, { depth: 9, showHidden: true })} ${JSON.stringify(made)}`;
    for (const secret of Object.values(TOKENS)) expect(printed).not.toContain(secret);
  });
});
