import { describe, expect, it } from 'vitest';

import type { Fields } from '../fields.ts';
import { messageRefusal } from './blocks-refusal.ts';

type Build = (size: number) => Fields;

/** What Slack publishes, by hand: name, the most it takes, a message of that size, and what it says to one more. */
const AT_MOST: readonly (readonly [name: string, most: number, build: Build, complaint: string])[] = [
  [
    'blocks of a message',
    50,
    (n) => blocks(...times(n, { type: 'divider' })),
    'no more than 50 items allowed [json-pointer:/blocks]',
  ],
  ['characters of a section', 3_000, (n) => blocks(section(n)), tooLong(3_000, '/blocks/0/text/text')],
  [
    'fields of a section',
    10,
    (n) => blocks({ type: 'section', fields: times(n, mrkdwn('x')) }),
    tooMany(10, '/blocks/0/fields'),
  ],
  [
    'characters of a field',
    2_000,
    (n) => blocks({ type: 'section', fields: [mrkdwn(x(n))] }),
    tooLong(2_000, '/blocks/0/fields/0/text'),
  ],
  [
    'characters of a header',
    150,
    (n) => blocks({ type: 'header', text: plain(x(n)) }),
    tooLong(150, '/blocks/0/text/text'),
  ],
  [
    'elements of a context',
    10,
    (n) => blocks({ type: 'context', elements: times(n, mrkdwn('x')) }),
    tooMany(10, '/blocks/0/elements'),
  ],
  [
    'elements of an actions block',
    25,
    (n) => blocks({ type: 'actions', elements: times(n, button({})) }),
    tooMany(25, '/blocks/0/elements'),
  ],
  [
    'characters on a button',
    75,
    (n) => blocks(actions(button({ text: plain(x(n)) }))),
    tooLong(75, '/blocks/0/elements/0/text/text'),
  ],
  [
    'characters of a button value',
    2_000,
    (n) => blocks(actions(button({ value: x(n) }))),
    tooLong(2_000, '/blocks/0/elements/0/value'),
  ],
  [
    'characters of an action_id',
    255,
    (n) => blocks(actions(button({ action_id: x(n) }))),
    tooLong(255, '/blocks/0/elements/0/action_id'),
  ],
  [
    'characters of a button url',
    3_000,
    (n) => blocks(actions(button({ url: x(n) }))),
    tooLong(3_000, '/blocks/0/elements/0/url'),
  ],
  [
    'characters of an accessibility label',
    75,
    (n) => blocks(actions(button({ accessibility_label: x(n) }))),
    tooLong(75, '/blocks/0/elements/0/accessibility_label'),
  ],
  [
    'characters of a block_id',
    255,
    (n) => blocks({ type: 'divider', block_id: x(n) }),
    tooLong(255, '/blocks/0/block_id'),
  ],
  [
    'options of a select',
    100,
    (n) => blocks(actions(select(times(n, option('a', 'b'))))),
    tooMany(100, '/blocks/0/elements/0/options'),
  ],
  [
    'characters of an option',
    75,
    (n) => blocks(actions(select([option(x(n), 'b')]))),
    tooLong(75, '/blocks/0/elements/0/options/0/text/text'),
  ],
  [
    'characters of an option value',
    150,
    (n) => blocks(actions(select([option('a', x(n))]))),
    tooLong(150, '/blocks/0/elements/0/options/0/value'),
  ],
  [
    'options of an overflow menu',
    5,
    (n) => blocks(actions({ type: 'overflow', options: times(n, option('a', 'b')) })),
    tooMany(5, '/blocks/0/elements/0/options'),
  ],
  [
    'characters of an alt text',
    2_000,
    (n) => blocks({ type: 'image', image_url: 'https://x.test/a.png', alt_text: x(n) }),
    tooLong(2_000, '/blocks/0/alt_text'),
  ],
  [
    'feedback buttons',
    5,
    (n) => blocks({ type: 'context_actions', elements: times(n, feedback()) }),
    tooMany(5, '/blocks/0/elements'),
  ],
  [
    'rows of a table',
    100,
    (n) => blocks({ type: 'table', rows: times(n, [cell('x')]) }),
    tooMany(100, '/blocks/0/rows'),
  ],
  [
    'columns of a table',
    20,
    (n) => blocks({ type: 'table', rows: [times(n, cell('x'))] }),
    tooMany(20, '/blocks/0/rows/0'),
  ],
  [
    'rows of a data_table with its header',
    101,
    (n) => blocks(dataTable(times(n, [cell('x')]))),
    tooMany(101, '/blocks/0/rows'),
  ],
  [
    'columns of a data_table',
    20,
    (n) => blocks(dataTable(times(2, times(n, cell('x'))))),
    tooMany(20, '/blocks/0/rows/0'),
  ],
  [
    'characters in the cells of a data_table',
    10_000,
    (n) => blocks(dataTable([[cell('x')], [cell(x(n - 1))]])),
    'cells must have less than 10001 characters in all [json-pointer:/blocks/0/rows]',
  ],
  [
    'charts of a message',
    2,
    (n) => blocks(...times(n, chart(['a'], ['one']))),
    'no more than 2 data_visualization blocks allowed [json-pointer:/blocks]',
  ],
  [
    'characters of a chart title',
    50,
    (n) => blocks({ ...chart(['a'], ['one']), title: x(n) }),
    tooLong(50, '/blocks/0/title'),
  ],
  ['series of a chart', 6, (n) => blocks(chart(['a'], names(n))), tooMany(6, '/blocks/0/chart/series')],
  [
    'characters of a chart label',
    20,
    (n) => blocks(chart([x(n)], ['one'])),
    tooLong(20, '/blocks/0/chart/series/0/data/0/label'),
  ],
  [
    'slices of a pie',
    6,
    (n) =>
      blocks({
        type: 'data_visualization',
        title: 'x',
        chart: { type: 'pie', segments: names(n).map((label) => ({ label, value: 1 })) },
      }),
    tooMany(6, '/blocks/0/chart/segments'),
  ],
  [
    'characters of a card body',
    200,
    (n) => blocks({ type: 'card', body: mrkdwn(x(n)) }),
    tooLong(200, '/blocks/0/body/text'),
  ],
  [
    'cards of a carousel',
    10,
    (n) => blocks({ type: 'carousel', elements: times(n, { type: 'card', body: mrkdwn('x') }) }),
    tooMany(10, '/blocks/0/elements'),
  ],
  [
    'blocks of a container',
    10,
    (n) => blocks(container(times(n, { type: 'divider' }))),
    tooMany(10, '/blocks/0/child_blocks'),
  ],
  [
    'characters of a container title',
    150,
    (n) => blocks({ ...container([{ type: 'divider' }]), title: plain(x(n)) }),
    tooLong(150, '/blocks/0/title/text'),
  ],
  [
    'characters of a picture title',
    2_000,
    (n) => blocks({ type: 'image', image_url: 'https://x.test/a.png', alt_text: 'x', title: plain(x(n)) }),
    tooLong(2_000, '/blocks/0/title/text'),
  ],
  [
    'characters of a placeholder',
    150,
    (n) => blocks(actions({ ...select([option('a', 'b')]), placeholder: plain(x(n)) })),
    tooLong(150, '/blocks/0/elements/0/placeholder/text'),
  ],
  [
    'groups of options',
    100,
    (n) =>
      blocks(
        actions({
          type: 'static_select',
          option_groups: times(n, { label: plain('a'), options: [option('a', 'b')] }),
        }),
      ),
    tooMany(100, '/blocks/0/elements/0/option_groups'),
  ],
  [
    'characters of an option description',
    75,
    (n) => blocks(actions(select([{ ...option('a', 'b'), description: plain(x(n)) }]))),
    tooLong(75, '/blocks/0/elements/0/options/0/description/text'),
  ],
  [
    'checkboxes',
    10,
    (n) => blocks(actions({ type: 'checkboxes', options: times(n, option('a', 'b')) })),
    tooMany(10, '/blocks/0/elements/0/options'),
  ],
  [
    "characters of a question's title",
    100,
    (n) => blocks(actions(button({ confirm: confirm({ title: plain(x(n)) }) }))),
    tooLong(100, '/blocks/0/elements/0/confirm/title/text'),
  ],
  [
    'characters of a question',
    300,
    (n) => blocks(actions(button({ confirm: confirm({ text: plain(x(n)) }) }))),
    tooLong(300, '/blocks/0/elements/0/confirm/text/text'),
  ],
  [
    "characters of a question's button",
    30,
    (n) => blocks(actions(button({ confirm: confirm({ deny: plain(x(n)) }) }))),
    tooLong(30, '/blocks/0/elements/0/confirm/deny/text'),
  ],
  [
    'characters along an axis',
    50,
    (n) =>
      blocks({
        ...chart(['a'], ['one']),
        chart: {
          type: 'line',
          series: [{ name: 'one', data: [{ label: 'a', value: 1 }] }],
          axis_config: { categories: ['a'], x_label: x(n) },
        },
      }),
    tooLong(50, '/blocks/0/chart/axis_config/x_label'),
  ],
  [
    'characters of a card title',
    150,
    (n) => blocks({ type: 'card', title: mrkdwn(x(n)) }),
    tooLong(150, '/blocks/0/title/text'),
  ],
  [
    'buttons of a card',
    5,
    (n) => blocks({ type: 'card', actions: times(n, button({})) }),
    tooMany(5, '/blocks/0/actions'),
  ],
];

