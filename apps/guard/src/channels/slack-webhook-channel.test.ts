import { type FakeSlack, startFakeSlack } from '@tollkeeper/fake-slack';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { slackWebhookChannel } from './slack-webhook-channel.ts';
import { alertCardOf, alertMessage, CHART } from './testing/messages.ts';
import { startScriptedServer } from './testing/scripted-server.ts';

let slack: FakeSlack;

beforeEach(async () => {
  slack = await startFakeSlack();
});

afterEach(() => slack.stop());

const channel = () => slackWebhookChannel({ name: 'ops', url: () => slack.webhookUrl });
const seen = () => slack.alice.sees({ channel: slack.channels.general });

/** A server that answers with a status and a bare word. */
const answering = async (status: number, body: string) => {
  const server = await startScriptedServer();
  server.plays({ status, body });
  const hook = slackWebhookChannel({ name: 'ops', url: () => `${server.url}/services/x` });
  const found = { outcome: await hook.send(alertMessage()), check: await hook.check() };
  await server.close();
  return found;
};

describe('slackWebhookChannel', () => {
  it('goes without the blocks of 2026 where Slack refuses them', async () => {
    slack.takesNativeBlocks(false);
    const card = alertCardOf('Spend rises.', [CHART]);

    expect(await channel().send(alertMessage({ card }))).toMatchObject({ kind: 'sent' });
    expect(seen()).toHaveLength(1);
  });

  it.each([
    [200, 'no_service'],
    [404, 'no_service'],
    [403, 'action_prohibited'],
    [410, 'channel_is_archived'],
  ])('is broken by %i with the word %s, which it names with the fix', async (status, word) => {
    const { outcome, check } = await answering(status, word);

    expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringContaining(`(${word}): `) });
    expect(check).toMatchObject({ kind: 'refused' });
  });

  it('tries again where Slack stumbles over its own storing', async () => {
    expect((await answering(500, 'rollup_error')).outcome).toMatchObject({ kind: 'again', ambiguous: false });
  });

  it('waits where Slack limits it', async () => {
    slack.fails('incoming_webhook', { kind: 'rate-limited', retryAfter: 7 });
    const before = Date.now();
    const outcome = await channel().send(alertMessage());

    expect(outcome.kind === 'wait' && outcome.untilMs - before).toBeGreaterThanOrEqual(7_000);
  });

  it('says that an archived channel is the reason', async () => {
    slack.closesWebhook('archived');
    expect(await channel().send(alertMessage())).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('channel_is_archived'),
    });
  });

  it.each([
    'http://hooks.slack.com/services/made-up',
    'https://user:made-up@hooks.slack.com/x',
    'made-up',
    '',
  ])('refuses the address %o and does not quote it', async (url) => {
    const hook = slackWebhookChannel({ name: 'ops', url: () => url });
    const said = [await hook.send(alertMessage()), await hook.check()];

    expect(said).toMatchObject([{ kind: 'refused' }, { kind: 'refused' }]);
    expect(JSON.stringify(said)).not.toContain('made-up');
  });
});
