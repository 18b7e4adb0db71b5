import { all, byType, type Check, finite, list, object, oneOf, text, whole } from './shape.ts';

/**
 * Says what Slack would refuse in a message.
 *
 * The figures are those of docs.slack.dev/reference/block-kit as read on 2026-11-21, written out once more: a wrong
 * figure in the table of limits must not hide itself here.
 */
export function messageProblems(message: {
  readonly text: string;
  readonly blocks: unknown;
}): readonly string[] {
  const { blocks } = message;
  return [
    ...text(40_000)(message.text, '/text'),
    ...messageBlocks(blocks, '/blocks'),
    ...(JSON.stringify(blocks).length > 12_000 ? ['/blocks are longer than 12000 characters together'] : []),
    ...(countOf(blocks, 'data_table') > 1 ? ['/blocks hold more than one table'] : []),
    ...(countOf(blocks, 'data_visualization') > 2 ? ['/blocks hold more than two charts'] : []),
    ...repeated(blocks, 'action_id'),
    ...live(message.text, '/text'),
  ];
}

/** Says what Slack would refuse in a modal. */
export function modalProblems(modal: { readonly blocks: unknown }): readonly string[] {
  const inputs = countOf(modal.blocks, 'input');
  return [
    ...modalView(modal, ''),
    ...(inputs > 0 && !('submit' in modal) ? ['/submit is missing, though there are inputs'] : []),
    ...(Buffer.byteLength(JSON.stringify(modal)) > 250_000 ? ['the view is larger than 250 kB'] : []),
    ...repeated(modal.blocks, 'block_id'),
  ];
}

function countOf(blocks: unknown, type: string): number {
  return Array.isArray(blocks) ? blocks.filter((block) => block?.type === type).length : 0;
}

function repeated(blocks: unknown, key: string): readonly string[] {
  const ids = [...JSON.stringify(blocks).matchAll(new RegExp(`"${key}":("(?:[^"\\\\]|\\\\.)*")`, 'g'))].map(
    ([, id]) => id,
  );
  return new Set(ids).size === ids.length ? [] : [`${key} stands twice`];
}

/** What Slack would read as a mention, a link, an emoji or an entity that is none. */
function live(value: string, path: string): readonly string[] {
  const found = /[<>]|&(?!(?:amp|lt|gt);)|:[\w+'-]+:|(?<![\p{L}\p{N}])@\w/u.exec(value);
  return found === null ? [] : [`${path} holds the live "${found[0]}"`];
}

function mrkdwn(most: number): Check {
  return object({
    type: oneOf('mrkdwn'),
    text: all(text(most), (value, path) => {
      const isCode = /^```\n[^`]*\n```$/.test(String(value));
      return isCode ? live(String(value).replace(/[:@]/g, ''), path) : live(String(value), path);
    }),
    verbatim: oneOf(true),
  });
}

function plain(most: number): Check {
  return object({ type: oneOf('plain_text'), text: text(most), emoji: oneOf(false) });
}

const section: Check = all(
  object({
    type: oneOf('section'),
    'text?': mrkdwn(3_000),
    'fields?': list(mrkdwn(2_000), [1, 10]),
  }),
  (value, path) =>
    'text' in Object(value) || 'fields' in Object(value) ? [] : [`${path} has neither text nor fields`],
);

const button = object({
  type: oneOf('button'),
  text: plain(75),
  action_id: text(255),
  'style?': oneOf('primary', 'danger'),
  'url?': text(3_000),
});

const cell = byType({
  raw_text: object({ type: oneOf('raw_text'), text: text(10_000) }),
  raw_number: object({ type: oneOf('raw_number'), text: text(10_000), value: finite }),
});

const dataTable = all(
  object({
    type: oneOf('data_table'),
    caption: text(3_000),
    page_size: whole(1, 100),
    row_header_column_index: whole(0, 19),
    rows: list(list(cell, [1, 20]), [2, 101]),
  }),
  (value, path) => {
    const { rows, row_header_column_index: naming } = value as {
      rows: readonly { text: string }[][];
      row_header_column_index: number;
    };
    const widths = new Set(rows.map((row) => row.length));
    const length = rows.flat().reduce((sum, each) => sum + each.text.length, 0);
    return [
      ...(widths.size === 1 ? [] : [`${path}/rows differ in length`]),
      ...(length > 10_000 ? [`${path}/rows have ${length} characters`] : []),
      ...(naming < (rows[0]?.length ?? 0) ? [] : [`${path} names its rows by a column it has not`]),
    ];
  },
);

const points = list(object({ label: text(20), value: finite }), [1, 20]);

const chart = all(
  object({
    type: oneOf('data_visualization'),
    title: text(50),
    chart: object({
      type: oneOf('bar', 'line', 'area'),
      series: list(object({ name: text(20), data: points }), [1, 6]),
      axis_config: object({
        categories: list(text(20), [1, 20]),
        'x_label?': text(50),
        'y_label?': text(50),
      }),
    }),
  }),
  (value, path) => {
    const { series, axis_config } = (
      value as {
        chart: {
          series: { name: string; data: { label: string }[] }[];
          axis_config: { categories: string[] };
        };
      }
    ).chart;
    const categories = JSON.stringify(axis_config.categories);
    return [
      ...(new Set(series.map(({ name }) => name)).size === series.length ? [] : [`${path} has a name twice`]),
      ...(new Set(axis_config.categories).size === axis_config.categories.length
        ? []
        : [`${path} has a category twice`]),
      ...series.flatMap(({ data }, at) =>
        JSON.stringify(data.map(({ label }) => label)) === categories
          ? []
          : [`${path}/chart/series/${at} has other labels than the axis`],
      ),
    ];
  },
);

const messageBlocks = list(
  byType({
    header: object({ type: oneOf('header'), text: plain(150) }),
    section,
    context: object({ type: oneOf('context'), elements: list(mrkdwn(3_000), [1, 10]) }),
    actions: object({ type: oneOf('actions'), elements: list(button, [1, 25]) }),
    container: object({
      type: oneOf('container'),
      title: plain(150),
      is_collapsible: oneOf(true),
      default_collapsed: oneOf(true, false),
      child_blocks: list(section, [1, 10]),
    }),
    data_table: dataTable,
    data_visualization: chart,
  }),
  [1, 50],
);

const modalView = object({
  type: oneOf('modal'),
  title: plain(24),
  'submit?': plain(24),
  close: plain(24),
  callback_id: text(255),
  blocks: list(
    byType({
      section,
      input: object({
        type: oneOf('input'),
        block_id: text(255),
        label: plain(2_000),
        'hint?': plain(2_000),
        'optional?': oneOf(true, false),
        element: object({
          type: oneOf('plain_text_input'),
          action_id: text(255),
          'initial_value?': text(3_000, 0),
          max_length: whole(1, 3_000),
        }),
      }),
    }),
    [1, 100],
  ),
});
