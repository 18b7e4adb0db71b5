import { type REST, Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  button,
  buttons,
  gallery,
  type Limit,
  many,
  menu,
  options,
  row,
  section,
  text,
  v2,
  x,
} from '../test-support/bodies.ts';
import { restOf } from '../test-support/minimal-bot.ts';
import { refusalOf } from '../test-support/refusal.ts';
import { type FakeDiscord, startFakeDiscord } from './index.ts';

let discord: FakeDiscord;
let rest: REST;

beforeAll(async () => {
  discord = await startFakeDiscord();
  rest = restOf(discord);
});

afterAll(() => discord.close());

const send = (body: object) => rest.post(Routes.channelMessages(discord.general.id), { body });

const sectionOf = (n: number) => ({ ...section(1), accessory: button({ custom_id: `s${n}` }) });

const COMPONENTS: readonly Limit[] = [
  // Ten sections of a text and a button are 30.
  [
    '40 components, those beside a section too',
    v2(...many(10, sectionOf), ...many(10, () => text(1))),
    v2(...many(10, sectionOf), ...many(11, () => text(1))),
    'components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  // 5 rows of 5 buttons are 30, and 10 texts make 40.
  [
    '40 components',
    v2(...many(5, (n) => row(...buttons(5, n * 5))), ...many(10, () => text(1))),
    v2(...many(5, (n) => row(...buttons(5, n * 5))), ...many(11, () => text(1))),
    'components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  [
    '4,000 characters of all text',
    v2(text(2000), { type: 17, components: [text(2000)] }),
    v2(text(2000), { type: 17, components: [text(2001)] }),
    'components: COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  ['some text in a text', v2(text(1)), v2(text(0)), 'components.0.content: BASE_TYPE_BAD_LENGTH'],
  [
    'components instead of content',
    v2(text(1)),
    { ...v2(text(1)), content: 'x' },
    'content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'components instead of embeds',
    v2(text(1)),
    { ...v2(text(1)), embeds: [{ title: 'x' }] },
    'embeds: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'new components only with the flag',
    { components: [row(button())] },
    { components: [text(1)] },
    'components.0.type: UNION_TYPE_CHOICES',
  ],
  [
    'no container in a container',
    v2({ type: 17, components: [text(1)] }),
    v2({ type: 17, components: [{ type: 17, components: [text(1)] }] }),
    'components.0.components.0.type: UNION_TYPE_CHOICES',
  ],
  ['buttons only in rows', v2(row(button())), v2(button()), 'components.0.type: UNION_TYPE_CHOICES'],
  [
    'a colour',
    v2({ type: 17, accent_color: 0xffffff, components: [text(1)] }),
    v2({ type: 17, accent_color: 0x1000000, components: [text(1)] }),
    'components.0.accent_color: NUMBER_TYPE_MAX',
  ],
  [
    'three texts in a section',
    v2(section(3)),
    v2(section(4)),
    'components.0.components: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a button or a picture beside a section',
    v2(section(1)),
    v2({ ...section(1), accessory: text(1) }),
    'components.0.accessory.type: UNION_TYPE_CHOICES',
  ],
  ['ten pictures', v2(gallery(10)), v2(gallery(11)), 'components.0.items: BASE_TYPE_BAD_LENGTH'],
  [
    '1,024 characters of alt text',
    v2(gallery(1, x(1024))),
    v2(gallery(1, x(1025))),
    'components.0.items.0.description: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'pictures that are attached',
    v2(gallery(1)),
    v2({ type: 12, items: [{ media: { url: 'attachment://no.png' } }] }),
    'components.0.items.0.media.url: UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
  ],
  [
    'small and large spacing',
    v2({ type: 14, spacing: 2 }),
    v2({ type: 14, spacing: 3 }),
    'components.0.spacing: BASE_TYPE_CHOICES',
  ],
  [
    'five buttons in a row',
    v2(row(...buttons(5))),
    v2(row(...buttons(6))),
    'components.0.components: BASE_TYPE_BAD_LENGTH',
  ],
  [
    '100 characters of custom id',
    v2(row(button({ custom_id: x(100) }))),
    v2(row(button({ custom_id: x(101) }))),
    'components.0.components.0.custom_id: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'some custom id',
    v2(row(button())),
    v2(row(button({ custom_id: undefined }))),
    'components.0.components.0.custom_id: BASE_TYPE_REQUIRED',
  ],
  [
    'a custom id once',
    v2(row(...buttons(2))),
    v2(row(button(), button())),
    'components.0.components.1.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a component id once',
    v2({ ...text(1), id: 7 }, { ...text(1), id: 8 }),
    v2({ ...text(1), id: 7 }, { ...text(1), id: 7 }),
    'components.1.id: COMPONENT_ID_DUPLICATED',
  ],
  [
    '80 characters of label',
    v2(row(button({ label: x(80) }))),
    v2(row(button({ label: x(81) }))),
    'components.0.components.0.label: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a label or an emoji',
    v2(row(button({ label: undefined, emoji: { name: '🔔' } }))),
    v2(row(button({ label: undefined }))),
    'components.0.components.0.label: BASE_TYPE_REQUIRED',
  ],
  [
    '512 characters of address',
    v2(row({ type: 2, style: 5, label: 'a', url: `https://${x(504)}` })),
    v2(row({ type: 2, style: 5, label: 'a', url: `https://${x(505)}` })),
    'components.0.components.0.url: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an address that opens a page',
    v2(row({ type: 2, style: 5, label: 'a', url: 'https://a.b' })),
    v2(row({ type: 2, style: 5, label: 'a', url: 'javascript:1' })),
    'components.0.components.0.url: URL_TYPE_INVALID_SCHEME',
  ],
  [
    '25 options',
    v2(row(menu({ options: options(25) }))),
    v2(row(menu({ options: options(26) }))),
    'components.0.components.0.options: BASE_TYPE_BAD_LENGTH',
  ],
  [
    '100 characters of an option',
    v2(row(menu({ options: [{ label: x(100), value: 'v' }] }))),
    v2(row(menu({ options: [{ label: x(101), value: 'v' }] }))),
    'components.0.components.0.options.0.label: BASE_TYPE_BAD_LENGTH',
  ],
  [
    '100 characters of a value',
    v2(row(menu({ options: [{ label: 'l', value: x(100) }] }))),
    v2(row(menu({ options: [{ label: 'l', value: x(101) }] }))),
    'components.0.components.0.options.0.value: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a value once',
    v2(row(menu())),
    v2(row(menu({ options: [...options(1), ...options(1)] }))),
    'components.0.components.0.options.1.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    '150 characters of placeholder',
    v2(row(menu({ placeholder: x(150) }))),
    v2(row(menu({ placeholder: x(151) }))),
    'components.0.components.0.placeholder: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'one menu in a row',
    v2(row(menu())),
    v2(row(button(), menu())),
    'components.0.components: COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
];

describe('components', () => {
  it.each(COMPONENTS)('take %s and nothing beyond', async (...[, fits, over, problem]) => {
    await send(fits);
    expect((await refusalOf(send(over))).problems).toEqual([problem]);
  });

  it('stay components: content cannot come back', async () => {
    const message = discord.plant(discord.general, v2(text(1)));
    const edit = rest.patch(Routes.channelMessage(discord.general.id, message.id), {
      body: { content: 'x' },
    });

    expect((await refusalOf(edit)).problems).toEqual([
      'content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ]);
  });
});
