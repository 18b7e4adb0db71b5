import { barLines } from './bar-lines.ts';
import type { Card, Column, Section } from './card.ts';
import { harmless } from './harmless.ts';

export { harmless } from './harmless.ts';

/** Renders the whole card as plain text, wrapped at `width` columns; the last line ends without a newline. */
export function renderPlainText(card: Card, width = 80): string {
  const blocks = [
    wrapped(card.title, width, ''),
    wrapped(card.answer, width, ''),
    ...card.sections.flatMap((section) =>
      section.kind === 'chart' ? chartText(section, width) : [sectionText(section, width)],
    ),
  ];
  return blocks.join('\n\n');
}

type ChartSection = Extract<Section, { readonly kind: 'chart' }>;

/** Bars can be drawn with letters; of other charts a text can only say the figures, if nothing else says them. */
function chartText({ title, chart, alt, isRepeat }: ChartSection, columns: number): readonly string[] {
  const bars = chart.kind === 'bars' ? barLines(chart.bars, columns - 2) : [];
  if (bars.length > 0) return [titled(title, bars)];
  return isRepeat === true ? [] : [titled(title, [wrapped(alt, columns - 2, '')])];
}

function sectionText(section: Exclude<Section, ChartSection>, columns: number): string {
  // What stands under a title is indented by two.
  const width = 'title' in section && section.title !== undefined ? columns - 2 : columns;
  switch (section.kind) {
    case 'fields': {
      const widest = Math.max(...section.fields.map((field) => harmless(field.label).length));
      const lines = section.fields.map(({ label, value }) =>
        wrapped(`${harmless(label).padEnd(widest)}  ${harmless(value)}`, width, ' '.repeat(widest + 2)),
      );
      return titled(section.title, lines);
    }
    case 'table':
      return titled(section.title, tableLines(section.columns, section.rows));
    case 'list':
      return titled(
        section.title,
        section.items.map((item) => wrapped(`- ${harmless(item)}`, width, '  ')),
      );
    case 'note':
      return wrapped(section.text, width, '');
  }
}

function titled(title: string | undefined, lines: readonly string[]): string {
  return (
    title === undefined ? lines : [harmless(title), ...lines.map((line) => line.replace(/^/gm, '  '))]
  ).join('\n');
}

function tableLines(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] {
  const cells = [columns.map(({ label }) => label), ...rows].map((row) => row.map(harmless));
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => (row[at] ?? '').length)));
  return cells.map((row) =>
    columns
      .map(({ align }, at) => {
        const [cell, width] = [row[at] ?? '', widths[at] ?? 0];
        return align === 'right' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Breaks at spaces; a word longer than the line, such as an address, is left whole. */
function wrapped(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of harmless(text).split(/(?<=\S) /)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${indent}${word.trimStart()}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
