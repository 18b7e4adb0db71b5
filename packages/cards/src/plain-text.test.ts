import { describe, expect, it } from 'vitest';

import type { Card, Section } from './card.ts';
import { renderPlainText } from './plain-text.ts';

function card(...sections: readonly Section[]): Card {
  return { title: 'A title', answer: 'An answer.', sections };
}

/** What follows title and answer. */
function bodyOf(section: Section, width = 80): string {
  return renderPlainText(card(section), width).split('\n\n').slice(2).join('\n\n');
}

describe('renderPlainText', () => {
  it('puts a blank line between the parts and none at the end', () => {
    expect(renderPlainText(card({ kind: 'note', text: 'A note.' }))).toBe('A title\n\nAn answer.\n\nA note.');
    expect(renderPlainText(card())).toBe('A title\n\nAn answer.');
  });

  it('lines the values of fields up', () => {
    const fields = [
      { label: 'Base', value: '$81.00' },
      { label: 'Expected', value: '$83.43' },
    ];
    expect(bodyOf({ kind: 'fields', fields })).toBe('Base      $81.00\nExpected  $83.43');
    expect(bodyOf({ kind: 'fields', title: 'Totals', fields })).toBe(
      'Totals\n  Base      $81.00\n  Expected  $83.43',
    );
  });

  it('aligns figures on the right and words on the left', () => {
    const columns = [
      { label: 'What', align: 'left' },
      { label: 'Cost', align: 'right' },
    ] as const;
    const rows = [
      ['Input tokens', '$36.00'],
      ['Buffer', '$112.51'],
    ];
    expect(bodyOf({ kind: 'table', title: 'Lines', columns, rows }).split('\n')).toEqual([
      'Lines',
      '  What             Cost',
      '  Input tokens   $36.00',
      '  Buffer        $112.51',
    ]);
  });

  it('marks the items of a list and indents what they continue with', () => {
    const items = ['one two three', 'four'];
    expect(bodyOf({ kind: 'list', title: 'List', items }, 11)).toBe('List\n  - one two\n    three\n  - four');
  });

  it('breaks at spaces, at the width', () => {
    const text = 'aaaa bbbb cccc';
    expect(bodyOf({ kind: 'note', text }, 9)).toBe('aaaa bbbb\ncccc');
    expect(bodyOf({ kind: 'note', text }, 8)).toBe('aaaa\nbbbb\ncccc');
    expect(bodyOf({ kind: 'note', text }, 14)).toBe(text);
  });

  it('leaves a word that is longer than the line whole', () => {
    const address = 'https://openrouter.ai/api/v1/models';
    expect(bodyOf({ kind: 'note', text: `see ${address} there` }, 10)).toBe(`see\n${address}\nthere`);
  });

  const bars = [3, 2, 1].map((value) => ({ label: `Row ${value}`, value, text: `$${value}` }));
  const chart = (count: number) =>
    ({
      kind: 'chart',
      title: 'Chart',
      chart: { kind: 'bars', bars: bars.slice(0, count) },
      alt: 'All of it.',
    }) as const;

  it('draws three bars or more with letters', () => {
    expect(bodyOf(chart(3), 80)).toBe(
      `Chart\n  Row 3  $3  ${'█'.repeat(24)}\n  Row 2  $2  ${'█'.repeat(16)}\n  Row 1  $1  ${'█'.repeat(8)}`,
    );
  });

  it('says the figures of other charts, unless the card says them anyway', () => {
    expect(bodyOf(chart(2))).toBe('Chart\n  All of it.');
    expect(bodyOf({ ...chart(2), isRepeat: true })).toBe('');
    expect(bodyOf({ ...chart(2), chart: { kind: 'lines', lines: [] } })).toBe('Chart\n  All of it.');
  });

  it.each([
    ['an escape sequence', '\u001b[2Jwiped'],
    ['a carriage return', 'safe\rforged'],
    ['a line break', 'safe\nforged'],
    ['a delete', 'safe\u007f'],
    ['a C1 control', 'safe\u009b31m'],
    ['a line separator', 'safe\u2028forged'],
    ['an override of the writing direction', 'safe\u202eegrof'],
    ['an isolate of the writing direction', 'safe\u2066forged\u2069'],
  ])('takes %s out of every text of the card', (_, evil) => {
    const text = renderPlainText({
      title: evil,
      answer: evil,
      sections: [
        { kind: 'fields', title: evil, fields: [{ label: evil, value: evil }] },
        { kind: 'table', title: evil, columns: [{ label: evil, align: 'left' }], rows: [[evil]] },
        { kind: 'list', title: evil, items: [evil] },
        { kind: 'note', text: evil },
      ],
    });
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
    // Title, answer, 2 lines of fields, 3 of the table, 2 of the list and the note: no line was forged.
    expect(text.split('\n').filter((line) => line !== '')).toHaveLength(10);
  });
});
