import fc from 'fast-check';

import type { Action, Card, Chart, Section } from '../../card.ts';

/** Markup, mentions, other directions, invisible and half characters, emoji, very long ones, and anything else. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        ...['@everyone', '@here', '<@80351110224678912>', '<@&165511591545143296>', '<#103735883630395392>'],
        ...['<t:1618953630:R>', '</airhorn:816437322781949972>', '<:mmLol:216154654256398347>', ':smile:'],
        ...[
          '`',
          '```',
          '||',
          '**',
          '__',
          '~~',
          '[a](https://b.example)',
          '> ',
          '# ',
          '-# ',
          '1. ',
          '- ',
          '\\',
        ],
        ...['\u200b', '\u202e', '\u2066', '\ufeff', '\ud800', '\u0000', '\n', '\u3164', '\u200d', '\u0301'],
        ...['שלום', 'مرحبا', '日本語', '👩‍👩‍👧', 'https://openrouter.ai/settings/keys_a', 'steam://run'],
        ...['2026-12-01 00:00 UTC', '2026-13-41 00:00 UTC', ' ', 'a', '9', '$5.00'],
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom('@everyone ', '`', 'ש', '_', 'word ', '👍', 'x', '\u0301'), fc.nat(6_000))
    .map(([part, times]) => part.repeat(times)),
);

const chart: fc.Arbitrary<Chart> = fc.constant({ kind: 'bars', bars: [] });

const section: fc.Arbitrary<Section> = fc.oneof(
  fc
    .record({
      title: anyText,
      fields: fc.array(fc.record({ label: anyText, value: anyText }), { maxLength: 40, size: 'medium' }),
    })
    .map((fields) => ({ kind: 'fields' as const, ...fields })),
  fc.record({
    kind: fc.constant('table' as const),
    title: anyText,
    columns: fc.array(
      fc.record({ label: anyText, align: fc.constantFrom('left' as const, 'right' as const) }),
      {
        maxLength: 30,
      },
    ),
    rows: fc.array(fc.array(anyText, { maxLength: 12 }), { maxLength: 60, size: 'medium' }),
  }),
  fc.record({
    kind: fc.constant('list' as const),
    title: anyText,
    items: fc.array(anyText, { maxLength: 40, size: 'medium' }),
    isDetail: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('chart' as const),
    title: anyText,
    chart,
    alt: anyText,
    isRepeat: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('note' as const), text: anyText }),
);

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constant('button' as const),
    verb: fc.constantFrom('edit', 'compare', 'Not A Verb', ''),
    label: anyText,
    argument: fc.oneof(anyText, fc.constantFrom('a', 'b')),
    isMain: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('link' as const),
    label: anyText,
    url: fc.oneof(anyText, fc.webUrl(), fc.constant('javascript:alert(1)')),
  }),
);

/** Cards as no part of the product makes them: empty, huge, hostile. */
export const anyCard: fc.Arbitrary<Card> = fc.record({
  title: anyText,
  answer: anyText,
  sections: fc.array(section, { maxLength: 30 }),
  actions: fc.array(action, { maxLength: 40, size: 'medium' }),
});
