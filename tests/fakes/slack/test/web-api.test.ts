import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type FakeSlack, type Seen, startFakeSlack, USUAL_SCOPES } from '../src/index.ts';
import { SILENT } from './minimal-app.ts';

let slack: FakeSlack;

beforeEach(async () => {
  slack = await startFakeSlack();
});

afterEach(() => slack.stop());

describe('the Web API, asked by the real client', () => {
  it.each([
    ['an unknown token', () => client('xoxb-other').auth.test(), 'invalid_auth'],
    ['no token', () => client('').auth.test(), 'not_authed'],
    [
      'the app token for a message',
      () => say(client(slack.appToken), slack.channels.general),
      'not_allowed_token_type',
    ],
    ['the bot token for a socket', () => client().apps.connections.open(), 'not_allowed_token_type'],
    ['a channel that is not there', () => say(client(), 'C0NONE'), 'channel_not_found'],
    ['a channel without the bot', () => say(client(), slack.channels.random), 'not_in_channel'],
    [
      'an ephemeral message to a stranger',
      () => whisper(slack.channels.finance, slack.bob.id),
      'user_not_in_channel',
    ],
    [
      'a thread that is not there',
      () => client().chat.postMessage({ channel: slack.channels.general, text: 'x', thread_ts: '1.1' }),
      'thread_not_found',
    ],
    [
      'a change of what is not there',
      () => client().chat.update({ channel: slack.channels.general, text: 'x', ts: '1.1' }),
      'message_not_found',
    ],
    [
      'a message too long',
      () => client().chat.postMessage({ channel: slack.channels.general, text: 'x'.repeat(40_001) }),
      'msg_too_long',
    ],
    ['an unknown method', () => client().apiCall('chat.shout'), 'unknown_method'],
    [
      'a modal out of nowhere',
      () => client().views.open({ trigger_id: '1', view: modal('x') }),
      'invalid_trigger_id',
    ],
    ['five suggested prompts', () => prompts(5), 'invalid_arguments'],
  ])('refuses %s', async (_, call, error) => {
    await expect(call()).rejects.toMatchObject({ data: { ok: false, error } });
  });

  it('names what is wrong with blocks by JSON pointer', async () => {
    const blocks = [
      { type: 'header' as const, text: { type: 'plain_text' as const, text: 'x'.repeat(151) } },
    ];
    const call = client().chat.postMessage({ channel: slack.channels.general, text: 'x', blocks });
    const message = '[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]';
    await expect(call).rejects.toMatchObject({
      data: { error: 'invalid_blocks', response_metadata: { messages: [message] } },
    });
  });

  it('says which scope is missing', async () => {
    const few = await startFakeSlack(['chat:write']);
    const call = client(few.botToken, few).reactions.add({ channel: 'C', name: 'eyes', timestamp: '1.1' });
    await expect(call).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'reactions:write', provided: 'chat:write' },
    });
    await few.stop();
  });

  it('lets a bot with chat:write.public into a channel where it is no member', async () => {
    const open = await startFakeSlack([...USUAL_SCOPES, 'chat:write.public']);
    await say(client(open.botToken, open), open.channels.random);
    expect(open.alice.sees({ channel: open.channels.random })).toHaveLength(1);
    await open.stop();
  });

  it('takes five messages in a channel only after a second, and says how long to wait', async () => {
    for (let count = 0; count < 4; count += 1) await say(client(), slack.channels.general);
    await expect(say(client(), slack.channels.general)).rejects.toMatchObject({ retryAfter: 1 });
    await say(client(), slack.channels.finance);
    slack.clock.advance(1_000);
    await say(client(), slack.channels.general);
    expect(slack.alice.sees({ channel: slack.channels.general })).toHaveLength(5);
  });

  it('counts a method of tier 3 to fifty, and lets one more in after 1.2 seconds', async () => {
    const open = (): Promise<unknown> => client().conversations.open({ users: slack.alice.id });
    for (let count = 0; count < 50; count += 1) await open();
    // 1.2 seconds, less what the fifty took, in whole seconds.
    await expect(open()).rejects.toMatchObject({ retryAfter: expect.toBeOneOf([1, 2]) });
    slack.clock.advance(1_200);
    await open();
  });

  it('shows a picture in a block only once Slack has looked at it', async () => {
    const picture = { file: Buffer.from('png'), filename: 'a.png', alt_text: 'Costs' };
    await client().filesUploadV2({ channel_id: slack.channels.general, ...picture });
    const id = uploadedId();
    const show = (): Promise<unknown> => {
      const image = { type: 'image' as const, slack_file: { id }, alt_text: 'Costs' };
      return client().chat.postMessage({ channel: slack.channels.general, text: 'Costs', blocks: [image] });
    };
    await expect(show()).rejects.toMatchObject({ data: { error: 'invalid_blocks' } });
    expect((await client().files.info({ file: id })).file?.mimetype).toBe('');
    slack.clock.advance(1_000);
    expect((await client().files.info({ file: id })).file?.mimetype).toBe('image/png');
    await show();
  });

  it('does not change an ephemeral message, nor what somebody else wrote', async () => {
    await whisper(slack.channels.general, slack.alice.id);
    const [whispered] = slack.alice.sees({ channel: slack.channels.general });
    const written = await slack.bob.says({ channel: slack.channels.general }, 'mine');
    const change = (ts: string): Promise<unknown> =>
      client().chat.update({ channel: slack.channels.general, ts, text: 'new' });
    await expect(change((whispered as Seen).ts)).rejects.toMatchObject({
      data: { error: 'message_not_found' },
    });
    await expect(change(written.ts)).rejects.toMatchObject({ data: { error: 'cant_update_message' } });
  });

  it('tells whom a message calls, by its text and by its marked-up blocks only', async () => {
    const blocks = [
      { type: 'section' as const, text: { type: 'mrkdwn' as const, text: '<!here> and <@U0BOB>' } },
      { type: 'section' as const, text: { type: 'plain_text' as const, text: '<!channel>' } },
    ];
    await client().chat.postMessage({ channel: slack.channels.general, text: '&lt;!everyone&gt;', blocks });
    expect(slack.alice.sees({ channel: slack.channels.general })[0]?.calls).toEqual(['@here', '@bob']);
  });
});

