import { type FakeSlack, startFakeSlack } from '@tollkeeper/fake-slack';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { slackChannel } from '../channels/slack-channel.ts';
import type { Delivery } from './delivery.ts';
import { alertKey, MINUTE, openPostRoom, type PostRoom } from './testing/post-room.ts';

let slack: FakeSlack;
let room: PostRoom;
let delivery: Delivery;

beforeEach(async () => {
  slack = await startFakeSlack();
  room = await openPostRoom();
  const at = { token: () => slack.botToken, channel: slack.channels.general, apiUrl: slack.apiUrl };
  const channel = slackChannel({ name: 'ops', ...at }, { timeoutMs: 10_000, now: room.now });
  delivery = { ...room.delivery, channels: [{ channel, pings: true, escalateTo: undefined }] };
});

afterEach(async () => {
  await room.store.close();
  await slack.stop();
});

const deliverLater = async () => {
  room.advance(MINUTE);
  await room.deliver(delivery);
};
const seen = () => slack.alice.sees({ channel: slack.channels.general });
const methods = () => slack.calls.map(({ method }) => method);

describe('deliver to Slack', () => {
  it('posts an alert, changes it when somebody answers, and when it is over also says so in its thread', async () => {
    await room.say('prod', 'level:critical');
    await deliverLater();
    expect(JSON.stringify(seen()[0]?.blocks)).toContain('v1:ack:');

    const found = await room.store.incidents.find({ alertKey: alertKey('prod'), number: 1 });
    if (found === undefined) throw new Error('nothing is open');
    const handling = { by: 'alice', at: new Date(room.now()), content: '{}' };
    await room.store.incidents.acknowledge(found, handling);
    await deliverLater();
    expect(seen()).toHaveLength(1);
    expect(seen()[0]?.text).toContain('by alice');
    expect(JSON.stringify(seen()[0]?.blocks)).not.toContain('v1:ack:');
    expect(JSON.stringify(seen()[0]?.blocks)).toContain('v1:snooze:');

    await room.say('prod', 'resolved');
    await deliverLater();
    expect(methods()).toEqual(['chat.postMessage', 'chat.update', 'chat.update', 'chat.postMessage']);
    expect(seen()[0]?.text).toContain('Resolved: key limit');
    expect(JSON.stringify(seen()[0]?.blocks)).not.toContain('v1:');
    expect(room.faults).toEqual([]);
  });

  it('waits as Slack asks, tries a fault of Slack again, and posts anew what was deleted', async () => {
    slack.fails('chat.postMessage', { kind: 'rate-limited', retryAfter: 1 });
    await room.say('prod', 'level:critical');
    await deliverLater();
    slack.fails('chat.postMessage', { kind: 'server-error', status: 503 });
    await deliverLater();
    await deliverLater();
    expect(await room.rows('prod')).toEqual(['ops level:critical delivered']);

    slack.fails('chat.update', { kind: 'refused', error: 'message_not_found' });
    await room.say('prod', 'update:1', { severity: 'warning' });
    await deliverLater();
    expect(await room.rows('prod')).toEqual(['ops level:critical delivered', 'ops update:1 delivered']);
    expect(seen()).toHaveLength(2);
  });

  it('keeps what it cannot post once the token is revoked', async () => {
    slack.revokes('token_revoked');
    await room.say('prod', 'level:critical');
    await deliverLater();
    await deliverLater();

    expect(await room.rows('prod')).toEqual(['ops level:critical waiting']);
    expect(methods().filter((method) => method === 'chat.postMessage').length).toBeLessThanOrEqual(1);
  });
});
