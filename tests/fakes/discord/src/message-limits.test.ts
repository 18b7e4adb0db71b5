import { type REST, Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { button, type Limit, many, row, rows, text, v2, x } from '../test-support/bodies.ts';
import { restOf } from '../test-support/minimal-bot.ts';
import { refusalOf } from '../test-support/refusal.ts';
import { type FakeDiscord, FLAG, startFakeDiscord } from './index.ts';

let discord: FakeDiscord;
let rest: REST;

beforeAll(async () => {
  discord = await startFakeDiscord();
  rest = restOf(discord);
});

afterAll(() => discord.close());

const send = (body: object) => rest.post(Routes.channelMessages(discord.general.id), { body });

const MESSAGES: readonly Limit[] = [
  [
    '2,000 characters of content',
    { content: x(2000) },
    { content: x(2001) },
    'content: BASE_TYPE_MAX_LENGTH',
  ],
  [
    '25 characters of nonce',
    { content: 'x', nonce: x(25) },
    { content: 'x', nonce: x(26) },
    'nonce: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'ten embeds',
    { embeds: many(10, () => ({ title: 'x' })) },
    { embeds: many(11, () => ({ title: 'x' })) },
    'embeds: BASE_TYPE_MAX_LENGTH',
  ],
  [
    '256 characters of an embed title',
    { embeds: [{ title: x(256) }] },
    { embeds: [{ title: x(257) }] },
    'embeds.0.title: BASE_TYPE_MAX_LENGTH',
  ],
  [
    '4,096 characters of an embed',
    { embeds: [{ description: x(4096) }] },
    { embeds: [{ description: x(4097) }] },
    'embeds.0.description: BASE_TYPE_MAX_LENGTH',
  ],
  [
    '25 fields of an embed',
    { embeds: [{ fields: many(25, () => ({ name: 'a', value: 'b' })) }] },
    { embeds: [{ fields: many(26, () => ({ name: 'a', value: 'b' })) }] },
    'embeds.0.fields: BASE_TYPE_MAX_LENGTH',
  ],
  [
    '256 characters of a field name',
    { embeds: [{ fields: [{ name: x(256), value: 'b' }] }] },
    { embeds: [{ fields: [{ name: x(257), value: 'b' }] }] },
    'embeds.0.fields.0.name: BASE_TYPE_BAD_LENGTH',
  ],
  [
    '1,024 characters of a field',
    { embeds: [{ fields: [{ name: 'a', value: x(1024) }] }] },
    { embeds: [{ fields: [{ name: 'a', value: x(1025) }] }] },
    'embeds.0.fields.0.value: BASE_TYPE_BAD_LENGTH',
  ],
  [
    '2,048 characters of a footer',
    { embeds: [{ footer: { text: x(2048) } }] },
    { embeds: [{ footer: { text: x(2049) } }] },
    'embeds.0.footer.text: BASE_TYPE_MAX_LENGTH',
  ],
  [
    '256 characters of an author',
    { embeds: [{ author: { name: x(256) } }] },
    { embeds: [{ author: { name: x(257) } }] },
    'embeds.0.author.name: BASE_TYPE_MAX_LENGTH',
  ],
  [
    '6,000 characters of all embeds',
    { embeds: [{ description: x(4000) }, { description: x(2000) }] },
    { embeds: [{ description: x(4000) }, { description: x(2001) }] },
    'embeds: MAX_EMBED_SIZE_EXCEEDED',
  ],
  ['five rows', { components: rows(5) }, { components: rows(6) }, 'components: BASE_TYPE_MAX_LENGTH'],
  [
    '100 people who may be pinged',
    { content: 'x', allowed_mentions: { users: many(100, String) } },
    { content: 'x', allowed_mentions: { users: many(101, String) } },
    'allowed_mentions.users: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'known kinds of pings',
    { content: 'x', allowed_mentions: { parse: ['users'] } },
    { content: 'x', allowed_mentions: { parse: ['all'] } },
    'allowed_mentions.parse.0: BASE_TYPE_CHOICES',
  ],
  [
    'pings by kind or by id',
    { content: 'x', allowed_mentions: { parse: ['roles'], users: ['1'] } },
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions.users: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  [
    'flags that a bot may set',
    { content: 'x', flags: FLAG.suppressEmbeds },
    { content: 'x', flags: FLAG.ephemeral },
    'flags: MESSAGE_FLAGS_INVALID',
  ],
];

describe('a message', () => {
  it.each(MESSAGES)('takes %s and nothing beyond', async (...[, fits, over, problem]) => {
    await send(fits);
    expect(await refusalOf(send(over))).toEqual({ status: 400, code: 50035, problems: [problem] });
  });

  it('must show something (50006)', async () => {
    expect(await refusalOf(send({ content: '' }))).toMatchObject({ status: 400, code: 50006 });
    expect(await refusalOf(send(v2()))).toMatchObject({ status: 400, code: 50006 });
  });

  it('names every problem at once, each at its path', async () => {
    const body = v2(text(1), row(button({ label: x(81) }), button({ custom_id: x(101) })));

    expect((await refusalOf(send(body))).problems).toEqual([
      'components.1.components.0.label: BASE_TYPE_MAX_LENGTH',
      'components.1.components.1.custom_id: BASE_TYPE_BAD_LENGTH',
    ]);
  });
});

describe('a file', () => {
  it('is shown among components only where one of them names it, by the name that Discord gave it', async () => {
    const alice = discord.join('alice');
    const show = (url: string) =>
      rest.post(Routes.channelMessages(discord.general.id), {
        body: v2({ type: 12, items: [{ media: { url } }] }),
        files: ['my chart.png', 'hidden.png'].map((name) => ({ name, data: Buffer.from('x') })),
      });

    expect((await refusalOf(show('attachment://my chart.png'))).problems).toEqual([
      'components.0.items.0.media.url: UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
    ]);
    await show('attachment://my_chart.png');
    expect(
      alice
        .sees()
        .at(-1)
        ?.attachments.map(({ name }) => name),
    ).toEqual(['my_chart.png']);
  });

  const upload = (sizes: readonly number[]) =>
    rest.post(Routes.channelMessages(discord.general.id), {
      body: {},
      files: sizes.map((size, n) => ({ name: `${n}.bin`, data: Buffer.alloc(size) })),
    });
  const mebibytes = 1024 * 1024;

  it('has 10 MiB at most, and 25 MiB with all others (413)', async () => {
    await upload([10 * mebibytes]);
    expect(await refusalOf(upload([10 * mebibytes + 1]))).toMatchObject({ status: 413, code: 40005 });
    expect(await refusalOf(upload([9, 9, 9].map((n) => n * mebibytes)))).toMatchObject({ status: 413 });
  });

  it('is one of ten', async () => {
    await upload(many(10, () => 1));
    expect((await refusalOf(upload(many(11, () => 1)))).problems).toEqual([
      'attachments: BASE_TYPE_MAX_LENGTH',
    ]);
  });
});