describe('faults of the Web API', () => {
  it('are served as often as planned, and no more', async () => {
    slack.fails('chat.postMessage', { kind: 'rate-limited', retryAfter: 7 });
    slack.fails('chat.postMessage', { kind: 'server-error', status: 503 }, 2);
    slack.fails('chat.postMessage', { kind: 'refused', error: 'fatal_error' });
    await expect(say(client(), slack.channels.general)).rejects.toMatchObject({ retryAfter: 7 });
    for (let count = 0; count < 2; count += 1)
      await expect(say(client(), slack.channels.general)).rejects.toThrow('503');
    await expect(say(client(), slack.channels.general)).rejects.toMatchObject({
      data: { error: 'fatal_error' },
    });
    await say(client(), slack.channels.general);
    expect(slack.alice.sees({ channel: slack.channels.general })).toHaveLength(1);
  });

  it('let an upload fail, and nothing is shared', async () => {
    slack.fails('upload', { kind: 'server-error', status: 500 });
    const picture = { file: Buffer.from('png'), filename: 'a.png' };
    await expect(
      client().filesUploadV2({ channel_id: slack.channels.general, ...picture }),
    ).rejects.toThrow();
    expect(slack.alice.sees({ channel: slack.channels.general })).toEqual([]);
  });

  it.each(['token_revoked', 'account_inactive'] as const)('let a token be refused with %s', async (how) => {
    await slack.revokes(how);
    await expect(client().auth.test()).rejects.toMatchObject({ data: { error: how } });
  });

  it('let native blocks be refused while the rest is taken', async () => {
    slack.takesNativeBlocks(false);
    const text = { type: 'plain_text', text: 'Careful' };
    const post = (blocks: readonly object[]): Promise<unknown> =>
      client().apiCall('chat.postMessage', { channel: slack.channels.general, text: 'x', blocks });
    await expect(post([{ type: 'alert', text }])).rejects.toMatchObject({
      data: { error: 'invalid_blocks' },
    });
    await post([{ type: 'section', text }]);
    slack.takesNativeBlocks(true);
    await post([{ type: 'alert', text }]);
  });
});

