import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, Person, SeenMessage } from '@tollkeeper/fake-discord';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { cardOf, cardResponse, formOf, type Started, started } from './testing/started.ts';

let bot: Started;

beforeAll(async () => {
  bot = await started();
});

afterAll(() => bot.stop());

beforeEach(() => bot.answerWith(cardResponse('fine')));

const shown = (person: Person, text: string, channel: Channel = bot.discord.general): Promise<SeenMessage> =>
  bot.discord.until(
    () => person.sees(channel).find((one) => one.state === 'shown' && one.text.includes(text)),
    {
      for: text,
    },
  );

/** Shows a card to alice by a command, so that its buttons can be pressed. */
async function answered(text: string, visibility: 'private' | 'shared'): Promise<SeenMessage> {
  bot.answerWith(cardResponse(text, { visibility }));
  bot.alice.slash('help');
  const message = await shown(bot.alice, text);
  await bot.discord.until(
    () => visibility === 'private' || !bot.alice.sees().some(({ text: t }) => t.includes('see below')),
  );
  return message;
}

describe('a command', () => {
  it('becomes a request with the person, their roles, the place, and what would be typed', async () => {
    const asked = bot.alice.slash('estimate', {
      scenario: '6k calls a month, 2k in, 500 out',
      model: 'Sonnet 4.6',
    });
    await bot.discord.until(() => asked.answer);

    await bot.discord.until(() => bot.requests.some(({ id }) => id === asked.id));
    expect(bot.requests.at(-1)).toEqual({
      id: asked.id,
      by: { id: bot.alice.id, roles: ['7001'], profile: expect.any(Function) },
      place: {
        platform: 'discord',
        workspace: bot.discord.guildId,
        channel: bot.discord.general.id,
        isDirect: false,
      },
      did: { kind: 'command', name: 'estimate', text: 'Sonnet 4.6, 6k calls a month, 2k in, 500 out' },
    });
    expect(await bot.requests.at(-1)?.by.profile?.()).toEqual({ name: 'alice' });
  });

  it('is answered for the person alone in a server, with picture, alt text and buttons', async () => {
    const seen = await answered('only for alice', 'private');

    expect(seen.isEphemeral).toBe(true);
    expect(seen.buttons.map(({ label }) => label)).toEqual(['Share', 'Edit', 'CSV']);
    expect(seen.attachments).toMatchObject([{ name: 'chart-1.png', alt: 'Cost: Input $36, output $45' }]);
    expect(
      Buffer.from(seen.attachments[0]?.bytes ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect(bot.bob.sees().some(({ text }) => text.includes('only for alice'))).toBe(false);
  });

  it('is answered for everybody where the answer is shared, and nothing private is left', async () => {
    const before = bot.alice.sees().length;

    const seen = await answered('seen by all', 'shared');

    expect(seen.isEphemeral).toBe(false);
    expect((await shown(bot.bob, 'seen by all')).id).toBe(seen.id);
    expect(bot.alice.sees()).toHaveLength(before + 1);
  });

  it('is answered openly in direct messages, whatever the visibility', async () => {
    const direct = bot.alice.directMessages();
    bot.answerWith(cardResponse('between us', { visibility: 'shared' }));
    bot.alice.slash('help', {}, { in: direct });

    expect(await shown(bot.alice, 'between us', direct)).toMatchObject({
      isEphemeral: false,
      state: 'shown',
    });
    expect(bot.requests.at(-1)?.place).toMatchObject({ workspace: '', channel: direct.id, isDirect: true });
    expect(bot.alice.sees(direct)).toHaveLength(1);
  });

  it('names the thread and the channel that it is in', async () => {
    const thread = bot.discord.openThread(bot.discord.general, 'Costs');
    await sleep(50);
    bot.answerWith(cardResponse('in the thread'));
    bot.alice.slash('help', {}, { in: thread });

    await shown(bot.alice, 'in the thread', thread);
    expect(bot.requests.at(-1)?.place).toMatchObject({ channel: bot.discord.general.id, thread: thread.id });
  });

  it('brings a file to the person alone', async () => {
    bot.answerWith({ kind: 'file', name: 'rows.csv', content: 'a,b\n1,2\n', caption: 'The table.' });
    bot.alice.slash('help');

    const seen = await shown(bot.alice, 'The table.');
    expect(seen.isEphemeral).toBe(true);
    expect(seen.attachments.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['rows.csv', 'a,b\n1,2\n'],
    ]);
  });

  it('brings the whole text as a file where the card had to be cut', async () => {
    const items = Array.from(
      { length: 300 },
      (_, at) => `Item ${at} of a long list that no message can hold`,
    );
    const long = { ...cardOf('much to say'), sections: [{ kind: 'list', title: 'All', items } as const] };
    bot.answerWith(cardResponse('', { card: long }));
    bot.alice.slash('help');

    const seen = await shown(bot.alice, 'much to say');
    expect(seen.attachments.map(({ name }) => name)).toEqual(['answer.txt']);
    expect(Buffer.from(seen.attachments[0]?.bytes ?? []).toString()).toContain('Item 299');
  });

  it('offers the details behind a button where the answer has one', async () => {
    const details = {
      kind: 'list',
      title: 'Assumptions',
      items: ['hidden for now'],
      isDetail: true,
    } as const;
    const actions = [{ kind: 'button', verb: 'details', argument: 'a1', label: 'Assumptions' } as const];
    bot.answerWith(cardResponse('', { card: { ...cardOf('folded', actions), sections: [details] } }));
    bot.alice.slash('help');

    const seen = await shown(bot.alice, 'folded');
    expect(seen.text).not.toContain('hidden for now');
    expect(seen.buttons.map(({ customId }) => customId)).toEqual(['v1:details:a1']);
  });

  it('pings nobody with what it repeats', async () => {
    const hostile = `told @everyone and <@${bot.bob.id}>`;
    bot.answerWith(cardResponse(hostile, { visibility: 'shared' }));
    bot.alice.slash('help');

    const seen = await shown(bot.bob, 'told');
    expect(seen.pings).toEqual({ people: [], roles: [], everyone: false });
  });

  it('says that forms open at buttons where the answer is one', async () => {
    bot.answerWith({ kind: 'form', form: formOf(2) });
    bot.alice.slash('help');

    await shown(bot.alice, 'Discord opens a form only at a button');
  });
});

describe('"Estimate this"', () => {
  it('asks for an estimate of what the message says, for the person alone', async () => {
    const message = bot.bob.say('20 agents, 300 calls each');
    bot.answerWith(cardResponse('estimated'));

    bot.alice.runOnMessage('Estimate this', message);

    expect((await shown(bot.alice, 'estimated')).isEphemeral).toBe(true);
    expect(bot.requests.at(-1)?.did).toEqual({
      kind: 'command',
      name: 'estimate',
      text: '20 agents, 300 calls each',
    });
  });
});

describe('an option with models', () => {
  it('suggests at most twenty-five while one types, also for nonsense', async () => {
    for (const model of ['sonnet', '', '\u202e\u0000💥'.repeat(50)]) {
      const typing = bot.alice.type('estimate', 'model', { values: { model } });
      const answer = await bot.discord.until(() => typing.answer);
      expect(answer.kind).toBe('choices');
    }
    const typing = bot.alice.type('estimate', 'model', { values: { model: 'sonnet' } });
    expect(await bot.discord.until(() => typing.answer)).toMatchObject({
      choices: expect.arrayContaining([expect.objectContaining({ name: expect.stringMatching(/Sonnet/i) })]),
    });
  });
});

describe('a button', () => {
  it('becomes a request with its code, also one of an older version', async () => {
    const row = { type: 1, components: [{ type: 2, style: 2, custom_id: 'v0:old:stuff', label: 'Old' }] };
    const old = bot.discord.plant(bot.discord.general, { content: 'old', components: [row] });
    bot.answerWith(cardResponse('too old'));

    bot.bob.press(old, 'Old');

    expect((await shown(bot.bob, 'too old')).isEphemeral).toBe(true);
    expect(bot.requests.at(-1)?.did).toEqual({ kind: 'press', code: 'v0:old:stuff' });
    expect(bot.alice.sees().find(({ id }) => id === old.id)?.text).toBe('old');
  });

  it('shares what was private: everybody sees it, and the private message goes', async () => {
    const secret = await answered('to be shared', 'private');
    bot.answerWith(cardResponse('now shared', { visibility: 'shared', isReplacement: true }));

    bot.alice.press(secret, 'Share');

    expect((await shown(bot.bob, 'now shared')).isEphemeral).toBe(false);
    await bot.discord.until(() => !bot.alice.sees().some(({ id }) => id === secret.id));
  });

  it('changes an open message in place, with pictures that are the new ones alone', async () => {
    const open = await answered('first figures', 'shared');
    bot.answerWith(cardResponse('second figures', { visibility: 'shared', isReplacement: true }));

    bot.bob.press(open, 'CSV');

    const after = await shown(bot.alice, 'second figures');
    expect(after).toMatchObject({ id: open.id, isEdited: true });
    expect(after.attachments).toHaveLength(1);
  });

  it('changes a private message in place', async () => {
    const mine = await answered('my figures', 'private');
    bot.answerWith(cardResponse('my new figures', { isReplacement: true }));

    bot.alice.press(mine, 'CSV');

    expect((await shown(bot.alice, 'my new figures')).id).toBe(mine.id);
  });

  it('leaves an open message as it is where the answer is for one person', async () => {
    const open = await answered('open figures', 'shared');
    bot.answerWith(cardResponse('for bob alone', { isReplacement: true }));

    bot.bob.press(open, 'CSV');

    expect((await shown(bot.bob, 'for bob alone')).isEphemeral).toBe(true);
    expect((await shown(bot.alice, 'open figures')).isEdited).toBe(false);
  });

  it('writes text below where a message cannot be changed to it', async () => {
    const open = await answered('built of components', 'shared');
    bot.answerWith(cardResponse('in the end', { visibility: 'shared', isReplacement: true }));
    bot.discord.faults.refuseComponents({ times: 2 });

    bot.bob.press(open, 'CSV');

    expect((await shown(bot.alice, 'in the end')).id).not.toBe(open.id);
    expect(bot.failures).toEqual([]);
  });
});