describe('messageRefusal', () => {
  it.each(AT_MOST)(
    'takes the most %s, %i, and names the place of one more',
    (...[, most, build, complaint]) => {
      expect(messageRefusal(build(most), true)).toBeUndefined();
      expect(messageRefusal(build(most + 1), true)).toMatchObject({ error: 'invalid_blocks' });
      expect(messageRefusal(build(most + 1), true)?.['errors']).toContain(complaint);
    },
  );

  it('takes a top-level text of 40,000 characters and calls one more too long', () => {
    expect(messageRefusal({ text: x(40_000) }, true)).toBeUndefined();
    expect(messageRefusal({ text: x(40_001) }, true)).toEqual({ ok: false, error: 'msg_too_long' });
  });

  it('counts all markdown of a message together, also inside containers', () => {
    const markdown = (length: number): object => ({ type: 'markdown', text: x(length) });
    expect(messageRefusal(blocks(markdown(6_000), markdown(6_000)), true)).toBeUndefined();
    expect(messageRefusal(blocks(markdown(6_000), markdown(6_001)), true)?.error).toBe('msg_blocks_too_long');
  });

  it('takes one table of either kind', () => {
    const plainTable = { type: 'table', rows: [[cell('x')]] };
    const data = dataTable([[cell('x')], [cell('y')]]);
    for (const pair of [
      [plainTable, plainTable],
      [plainTable, data],
      [data, container([plainTable])],
    ])
      expect(messageRefusal(blocks(...pair), true)?.error).toBe('only_one_table_allowed');
  });

  it('refuses a chart of 21 categories', () => {
    expect(messageRefusal(blocks(chart(names(20), ['one'])), true)).toBeUndefined();
    expect(messageRefusal(blocks(chart(names(21), ['one'])), true)?.['errors']).toContain(
      tooMany(20, '/blocks/0/chart/axis_config/categories'),
    );
  });

  it.each([
    ['nothing to say', { text: '' }, 'no_text'],
    ['no blocks and no text', { blocks: [] }, 'no_text'],
  ])('refuses %s', (_, message, error) => {
    expect(messageRefusal(message, true)).toEqual({ ok: false, error });
  });

  it.each([
    ['an unknown block', { type: 'chart' }, 'unsupported type: chart [json-pointer:/blocks/0/type]'],
    [
      'an unknown field',
      { type: 'divider', color: 'red' },
      'invalid additional property: color [json-pointer:/blocks/0]',
    ],
    [
      'a picture without words',
      { type: 'image', image_url: 'https://x.test' },
      'missing required field: alt_text [json-pointer:/blocks/0]',
    ],
    [
      'an empty section',
      { type: 'section', text: mrkdwn('') },
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a section without content',
      { type: 'section' },
      'must provide either text or fields [json-pointer:/blocks/0]',
    ],
    [
      'mrkdwn in a header',
      { type: 'header', text: mrkdwn('x') },
      'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ],
    [
      'two buttons with one action_id',
      actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
      'action_id a already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    [
      'a start that is not offered',
      actions({ ...select([option('a', 'b')]), initial_option: option('a', 'c') }),
      'initial_option must exactly match one of the provided options [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'a data_table without a caption',
      { type: 'data_table', rows: [[cell('x')], [cell('y')]] },
      'missing required field: caption [json-pointer:/blocks/0]',
    ],
    [
      'a data_table of a header alone',
      dataTable([[cell('x')]]),
      'no fewer than 2 items allowed [json-pointer:/blocks/0/rows]',
    ],
    [
      'a data_table with uneven rows',
      dataTable([[cell('x')], [cell('y'), cell('z')]]),
      'must have as many cells as the header [json-pointer:/blocks/0/rows/1]',
    ],
    [
      'a data_table that pages by 101',
      { ...dataTable([[cell('x')], [cell('y')]]), page_size: 101 },
      'must be at most 100 [json-pointer:/blocks/0/page_size]',
    ],
    [
      'rich text in the header of a data_table',
      dataTable([[richText()], [cell('y')]]),
      'unsupported type: rich_text [json-pointer:/blocks/0/rows/0/0/type]',
    ],
    [
      'a chart with two series of a name',
      chart(['a'], ['one', 'one']),
      'series names must be unique [json-pointer:/blocks/0/chart/series]',
    ],
    [
      'a chart that lacks a point',
      {
        ...chart(['a', 'b'], ['one']),
        chart: {
          type: 'bar',
          series: [{ name: 'one', data: [{ label: 'a', value: 1 }] }],
          axis_config: { categories: ['a', 'b'] },
        },
      },
      'must have exactly one data point for each category [json-pointer:/blocks/0/chart/series/0/data]',
    ],
    [
      'a slice of nothing',
      {
        type: 'data_visualization',
        title: 'x',
        chart: { type: 'pie', segments: [{ label: 'a', value: 0 }] },
      },
      'must be at least 5e-324 [json-pointer:/blocks/0/chart/segments/0/value]',
    ],
    [
      'a container that starts collapsed but cannot',
      { ...container([{ type: 'divider' }]), default_collapsed: true },
      'requires is_collapsible to be true [json-pointer:/blocks/0/default_collapsed]',
    ],
    [
      'a data_table in a container',
      container([dataTable([[cell('x')], [cell('y')]])]),
      'unsupported type: data_table [json-pointer:/blocks/0/child_blocks/0/type]',
    ],
  ])('refuses %s, and says where', (_, block, complaint) => {
    expect(messageRefusal(blocks(block), true)).toEqual({
      ok: false,
      error: 'invalid_blocks',
      errors: [complaint],
      response_metadata: { messages: [`[ERROR] ${complaint}`] },
    });
  });

  it('refuses a block_id that stands above', () => {
    const twice = times(2, { type: 'divider', block_id: 'a' });
    expect(messageRefusal(blocks(...twice), true)?.['errors']).toEqual([
      'block_id a already exists [json-pointer:/blocks/1/block_id]',
    ]);
  });

  it('can refuse the blocks of 2026 only', () => {
    const old = [section(5), { type: 'table', rows: [[cell('x')]] }];
    expect(messageRefusal(blocks(...old), false)).toBeUndefined();
    for (const block of [dataTable([[cell('x')], [cell('y')]]), chart(['a'], ['one']), container(old)])
      expect(messageRefusal(blocks(block), false)?.error).toBe('invalid_blocks');
  });
});

function blocks(...list: readonly unknown[]): { readonly blocks: readonly unknown[] } {
  return { blocks: list };
}

function x(length: number): string {
  return 'x'.repeat(length);
}

function times<T>(count: number, item: T): T[] {
  return Array.from({ length: count }, () => item);
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `n${index}`);
}