describe('calls that a person allows', () => {
  const place = (): { readonly channel: string } => ({ channel: slack.channels.random });

  it('lets one modal open within three seconds', async () => {
    const [, [first, second]] = [await commands(2), triggers];
    await client().views.open({ trigger_id: String(first), view: modal('One') });
    const again = client().views.open({ trigger_id: String(first), view: modal('Two') });
    await expect(again).rejects.toMatchObject({ data: { error: 'exchanged_trigger_id' } });
    slack.clock.advance(3_000);
    const late = client().views.open({ trigger_id: String(second), view: modal('Two') });
    await expect(late).rejects.toMatchObject({ data: { error: 'expired_trigger_id' } });
    expect(slack.alice.modal()?.view).toMatchObject({ title: { text: 'One' } });
  });

  it('refuses to update a modal that has changed meanwhile', async () => {
    await commands(1);
    const { view } = await client().views.open({ trigger_id: String(triggers[0]), view: modal('One') });
    const update = (): Promise<unknown> =>
      client().views.update({ view_id: String(view?.id), hash: String(view?.hash), view: modal('Two') });
    await update();
    await expect(update()).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
  });

  it('takes five answers at a response_url, and a sixth not', async () => {
    await commands(1);
    for (let count = 0; count < 5; count += 1)
      expect(await answer({ text: 'x' })).toMatchObject({ status: 200 });
    expect(await answer({ text: 'x' })).toEqual({ status: 404, body: { ok: false, error: 'used_url' } });
    expect(slack.alice.sees(place())).toHaveLength(5);
    expect(slack.bob.sees(place())).toEqual([]);
  });

  it('takes an answer for thirty minutes', async () => {
    await commands(1);
    slack.clock.advance(30 * 60_000 - 1_000);
    expect(await answer({ text: 'x', response_type: 'in_channel' })).toMatchObject({ status: 200 });
    slack.clock.advance(1_000);
    expect(await answer({ text: 'x' })).toEqual({ status: 404, body: { ok: false, error: 'expired_url' } });
    expect(slack.bob.sees(place())).toHaveLength(1);
  });

  it('refuses blocks at a response_url as elsewhere, and can be made to fail there', async () => {
    await commands(1);
    expect(await answer({ blocks: [{ type: 'section' }] })).toMatchObject({
      status: 400,
      body: { error: 'invalid_blocks' },
    });
    slack.fails('response_url', { kind: 'server-error', status: 500 });
    expect((await answer({ text: 'x' })).status).toBe(500);
  });

  let triggers: unknown[] = [];
  let responseUrl = '';

  /** Lets Alice enter commands, and keeps what an app would be given with them. */
  async function commands(count: number): Promise<void> {
    triggers = [];
    const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
      const form = new URLSearchParams(String(init?.body));
      triggers.push(form.get('trigger_id'));
      responseUrl = form.get('response_url') ?? '';
      return new Response('');
    });
    slack.deliversTo('http://127.0.0.1/app');
    for (let each = 0; each < count; each += 1) await slack.alice.command(place(), '/estimate');
    fetched.mockRestore();
  }

  async function answer(message: object): Promise<{ readonly status: number; readonly body: unknown }> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(responseUrl, { method: 'POST', headers, body: JSON.stringify(message) });
    const body = await response.text();
    return { status: response.status, body: response.status === 500 ? body : JSON.parse(body) };
  }
});

function client(token = slack.botToken, at = slack): webApi.WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: at.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: SILENT,
  });
}

function say(by: webApi.WebClient, channel: string): Promise<unknown> {
  return by.chat.postMessage({ channel, text: 'Hello' });
}

function whisper(channel: string, user: string): Promise<unknown> {
  return client().chat.postEphemeral({ channel, user, text: 'Only you' });
}

function prompts(count: number): Promise<unknown> {
  const list = Array.from({ length: count }, () => ({ title: 'Chatbot', message: '10k chats' }));
  return client().apiCall('assistant.threads.setSuggestedPrompts', {
    channel_id: slack.alice.direct.channel,
    prompts: list,
  });
}

function modal(title: string) {
  return { type: 'modal' as const, title: { type: 'plain_text' as const, text: title }, blocks: [] };
}

function uploadedId(): string {
  const call = slack.calls.find(({ method }) => method === 'files.getUploadURLExternal');
  return String(call?.answer['file_id']);
}
