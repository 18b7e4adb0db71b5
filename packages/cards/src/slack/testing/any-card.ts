import fc from 'fast-check';

import type { Card, Chart, Section } from '../../card.ts';
import type { Form } from '../../form.ts';

/** What people paste to break a chat: markup, mentions, invisible signs, halves of characters, walls of text. */
const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 3,
    arbitrary: fc.string({ unit: fc.constantFrom(...'<>&*_~`:@#|\\"\'- \n\t1aé'), maxLength: 60 }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '<!channel> <@U012AB3CD> @here @everyone <https://evil.example|your bank>',
      ':fire::100: *bold* _it_ ~no~ `code` ```block``` > quote',
      '\u202egnp.exe\u202c \u200b\u200b\u200e\u2066x\u2069 \ufeff\u00ad',
      'שלום עולם 84% مرحبا',
      '\ud83d',
      '\udc00\ud800',
      '👨‍👩‍👧‍👦'.repeat(20),
      '   ',
      '',
      '\u200b',
      '\u200d\u3164',
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        piece: fc.constantFrom('&', '<', 'word ', '@x ', '😀', 'א', '"', '_a', 'x'),
        times: fc.nat(4_000),
      })
      .map(({ piece, times }) => piece.repeat(times)),
  },
);

const anyFigure = fc.oneof(
  anyText,
  fc.constantFrom('$1,234.50', '-12.5%', '+$40', '9'.repeat(400), '1e5', '$', '', 'at least $3'),
);

const anyAmount = fc.oneof(fc.double(), fc.integer({ min: 0, max: 1_000 }));

const anyChart: fc.Arbitrary<Chart> = fc.oneof(
  fc.record({
    kind: fc.constant('bars' as const),
    bars: fc.array(fc.record({ label: anyText, value: anyAmount, text: anyText }), { maxLength: 30 }),
  }),
  fc.record({
    kind: fc.constant('ranges' as const),
    ranges: fc.array(
      fc.record({ label: anyText, low: anyAmount, middle: anyAmount, high: anyAmount, text: anyText }),
      { maxLength: 8 },
    ),
  }),
  fc
    .record({
      labels: fc.array(anyText, { maxLength: 8 }),
      points: fc.array(fc.record({ at: fc.oneof(fc.nat(2 ** 41), fc.double()), value: anyAmount }), {
        maxLength: 25,
      }),
    })
    .map(({ labels, points }) => ({
      kind: 'lines' as const,
      lines: labels.map((label) => ({ label, points })),
    })),
);

const anySize = { maxLength: 30 } as const;

const anyNote = fc.record({ kind: fc.constant('note' as const), text: anyText });

const anySection: fc.Arbitrary<Section> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('fields' as const),
      title: anyText,
      fields: fc.array(fc.record({ label: anyText, value: anyText }), anySize),
    },
    { requiredKeys: ['kind', 'fields'] },
  ),
  fc.record({
    kind: fc.constant('table' as const),
    title: anyText,
    columns: fc.array(
      fc.record({ label: anyText, align: fc.constantFrom('left' as const, 'right' as const) }),
      { maxLength: 24 },
    ),
    rows: fc.array(fc.array(anyFigure, { maxLength: 24 }), { maxLength: 12 }),
  }),
  fc
    .record({ title: anyText, cell: anyText, rows: fc.nat(400), columns: fc.nat(24) })
    .map(({ title, cell, rows, columns }) => ({
      kind: 'table' as const,
      title,
      columns: Array.from({ length: columns }, (_, at) => ({ label: `c${at}`, align: 'right' as const })),
      rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => cell.slice(0, 50))),
    })),
  fc.record(
    {
      kind: fc.constant('list' as const),
      title: anyText,
      items: fc.oneof(
        fc.array(anyText, anySize),
        fc.nat(3_000).map((many) => Array.from({ length: many }, (_, at) => `item ${at}`)),
      ),
      isDetail: fc.boolean(),
    },
    { requiredKeys: ['kind', 'title', 'items'] },
  ),
  fc.record(
    {
      kind: fc.constant('chart' as const),
      title: anyText,
      chart: anyChart,
      alt: anyText,
      isRepeat: fc.boolean(),
    },
    { requiredKeys: ['kind', 'title', 'chart', 'alt'] },
  ),
  anyNote,
);

const anyAction = fc.oneof(
  fc.record(
    {
      kind: fc.constant('button' as const),
      verb: fc.oneof(fc.constantFrom('edit', 'share', 'compare', 'snooze'), anyText),
      label: anyText,
      argument: fc.oneof(fc.string({ maxLength: 90 }), anyText),
      isMain: fc.boolean(),
    },
    { requiredKeys: ['kind', 'verb', 'label'] },
  ),
  fc.record({
    kind: fc.constant('link' as const),
    label: anyText,
    url: fc.oneof(
      fc.webUrl({ validSchemes: ['https'] }),
      anyText,
      fc.nat(4_000).map((many) => `https://example.com/${'a'.repeat(many)}`),
    ),
  }),
);

/** Any card at all: empty, huge, hostile. */
export const anyCard: fc.Arbitrary<Card> = fc.record(
  {
    title: anyText,
    answer: anyText,
    sections: fc.oneof(
      { weight: 5, arbitrary: fc.array(anySection, { maxLength: 6 }) },
      { weight: 1, arbitrary: anyNote.map((section) => Array.from({ length: 70 }, () => section)) },
    ),
    actions: fc.oneof(
      { weight: 5, arbitrary: fc.array(anyAction, { maxLength: 4 }) },
      { weight: 1, arbitrary: fc.array(anyAction, { minLength: 30, maxLength: 40 }) },
    ),
  },
  { requiredKeys: ['title', 'answer', 'sections'] },
);

/** Any form at all. */
export const anyForm: fc.Arbitrary<Form> = fc.record({
  title: anyText,
  submit: fc.record({ verb: fc.constant('apply'), argument: fc.constantFrom('', 'c1'), label: anyText }),
  fields: fc.array(
    fc.record(
      {
        key: fc.oneof(fc.string({ maxLength: 20 }), anyText),
        label: anyText,
        value: anyText,
        hint: anyText,
        error: anyText,
      },
      { requiredKeys: ['key', 'label', 'value', 'hint'] },
    ),
    { maxLength: 140, size: 'max' },
  ),
});