function tooLong(most: number, pointer: string): string {
  return `must be less than ${most + 1} characters [json-pointer:${pointer}]`;
}

function tooMany(most: number, pointer: string): string {
  return `no more than ${most} items allowed [json-pointer:${pointer}]`;
}

function plain(text: string): object {
  return { type: 'plain_text', text };
}

function mrkdwn(text: string): object {
  return { type: 'mrkdwn', text };
}

function section(length: number): object {
  return { type: 'section', text: mrkdwn(x(length)) };
}

function button(more: object): object {
  return { type: 'button', text: plain('OK'), ...more };
}

function confirm(more: object): object {
  const words = { title: plain('Sure?'), text: plain('Really?'), confirm: plain('Yes'), deny: plain('No') };
  return { ...words, ...more };
}

function actions(...elements: readonly object[]): object {
  return { type: 'actions', elements };
}

function option(text: string, value: string): object {
  return { text: plain(text), value };
}

function select(options: readonly object[]): object {
  return { type: 'static_select', options };
}

function feedback(): object {
  const side = { text: plain('Good'), value: 'good' };
  return { type: 'feedback_buttons', positive_button: side, negative_button: side };
}

function cell(text: string): object {
  return { type: 'raw_text', text };
}

function richText(): object {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
  };
}

function dataTable(rows: readonly unknown[]): object {
  return { type: 'data_table', caption: 'Costs', rows };
}

function chart(categories: readonly string[], series: readonly string[]): object {
  const data = categories.map((label) => ({ label, value: 1 }));
  const drawn = { type: 'bar', series: series.map((name) => ({ name, data })), axis_config: { categories } };
  return { type: 'data_visualization', title: 'Costs', chart: drawn };
}

function container(children: readonly object[]): object {
  return { type: 'container', title: plain('More'), child_blocks: children };
}
