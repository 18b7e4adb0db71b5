import { type REST, Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { restOf } from '../test-support/minimal-bot.ts';
import { refusalOf } from '../test-support/refusal.ts';
import { type FakeDiscord, FLAG, type Interaction, type Person, startFakeDiscord } from './index.ts';

let discord: FakeDiscord;
let rest: REST;
let alice: Person;
let bob: Person;

beforeEach(async () => {
  discord = await startFakeDiscord();
  rest = restOf(discord);
  alice = discord.join('alice');
  bob = discord.join('bob');
  await rest.put(Routes.applicationCommands(discord.applicationId), {
    body: [{ name: 'estimate', description: 'What would this cost?' }],
  });
});

afterEach(() => discord.close());

const callback = ({ id, token }: Interaction, type: number, data: object = {}) =>
  rest.post(Routes.interactionCallback(id, token), { body: { type, data }, auth: false });

const followUp = ({ token }: Interaction, body: object) =>
  rest.post(Routes.webhook(discord.applicationId, token), { body, auth: false });

const editOriginal = ({ token }: Interaction, body: object) =>
  rest.patch(Routes.webhookMessage(discord.applicationId, token), { body, auth: false });

const MESSAGE = 4;
const DEFER = 5;
const DEFER_UPDATE = 6;
const UPDATE = 7;
const CHOICES = 8;
const MODAL = 9;

describe('an interaction', () => {
  it('is unknown (10062) once its three seconds are over, and not before', async () => {
    const inTime = alice.slash('estimate');
    discord.clock.skip(2500);
    expect(discord.outcomeOf(inTime)).toBe('waiting');
    await callback(inTime, DEFER);
    expect(discord.outcomeOf(inTime)).toBe('answered');

    const late = alice.slash('estimate');
    discord.clock.skip(3001);
    expect(await refusalOf(callback(late, DEFER))).toMatchObject({ status: 404, code: 10062 });
    expect(discord.outcomeOf(late)).toBe('failed');
  });

  it('is unknown (10062) with a token that is not its own', async () => {
    const asked = alice.slash('estimate');

    expect(await refusalOf(callback({ ...asked, token: 'other' }, DEFER))).toMatchObject({ code: 10062 });
  });

  it('is answered once: the second answer is refused with 40060', async () => {
    const asked = alice.slash('estimate');
    await callback(asked, MESSAGE, { content: 'first' });

    expect(await refusalOf(callback(asked, MESSAGE, { content: 'second' }))).toMatchObject({
      status: 400,
      code: 40060,
    });
    expect(alice.sees().map(({ text }) => text)).toEqual(['first']);
  });

  it('stays open after an answer that was refused', async () => {
    const asked = alice.slash('estimate');
    const refusal = await refusalOf(callback(asked, MESSAGE, { content: 'x'.repeat(2001) }));
    expect(refusal.problems).toEqual(['data.content: BASE_TYPE_MAX_LENGTH']);

    await callback(asked, MESSAGE, { content: 'short' });
    expect(alice.sees().map(({ text }) => text)).toEqual(['short']);
  });

  it('takes no follow-up before it is acknowledged (10015)', async () => {
    const asked = alice.slash('estimate');

    expect(await refusalOf(followUp(asked, { content: 'early' }))).toMatchObject({
      status: 404,
      code: 10015,
    });
  });

  it('takes follow-ups and edits for fifteen minutes, then refuses them with 50027', async () => {
    const asked = alice.slash('estimate');
    await callback(asked, MESSAGE, { content: 'first' });
    discord.clock.skip(14 * 60_000);
    await followUp(asked, { content: 'second' });

    discord.clock.skip(61_000);
    expect(await refusalOf(followUp(asked, { content: 'third' }))).toMatchObject({
      status: 401,
      code: 50027,
    });
    expect(await refusalOf(editOriginal(asked, { content: 'x' }))).toMatchObject({
      status: 401,
      code: 50027,
    });
  });

  it('shows that the bot is thinking, and that it gave up when the token is over', async () => {
    const asked = alice.slash('estimate');
    await callback(asked, DEFER);
    expect(alice.sees().map(({ state }) => state)).toEqual(['thinking']);

    discord.clock.skip(15 * 60_000 + 1000);
    expect(alice.sees().map(({ state }) => state)).toEqual(['gave-up']);
  });

  it('lets only EPHEMERAL be set while it is deferred, and keeps that for good', async () => {
    const asked = alice.slash('estimate');
    expect((await refusalOf(callback(asked, DEFER, { flags: FLAG.componentsV2 }))).problems).toEqual([
      'data.flags: MESSAGE_FLAGS_INVALID',
    ]);

    await callback(asked, DEFER, { flags: FLAG.ephemeral });
    await editOriginal(asked, { flags: FLAG.componentsV2, components: [{ type: 10, content: 'mine' }] });

    expect(alice.sees().map(({ text, isEphemeral }) => ({ text, isEphemeral }))).toEqual([
      { text: 'mine', isEphemeral: true },
    ]);
    expect(bob.sees()).toEqual([]);
  });

  it('fills a deferred answer with the first follow-up, whose own EPHEMERAL counts for nothing', async () => {
    const asked = alice.slash('estimate');
    await callback(asked, DEFER);
    await followUp(asked, { content: 'the answer', flags: FLAG.ephemeral });

    expect(bob.sees().map(({ text, state }) => ({ text, state }))).toEqual([
      { text: 'the answer', state: 'shown' },
    ]);
  });

  it('takes five follow-ups where only the person installed the application (40094)', async () => {
    const asked = alice.slash('estimate', {}, { isUserInstall: true });
    await callback(asked, MESSAGE, { content: 'answer' });
    for (let n = 1; n <= 5; n += 1) await followUp(asked, { content: `follow-up ${n}` });

    expect(await refusalOf(followUp(asked, { content: 'follow-up 6' }))).toMatchObject({ code: 40094 });
  });

  it('takes only the kinds of answer that fit what was done', async () => {
    const asked = alice.slash('estimate');

    for (const kind of [DEFER_UPDATE, UPDATE, CHOICES, 99])
      expect((await refusalOf(callback(asked, kind))).problems).toEqual(['type: UNION_TYPE_CHOICES']);
  });

  it('opens no modal as an answer to a modal', async () => {
    const asked = alice.slash('estimate');
    await callback(asked, MODAL, TINY_MODAL);
    const submitted = alice.submit(asked, { requests: '500' });

    expect((await refusalOf(callback(submitted, MODAL, TINY_MODAL))).code).toBe(50035);
    await callback(submitted, MESSAGE, { content: 'done' });
  });

  it('lets a modal of a button change the message of that button', async () => {
    const message = discord.plant(discord.general, { content: 'old', components: [rowOf('edit', 'Edit')] });
    const pressed = bob.press(message, 'Edit');
    await callback(pressed, MODAL, TINY_MODAL);
    const submitted = bob.submit(pressed, { requests: '7' });

    await callback(submitted, UPDATE, { content: 'new', components: [] });

    expect(alice.sees().map(({ text, buttons }) => ({ text, buttons }))).toEqual([
      { text: 'new', buttons: [] },
    ]);
  });

  it('lets nobody reach an ephemeral answer but through its token', async () => {
    const asked = alice.slash('estimate');
    await callback(asked, MESSAGE, { content: 'mine', flags: FLAG.ephemeral });
    const [mine] = alice.sees();
    const direct = Routes.channelMessage(discord.general.id, mine?.id ?? '');

    expect(await refusalOf(rest.patch(direct, { body: { content: 'x' } }))).toMatchObject({ code: 10008 });
    await editOriginal(asked, { content: 'still mine' });
    expect(alice.sees().map(({ text }) => text)).toEqual(['still mine']);
    expect(() => bob.press({ id: mine?.id ?? '' }, 'x')).toThrow('bob sees no message');
  });

  it('can be taken back', async () => {
    const asked = alice.slash('estimate');
    await callback(asked, MESSAGE, { content: 'wrong' });
    await rest.delete(Routes.webhookMessage(discord.applicationId, asked.token), { auth: false });

    expect(alice.sees()).toEqual([]);
    expect(await refusalOf(editOriginal(asked, { content: 'x' }))).toMatchObject({ code: 10008 });
  });
});

const TINY_MODAL = {
  custom_id: 'assumptions',
  title: 'Assumptions',
  components: [
    {
      type: 18,
      label: 'Requests a day',
      component: { type: 4, custom_id: 'requests', style: 1, max_length: 9 },
    },
  ],
};

const rowOf = (custom_id: string, label: string) => ({
  type: 1,
  components: [{ type: 2, style: 2, custom_id, label }],
});
