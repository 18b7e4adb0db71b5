import { createServer } from 'node:net';
import { type FakeSlack, startFakeSlack } from '@tollkeeper/fake-slack';
import { bundledCatalog } from '@tollkeeper/pricing';
import { afterEach, describe, expect, it } from 'vitest';

import type { RunningPlatform } from '../requests/platform.ts';
import { SLACK_SCOPES } from './scopes.ts';
import { type SlackConnection, startSlack } from './start-slack.ts';
import { connectionTo, freePort, memoryLog } from './testing/slack-bot.ts';

let slack: FakeSlack | undefined;

afterEach(async () => {
  await slack?.stop();
  slack = undefined;
});

function startWith(connection: SlackConnection): Promise<RunningPlatform> {
  const ports = { catalog: () => bundledCatalog(), log: memoryLog().logger, handle: async () => {} };
  return startSlack(connection, ports);
}

/** The sentence that a start ends with. */
async function sentenceOf(connection: SlackConnection): Promise<string> {
  const failed = await startWith(connection).then(
    () => undefined,
    (error: Error) => error.message,
  );
  if (failed === undefined) throw new Error('The start succeeded.');
  expect(failed).not.toContain(connection.botToken);
  return failed;
}

describe('a start that cannot succeed', () => {
  it('names SLACK_BOT_TOKEN and where to find it', async () => {
    slack = await startFakeSlack(SLACK_SCOPES);
    const wrong = { ...connectionTo(slack), botToken: 'xoxb-wrong' };

    expect(await sentenceOf(wrong)).toBe(
      'Slack does not take SLACK_BOT_TOKEN (invalid_auth): copy the "Bot User OAuth Token", which begins with xoxb-, from "OAuth & Permissions" of the app at https://api.slack.com/apps.',
    );
  });

  it('names SLACK_APP_TOKEN and how to make one', async () => {
    slack = await startFakeSlack(SLACK_SCOPES);
    const connection = connectionTo(slack);
    const mixedUp = { kind: 'socket', appToken: slack.botToken } as const;

    expect(
      await sentenceOf({ ...connection, transport: { kind: 'socket', appToken: 'xapp-wrong' } }),
    ).toMatch(/^Slack does not take SLACK_APP_TOKEN \(invalid_auth\): .* connections:write/);
    expect(await sentenceOf({ ...connection, transport: mixedUp })).toMatch(
      /^Slack does not take SLACK_APP_TOKEN \(not_allowed_token_type\)/,
    );
    expect(slack.sockets().ever).toBe(0);
  });

  it.each([...SLACK_SCOPES])('names the scope that is missing: %s', async (missing) => {
    slack = await startFakeSlack(SLACK_SCOPES.filter((scope) => scope !== missing));

    expect(await sentenceOf(connectionTo(slack))).toMatch(
      new RegExp(`^The token in SLACK_BOT_TOKEN lacks the scope ${missing}: give the app the manifest`),
    );
  });

  it('names all scopes that are missing at once', async () => {
    slack = await startFakeSlack([]);

    expect(await sentenceOf(connectionTo(slack))).toContain(`lacks the scopes ${SLACK_SCOPES.join(', ')}: `);
  });

  it('names the address that cannot be reached, after a while', { timeout: 20_000 }, async () => {
    const port = await freePort();
    const connection = {
      botToken: 'xoxb-any',
      transport: { kind: 'socket', appToken: 'xapp-any' },
      apiUrl: `http://127.0.0.1:${port}/api/`,
    } as const;

    expect(await sentenceOf(connection)).toBe(
      `Slack could not be reached at 127.0.0.1:${port} (ECONNREFUSED): check the network and TOLLKEEPER_SLACK_API_URL, then start again.`,
    );
  });

  it('names the port that is taken', async () => {
    slack = await startFakeSlack(SLACK_SCOPES);
    const port = await freePort();
    const other = createServer();
    await new Promise<void>((listening) => other.listen(port, '127.0.0.1', listening));
    const transport = { kind: 'http', signingSecret: 's', port, host: '127.0.0.1' } as const;

    expect(await sentenceOf({ ...connectionTo(slack), transport })).toBe(
      `The bot cannot listen on port ${port} for Slack (EADDRINUSE): set slack.port in bot.yaml to a port that is free, or end what uses it.`,
    );
    other.close();
  });
});

describe('a start in a moment of trouble', () => {
  it('goes on once Slack answers', { timeout: 15_000 }, async () => {
    slack = await startFakeSlack(SLACK_SCOPES);
    slack.fails('auth.test', { kind: 'server-error', status: 503 }, 2);
    slack.fails('apps.connections.open', { kind: 'rate-limited', retryAfter: 1 });
    const platform = await startWith(connectionTo(slack));

    expect(platform.isReady()).toBe(true);
    await platform.close();
  });
});
