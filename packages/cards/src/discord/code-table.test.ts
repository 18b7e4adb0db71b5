import { describe, expect, it } from 'vitest';

import { codeTable } from './code-table.ts';

const COLUMNS = [
  { label: 'What', align: 'left' as const },
  { label: 'Cost', align: 'right' as const },
];

function table(
  rows: readonly (readonly string[])[],
  columns: Parameters<typeof codeTable>[0]['columns'] = COLUMNS,
) {
  return { kind: 'table' as const, title: 'Costs', columns, rows };
}

describe('codeTable', () => {
  it('keeps columns under each other', () => {
    expect(
      codeTable(
        table([
          ['Input', '$3.00'],
          ['Retries', '$12.51'],
        ]),
        500,
      ),
    ).toEqual({
      text: '```\nWhat       Cost\nInput     $3.00\nRetries  $12.51\n```',
      isCut: false,
    });
  });

  it('goes on in the next line where a text is wider than a phone', () => {
    const words = 'one two three four five six seven eight nine ten eleven twelve';
    const { text, isCut } = codeTable(table([[words, '$1.00']]), 500);
    expect(isCut).toBe(false);
    expect(text.split('\n').slice(1, -1)).toEqual([
      `What${' '.repeat(48)}Cost`,
      `one two three four five six seven eight nine ten   $1.00`,
      'eleven twelve',
    ]);
  });

  it('says how many rows it leaves out', () => {
    const rows = Array.from({ length: 1_200 }, (_, at) => [`row ${at}`, '$1.00']);
    const { text, isCut } = codeTable(table(rows), 120);
    const shown = text.split('\n').filter((line) => line.startsWith('row')).length;
    expect(shown).toBeGreaterThan(2);
    expect(text.endsWith(`\n\`\`\`\n… and ${(1_200 - shown).toLocaleString('en-US')} more rows`)).toBe(true);
    expect(text.length).toBeLessThanOrEqual(120);
    expect(isCut).toBe(true);
  });

  it('leaves out whole columns from behind but for the last, and names them', () => {
    const labels = ['a', 'b', 'c', 'd', 'e'].map((each) => each.repeat(15));
    const columns = labels.map((label) => ({ label, align: 'left' as const }));
    const { text, isCut } = codeTable(table([['1', '2', '3', '4', '5']], columns), 500);
    expect(text.split('\n')).toEqual([
      '```',
      `${'a'.repeat(15)}  ${'b'.repeat(15)}  ${'e'.repeat(15)}`,
      `1                2                5`,
      '```',
      `Columns left out: ${'c'.repeat(15)}, ${'d'.repeat(15)}`,
    ]);
    expect(isCut).toBe(true);
  });

  it('leaves out bars before anything else, without a word', () => {
    const columns = [...COLUMNS, { label: '', align: 'left' as const }];
    const wide = 'a long enough text of many short words '.repeat(2).trim();
    const { text, isCut } = codeTable(table([[wide, '$1.00', '████████████']], columns), 500);
    expect(text).not.toContain('█');
    expect(isCut).toBe(false);
  });

  it('can be closed by no cell, and mentions nobody', () => {
    const { text } = codeTable(table([['``` @everyone', '']]), 500);
    expect(text.match(/```/g)).toHaveLength(2);
    expect(text).not.toContain('@everyone');
  });

  it('counts wide letters as two', () => {
    const { text } = codeTable(
      table([
        ['日本', '1'],
        ['ab', '2'],
      ]),
      500,
    );
    expect(text.split('\n').slice(2, 4)).toEqual(['日本     1', 'ab       2']);
  });

  it('is empty where no row fits', () => {
    expect(codeTable(table([['x'.repeat(200), '1']]), 60)).toEqual({ text: '', isCut: true });
    expect(codeTable(table([['1']], []), 500)).toEqual({ text: '', isCut: true });
  });
});
