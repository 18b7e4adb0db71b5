import { type FakeSlack, startFakeSlack } from '@tollkeeper/fake-slack';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { OutgoingMessage } from './channel.ts';
import { slackChannel } from './slack-channel.ts';
import { alertCardOf, alertMessage, CHART, LONG } from './testing/messages.ts';

let slack: FakeSlack;

beforeEach(async () => {
  slack = await startFakeSlack();
});

afterEach(() => slack.stop());

const channelAt = (channel: string, from = slack) =>
  slackChannel({ name: 'ops', token: () => from.botToken, channel, apiUrl: from.apiUrl });
const send = (message: OutgoingMessage) => channelAt(slack.channels.general).send(message);
const seen = () => slack.alice.sees({ channel: slack.channels.general });
const blocksOf = (type: string) =>
  seen().flatMap(({ blocks }) => blocks.filter((block) => block['type'] === type));
const methods = () => slack.calls.map(({ method }) => method);

const posted = async () => {
  const outcome = await send(alertMessage());
  if (outcome.kind !== 'sent') throw new Error(outcome.kind);
  return outcome.receipt;
};

describe('slackChannel', () => {
  it('draws a chart with the blocks of Slack and uploads nothing', async () => {
    await send(alertMessage({ card: alertCardOf('Spend rises.', [CHART]) }));

    expect(blocksOf('data_visualization')).toHaveLength(1);
    expect(methods()).toEqual(['chat.postMessage']);
  });

  it('goes without the blocks of 2026 where Slack refuses them', async () => {
    slack.takesNativeBlocks(false);
    expect(await send(alertMessage({ card: alertCardOf('Spend rises.', [CHART]) }))).toMatchObject({
      kind: 'sent',
    });

    expect(blocksOf('header')).toHaveLength(1);
    expect(blocksOf('data_visualization')).toEqual([]);
    expect(seen()).toHaveLength(1);
  });

  it('goes as text where Slack refuses every block, in a change too', async () => {
    slack.fails('chat.postMessage', { kind: 'refused', error: 'invalid_blocks' }, 2);
    const receipt = await posted();
    expect(seen()).toMatchObject([{ blocks: [], text: expect.stringContaining('$475 of $500') }]);

    slack.fails('chat.update', { kind: 'refused', error: 'msg_too_long' }, 2);
    const card = alertCardOf('Resolved.');
    expect(await send(alertMessage({ card, edits: receipt, pings: false }))).toMatchObject({ kind: 'sent' });
    expect(seen()).toMatchObject([{ blocks: [], edited: true, text: expect.stringContaining('Resolved.') }]);
  });

  it('says the whole of a card that is cut in its thread', async () => {
    await send(alertMessage({ card: alertCardOf('400 keys are near their limits.', LONG) }));
    const [first] = seen();
    const thread = slack.alice.sees({ channel: slack.channels.general, thread: first?.ts ?? '' });

    expect(JSON.stringify(first?.blocks)).not.toContain('team-399');
    expect(thread).toHaveLength(2);
    expect(thread[1]?.text).toContain('team-399');
    expect(seen()).toHaveLength(1);
  });

  it('tells of a change that pings in the thread of the message and in the channel', async () => {
    const edits = await posted();
    const card = alertCardOf('Resolved: the limit was raised.');
    await send(alertMessage({ card, edits }));

    expect(methods()).toEqual(['chat.postMessage', 'chat.update', 'chat.postMessage']);
    expect(slack.calls.at(-1)?.args).toMatchObject({
      thread_ts: edits.message,
      reply_broadcast: 'true',
      text: expect.stringContaining('the limit was raised'),
    });
  });

  it('tells of a change again where only the telling failed', async () => {
    const edits = await posted();
    slack.fails('chat.postMessage', { kind: 'server-error', status: 503 });

    expect(await send(alertMessage({ edits }))).toMatchObject({ kind: 'again', ambiguous: false });
    expect(await send(alertMessage({ edits }))).toEqual({ kind: 'sent', receipt: edits });
  });

  it.each([
    ['message_not_found', 'gone'],
    ['edit_window_closed', 'gone'],
    ['cant_update_message', 'gone'],
    ['channel_not_found', 'refused'],
    ['internal_error', 'again'],
    ['service_unavailable', 'again'],
    ['ratelimited', 'wait'],
    ['a_word_of_tomorrow', 'refused'],
  ])('takes %s for %s', async (error, kind) => {
    const edits = await posted();
    slack.fails('chat.update', { kind: 'refused', error });

    expect(await send(alertMessage({ edits }))).toMatchObject({ kind });
  });

  it('names the fix of a refusal', async () => {
    expect(await channelAt(slack.channels.random).send(alertMessage())).toEqual({
      kind: 'refused',
      reason: `Slack refuses messages to ${slack.channels.random} (not_in_channel): invite the bot to the channel, or set another channel.`,
    });
  });

  it('tries each call once', async () => {
    slack.fails('chat.postMessage', { kind: 'server-error', status: 500 }, 5);
    await send(alertMessage());

    expect(methods()).toEqual(['chat.postMessage']);
  });
});

describe('the check of slackChannel', () => {
  it('names the bot, the channel and the workspace', async () => {
    expect(await channelAt(slack.channels.general).check()).toEqual({
      kind: 'ready',
      as: `@costbot in ${slack.channels.general} of the workspace "fake"`,
    });
  });

  it('finds that the bot is not in the channel', async () => {
    expect(await channelAt(slack.channels.random).check()).toMatchObject({
      kind: 'refused',
      problem: expect.stringContaining('invite the bot'),
    });
  });

  it('finds that the token lacks the scope', async () => {
    const few = await startFakeSlack(['commands']);
    expect(await channelAt(few.channels.general, few).check()).toMatchObject({
      kind: 'refused',
      problem: expect.stringContaining('chat:write'),
    });
    await few.stop();
  });

  it('is of no harm to a channel that is busy', async () => {
    slack.fails('auth.test', { kind: 'rate-limited', retryAfter: 5 });
    expect(await channelAt(slack.channels.general).check()).toMatchObject({ kind: 'unreachable' });
  });
});
