import { type FakeDiscord, FLAG, type Person, startFakeDiscord } from '@tollkeeper/fake-discord';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { OutgoingMessage } from './channel.ts';
import { discordChannel } from './discord-channel.ts';
import { alertCardOf, alertMessage, CHART, LONG } from './testing/messages.ts';

let discord: FakeDiscord;
let alice: Person;

beforeEach(async () => {
  discord = await startFakeDiscord();
  alice = discord.join('alice');
});

afterEach(() => discord.close());

const channelAt = (channel = discord.general.id) =>
  discordChannel({ name: 'ops', token: () => discord.token, channel, apiUrl: discord.api });
const send = (message: OutgoingMessage) => channelAt().send(message);
const posted = async (message = alertMessage()) => {
  const outcome = await send(message);
  if (outcome.kind !== 'sent') throw new Error(JSON.stringify(outcome));
  return outcome.receipt;
};
const drawn = (answer: string) => alertMessage({ card: alertCardOf(answer, [CHART]) });
const body = (at: number) => discord.calls.at(at)?.body as Readonly<Record<string, unknown>>;

describe('discordChannel', () => {
  it('shows a chart as a picture with its words', async () => {
    await send(drawn('Spend rises.'));

    const [picture] = alice.sees()[0]?.attachments ?? [];
    expect(picture).toMatchObject({ name: 'chart-1.png', alt: 'Spend: Monday $475' });
    expect(
      Buffer.from(picture?.bytes ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('says the figures where the picture cannot be uploaded', async () => {
    discord.faults.refuseFiles();
    expect(await send(drawn('Spend rises.'))).toMatchObject({ kind: 'sent' });

    expect(alice.sees()).toMatchObject([{ attachments: [], text: expect.stringContaining('Monday') }]);
  });

  it('goes as text where components are refused, and is changed as text then', async () => {
    discord.faults.refuseComponents({ times: 2 });
    const edits = await posted();
    const card = alertCardOf('Resolved: the limit was raised.');

    expect(alice.sees()).toMatchObject([{ buttons: [], text: expect.stringContaining('$475 of $500') }]);
    expect(await send(alertMessage({ card, edits, pings: false }))).toEqual({ kind: 'sent', receipt: edits });
    expect(alice.sees()).toMatchObject([
      { isEdited: true, text: expect.stringContaining('limit was raised') },
    ]);
  });

  it('makes components of a message that was text, once they are taken', async () => {
    discord.faults.refuseComponents();
    const edits = await posted();
    expect(await send(alertMessage({ edits, pings: false }))).toEqual({ kind: 'sent', receipt: edits });

    expect(alice.sees()[0]?.buttons.map(({ label }) => label)).toContain('Acknowledge');
    expect(alice.sees()[0]?.text.match(/\$475 of/g)).toHaveLength(1);
  });

  it('says that a message is gone whose change is refused in every form', async () => {
    const edits = await posted();
    discord.faults.refuseComponents({ method: 'PATCH', times: 2 });

    expect(await send(alertMessage({ edits }))).toMatchObject({ kind: 'gone' });
  });

  it('is there once, where the answer was lost and it is sent again soon', async () => {
    discord.faults.loseAnswer();
    expect(await send(alertMessage())).toMatchObject({ kind: 'again', ambiguous: true });
    const receipt = await posted();

    expect(alice.sees().map(({ id }) => id)).toEqual([receipt.message]);
  });

  it('takes two messages for two, however alike their ids begin', async () => {
    await posted(alertMessage({ id: `${'key-limit ⋅ key:prod ⋅ 2 ⋅ '}level:critical` }));
    await posted(alertMessage({ id: `${'key-limit ⋅ key:prod ⋅ 2 ⋅ '}repeat:1` }));

    expect(alice.sees()).toHaveLength(2);
    expect(String(body(0)['nonce']).length).toBeLessThanOrEqual(25);
  });

  it('has the whole text of a card that is cut as a file', async () => {
    await send(alertMessage({ card: alertCardOf('400 keys are near their limits.', LONG) }));

    const file = alice.sees()[0]?.attachments.find(({ name }) => name === 'alert.txt');
    expect(Buffer.from(file?.bytes ?? []).toString()).toContain('team-399');
  });

  it('is silent where it is to ping nobody', async () => {
    await send(alertMessage({ id: 'loud' }));
    await send(alertMessage({ id: 'quiet', pings: false }));

    const isSilent = (at: number) => (Number(body(at)['flags']) & FLAG.suppressNotifications) !== 0;
    expect([isSilent(0), isSilent(1)]).toEqual([false, true]);
  });

  it('replies to the message with a change that pings', async () => {
    const edits = await posted();
    await send(alertMessage({ card: alertCardOf('Resolved.'), edits, id: 'resolved' }));

    expect(alice.sees()).toMatchObject([{ id: edits.message, isEdited: true }, { replyTo: edits.message }]);
    // Once more, as after a lost answer.
    await send(alertMessage({ card: alertCardOf('Resolved.'), edits, id: 'resolved' }));
    expect(alice.sees()).toHaveLength(2);
  });

  it.each([
    ['none', 'code 50001'],
    ['read-only', 'code 50013'],
  ] as const)(
    'is refused with the fix where its access is %s, and its check finds so',
    async (access, code) => {
      discord.setAccess(discord.general, access);
      const fix = expect.stringContaining('give the bot "View Channel"');

      expect(await send(alertMessage())).toEqual({ kind: 'refused', reason: fix });
      expect(await send(drawn('Spend rises.'))).toMatchObject({ reason: expect.stringContaining(code) });
      expect(await channelAt().check()).toEqual({ kind: 'refused', problem: fix });
      expect(alice.sees()).toEqual([]);
    },
  );

  it('is ready as the bot in the channel', async () => {
    expect(await channelAt().check()).toEqual({ kind: 'ready', as: 'tollkeeper in #general' });
    expect(await channelAt('1').check()).toMatchObject({ problem: expect.stringContaining('code 10003') });
  });

  it('waits as long as the body says where that is longer than the header', async () => {
    discord.faults.rateLimit({ seconds: 2.5 });
    const before = Date.now();
    const outcome = await send(alertMessage());

    const wait = outcome.kind === 'wait' ? outcome.untilMs - before : 0;
    expect(wait).toBeGreaterThanOrEqual(2_500);
    expect(wait).toBeLessThan(4_000);
  });
});
