import { describe, expect, it } from 'vitest';

import { messageProblems } from './slack-problems.ts';

const section = (text: string): unknown => ({
  type: 'section',
  text: { type: 'mrkdwn', text, verbatim: true },
});
const cell = (text: string): unknown => ({ type: 'raw_text', text });
const table = (rows: readonly (readonly unknown[])[]): unknown => ({
  type: 'data_table',
  caption: 'c',
  page_size: 5,
  row_header_column_index: 0,
  rows,
});
const chart = (categories: readonly string[], labels = categories): unknown => ({
  type: 'data_visualization',
  title: 't',
  chart: {
    type: 'bar',
    series: [{ name: 'Cost', data: labels.map((label) => ({ label, value: 1 })) }],
    axis_config: { categories },
  },
});
const many = <T>(size: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: size }, (_, at) => make(at));

describe('messageProblems', () => {
  it.each<[string, readonly unknown[], string]>([
    ['51 blocks', many(51, () => section('x')), '/blocks has 51 entries'],
    ['a text of 3,001 characters', [section('x'.repeat(3_001))], '/blocks/0/text/text has 3001 characters'],
    ['an empty text', [section('')], '/blocks/0/text/text is empty'],
    ['12,001 characters in all', many(5, () => section('x'.repeat(2_500))), 'longer than 12000'],
    ['a mention', [section('<!here>')], 'holds the live "<"'],
    ['an emoji code', [section(':fire:')], 'holds the live ":fire:"'],
    ['a table without rows', [table([[cell('a')]])], '/blocks/0/rows has 1 entries'],
    ['101 rows', [table(many(102, () => [cell('a')]))], '/blocks/0/rows has 102 entries'],
    ['rows of two lengths', [table([[cell('a')], [cell('a'), cell('b')]])], 'differ in length'],
    ['two tables', many(2, () => table([[cell('a')], [cell('b')]])), 'more than one table'],
    ['three charts', many(3, () => chart(['a'])), 'more than two charts'],
    ['21 categories', [chart(many(21, (at) => `c${at}`))], 'has 21 entries'],
    ['a category twice', [chart(['a', 'a'])], 'has a category twice'],
    ['labels that are not on the axis', [chart(['a'], ['b'])], 'other labels than the axis'],
    ['a block of no known type', [{ type: 'carousel' }], '/blocks/0/type is not one'],
    ['a field of no known name', [{ ...Object(section('x')), color: 'red' }], '/blocks/0/color is not known'],
  ])('refuses %s', (_, blocks, problem) => {
    expect(messageProblems({ text: 't', blocks }).join('; ')).toContain(problem);
  });

  it('takes what is exactly as large as it may be', () => {
    const blocks = [
      section('x'.repeat(3_000)),
      chart(many(20, (at) => `c${at}`)),
      ...many(48, () => section('x')),
    ];
    expect(messageProblems({ text: 'x'.repeat(40_000), blocks })).toEqual([]);
  });
});
