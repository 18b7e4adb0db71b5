import { type REST, Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { text, v2 } from '../test-support/bodies.ts';
import { restOf, startBot } from '../test-support/minimal-bot.ts';
import { refusalOf } from '../test-support/refusal.ts';
import { type FakeDiscord, startFakeDiscord } from './index.ts';

let discord: FakeDiscord;
let rest: REST;

beforeEach(async () => {
  discord = await startFakeDiscord({
    rateLimits: { 'POST /channels/:channel/messages': { requests: 5, milliseconds: 2000 } },
  });
  rest = restOf(discord);
});

afterEach(() => discord.close());

const send = (body: object) => rest.post(Routes.channelMessages(discord.general.id), { body });
const raw = (path: string, body: object) =>
  fetch(`${discord.api}/v10${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
  });

describe('rate limits', () => {
  it('are told in the headers and enforced with 429', async () => {
    const path = Routes.channelMessages(discord.general.id);
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push(await raw(path, { content: 'x' }));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual([
      '4',
      '3',
      '2',
      '1',
      '0',
      '0',
    ]);
    expect(answers[5]?.headers.get('x-ratelimit-scope')).toBe('user');
    expect(await answers[5]?.json()).toMatchObject({ global: false, retry_after: expect.any(Number) });
  });

  it('count each channel by itself', async () => {
    const other = discord.openChannel('other');
    for (let n = 0; n < 5; n += 1) await raw(Routes.channelMessages(discord.general.id), { content: 'x' });

    expect((await raw(Routes.channelMessages(other.id), { content: 'x' })).status).toBe(200);
  });

  it('are kept by discord.js, which waits instead of being refused', async () => {
    for (let n = 0; n < 7; n += 1) await send({ content: `${n}` });

    expect(discord.calls).toHaveLength(7);
  });

  it('are fifty requests a second for everything but interactions', async () => {
    const answers = await Promise.all(
      Array.from({ length: 120 }, () => raw(Routes.channelTyping(discord.general.id), {})),
    );

    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(refused[0]?.headers.get('x-ratelimit-global')).toBe('true');
    const asked = await raw(Routes.interactionCallback('1', 'unknown'), { type: 5 });
    expect(asked.status).toBe(404);
  });
});

describe('faults', () => {
  it('fail a request with a server error, once, and only where they are meant to', async () => {
    discord.faults.serverError({ path: /\/messages$/, status: 503 });

    expect((await raw(Routes.channelTyping(discord.general.id), {})).status).toBe(204);
    expect((await raw(Routes.channelMessages(discord.general.id), { content: 'x' })).status).toBe(503);
    expect((await raw(Routes.channelMessages(discord.general.id), { content: 'x' })).status).toBe(200);
  });

  it('answer 429, which discord.js waits for and tries again', async () => {
    discord.faults.rateLimit({ path: /\/messages$/, seconds: 0.1 });
    discord.faults.rateLimit({ path: /\/messages$/, seconds: 0.1, isGlobal: true });

    await send({ content: 'in the end' });
    expect(discord.calls).toHaveLength(3);
  });

  it('refuse components and name one, but let plain content pass', async () => {
    discord.faults.refuseComponents({ at: ['components', 0, 'components', 2], times: 2 });

    expect((await refusalOf(send(v2(text(1))))).problems).toEqual([
      'components.0.components.2: UNION_TYPE_CHOICES',
    ]);
    await send({ content: 'plain' });
    expect((await refusalOf(send(v2(text(1))))).code).toBe(50035);
    await send(v2(text(1)));
  });

  it('name a refused component of an answer below its data', async () => {
    const alice = discord.join('alice');
    await rest.put(Routes.applicationCommands(discord.applicationId), {
      body: [{ name: 'estimate', description: 'x' }],
    });
    discord.faults.refuseComponents();
    const { id, token } = alice.slash('estimate');
    const answer = { body: { type: 4, data: v2(text(1)) }, auth: false };

    const refusal = await refusalOf(rest.post(Routes.interactionCallback(id, token), answer));
    expect(refusal.problems).toEqual(['data.components.0: UNION_TYPE_CHOICES']);
  });

  it('refuse files with 413 and let the same message pass without them', async () => {
    discord.faults.refuseFiles();
    const files = [{ name: 'chart.png', data: Buffer.from('x') }];
    const upload = rest.post(Routes.channelMessages(discord.general.id), { body: {}, files });

    expect(await refusalOf(upload)).toMatchObject({ status: 413, code: 40005 });
    await send({ content: 'without' });
  });

  it('break a connection, after which discord.js tries again', async () => {
    const alice = discord.join('alice');
    const bot = await startBot(discord);
    discord.faults.hangUp({ path: /\/messages$/ });
    alice.mention('hello?');

    await discord.until(() => alice.sees().some(({ text: seen }) => seen === 'Heard "hello?".'));
    await bot.stop();
  });
});

describe('an answer that is lost', () => {
  it('makes discord.js send again: twice what has no nonce, once what has', async () => {
    const alice = discord.join('alice');
    const retrying = restOf(discord);
    retrying.options.retries = 1;
    const path = Routes.channelMessages(discord.general.id);

    discord.faults.loseAnswer({ path: /\/messages$/ });
    await retrying.post(path, { body: { content: 'careless' } });
    discord.faults.loseAnswer({ path: /\/messages$/ });
    await retrying.post(path, { body: { content: 'careful', nonce: 'n-1', enforce_nonce: true } });

    expect(alice.sees().map(({ text: seen }) => seen)).toEqual(['careless', 'careless', 'careful']);
  });
});

describe('access', () => {
  it('is refused in channels that are unknown, hidden, or only to be read', async () => {
    expect(await refusalOf(rest.post(Routes.channelMessages('1'), { body: { content: 'x' } }))).toMatchObject(
      { code: 10003 },
    );

    discord.setAccess(discord.general, 'read-only');
    expect(await refusalOf(send({ content: 'x' }))).toMatchObject({ status: 403, code: 50013 });
    discord.setAccess(discord.general, 'none');
    expect(await refusalOf(send({ content: 'x' }))).toMatchObject({ status: 403, code: 50001 });
    const thread = discord.openThread(discord.general, 'Costs');
    const inThread = rest.post(Routes.channelMessages(thread.id), { body: { content: 'x' } });
    expect(await refusalOf(inThread)).toMatchObject({ status: 403, code: 50001 });
  });

  it('is refused in direct messages that a person does not want', async () => {
    const alice = discord.join('alice');
    discord.setAccess(alice.directMessages(), 'none');

    const direct = rest.post(Routes.channelMessages(alice.directMessages().id), { body: { content: 'x' } });
    expect(await refusalOf(direct)).toMatchObject({ status: 403, code: 50007 });
  });

  it('needs the token of the bot', async () => {
    const stranger = restOf(discord).setToken('stolen');

    await expect(stranger.get(Routes.user())).rejects.toMatchObject({ status: 401 });
  });
});

describe('a message of the bot', () => {
  it('is sent once where its nonce is enforced, until five minutes are over', async () => {
    const alice = discord.join('alice');
    const alert = { content: 'Over budget', nonce: 'alert-1', enforce_nonce: true };
    await send(alert);
    await send(alert);
    expect(alice.sees()).toHaveLength(1);

    discord.clock.skip(5 * 60_000 + 1000);
    await send(alert);
    expect(alice.sees()).toHaveLength(2);
  });

  it('replies only to what is there', async () => {
    const reply = { content: 'x', message_reference: { message_id: '1' } };

    expect((await refusalOf(send(reply))).problems).toEqual([
      'message_reference: MESSAGE_REFERENCE_UNKNOWN_MESSAGE',
    ]);
    await send({ ...reply, message_reference: { message_id: '1', fail_if_not_exists: false } });
  });

  it('pings everybody it mentions unless it says otherwise', async () => {
    const alice = discord.join('alice');
    const content = `<@${alice.id}> @here`;
    await send({ content });
    await send({ content, allowed_mentions: { parse: [] } });
    await send({ content, allowed_mentions: { parse: ['everyone'], users: [alice.id] } });
    await send({ ...v2({ type: 10, content }) });

    expect(alice.sees().map(({ pings }) => pings)).toEqual([
      { people: [alice.id], roles: [], everyone: true },
      { people: [], roles: [], everyone: false },
      { people: [alice.id], roles: [], everyone: true },
      { people: [alice.id], roles: [], everyone: true },
    ]);
  });

  it('is edited and deleted by the bot, and by it alone what is its own', async () => {
    const alice = discord.join('alice');
    const hers = alice.say('mine');
    const own = discord.plant(discord.general, { content: 'old' });
    await rest.patch(Routes.channelMessage(discord.general.id, own.id), { body: { content: 'new' } });
    expect(alice.sees().map(({ text: seen }) => seen)).toEqual(['mine', 'new']);

    const foreign = Routes.channelMessage(discord.general.id, hers.id);
    expect(await refusalOf(rest.patch(foreign, { body: { content: 'x' } }))).toMatchObject({ code: 50005 });
    await rest.delete(Routes.channelMessage(discord.general.id, own.id));
    expect(alice.sees().map(({ text: seen }) => seen)).toEqual(['mine']);
  });
});
