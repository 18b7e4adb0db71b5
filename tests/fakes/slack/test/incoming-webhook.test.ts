import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type FakeSlack, startFakeSlack } from '../src/index.ts';

let slack: FakeSlack;

beforeEach(async () => {
  slack = await startFakeSlack();
});

afterEach(() => slack.stop());

const send = async (body: string, url = slack.webhookUrl, type = 'application/json') => {
  const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': type } });
  return { status: answer.status, body: await answer.text() };
};
const says = (message: object) => send(JSON.stringify(message));

describe('the incoming webhook', () => {
  it('posts to #general and says ok, for JSON and for a form', async () => {
    expect(await says({ text: 'one' })).toEqual({ status: 200, body: 'ok' });
    const form = `payload=${encodeURIComponent('{"text":"two"}')}`;
    expect(await send(form, slack.webhookUrl, 'application/x-www-form-urlencoded')).toMatchObject({
      body: 'ok',
    });

    const seen = slack.alice.sees({ channel: slack.channels.general });
    expect(seen.map(({ text }) => text)).toEqual(['one', 'two']);
  });

  it.each([
    ['nothing', {}, 'no_text'],
    ['51 blocks', { text: 'x', blocks: Array(51).fill({ type: 'divider' }) }, 'invalid_blocks'],
    ['blocks that are no list', { text: 'x', blocks: 'x' }, 'invalid_blocks_format'],
  ])('refuses %s in a bare word', async (_, message, body) => {
    expect(await says(message)).toEqual({ status: 400, body });
    expect(slack.alice.sees({ channel: slack.channels.general })).toEqual([]);
  });

  it('refuses what is no JSON, another address, and everything once it is closed', async () => {
    expect(await send('{')).toEqual({ status: 400, body: 'invalid_payload' });
    expect(await send('{"text":"x"}', `${slack.webhookUrl}x`)).toEqual({ status: 404, body: 'no_service' });
    slack.closesWebhook('archived');
    expect(await says({ text: 'x' })).toEqual({ status: 410, body: 'channel_is_archived' });
    slack.closesWebhook('removed');
    expect(await says({ text: 'x' })).toEqual({ status: 404, body: 'no_service' });
  });

  it('takes a message a second, after a short burst', async () => {
    for (let n = 0; n < 4; n += 1) expect(await says({ text: `${n}` })).toMatchObject({ status: 200 });
    expect(await says({ text: '4' })).toMatchObject({ status: 429 });
  });

  it('does not take the blocks of 2026 where Slack does not', async () => {
    slack.takesNativeBlocks(false);
    const blocks = [{ type: 'data_visualization' }];
    expect(await says({ text: 'x', blocks })).toEqual({ status: 400, body: 'invalid_blocks' });
  });
});
