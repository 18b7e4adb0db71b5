import type { Section } from '../card.ts';
import { type ColumnLayout, columnLayout, isBars } from './column-layout.ts';
import { columnWidth, linesOf } from './column-width.ts';
import { type Cut, inertMarkdown } from './inert-markdown.ts';
import { setApart, shortened } from './visible-text.ts';

type Table = Extract<Section, { kind: 'table' }>;

/**
 * A table as a block of code, the only place of Discord where columns stay columns.
 *
 * It is cut by whole rows and whole columns, and says how many and which.
 */
export function codeTable(table: Table, room: number): Cut {
  const columns = table.columns.map((column) => ({ ...column, label: cellText(column.label) }));
  const rows = table.rows.slice(0, MOST_ROWS).map((row) => row.map(cellText));
  const layout = columnLayout(columns, rows);
  if (layout.length === 0) return { text: '', isCut: table.rows.length > 0 };

  const hidden = columns.filter(
    ({ label }, at) =>
      layout.every((shown) => shown.at !== at) && !isBars([label, ...rows.map((row) => row[at] ?? '')]),
  );
  const foot = hiddenText(hidden.map(({ label }) => label));
  const head = rowText(
    columns.map(({ label }) => label),
    layout,
  );
  const lines = rows.map((row) => rowText(row, layout));
  const count = table.rows.length;
  const shown = fitting(lines, room - block([head], foot, count).length);
  const isWhole = block([head, ...lines], foot, 0).length <= room && lines.length === count;
  const text = isWhole
    ? block([head, ...lines], foot, 0)
    : block([head, ...shown], foot, count - shown.length);
  const isEmpty = !isWhole && shown.length === 0;
  return { text: isEmpty ? '' : text, isCut: !isWhole || hidden.length > 0 };
}

function fitting(lines: readonly string[], room: number): readonly string[] {
  let left = room;
  const end = lines.findIndex((line) => {
    left -= line.length + 1;
    return left < 0;
  });
  return end === -1 ? lines : lines.slice(0, end);
}

function block(lines: readonly string[], foot: string, missing: number): string {
  const more = missing === 1 ? '… and 1 more row' : `… and ${missing.toLocaleString('en-US')} more rows`;
  return [FENCE, ...lines, FENCE, ...(missing === 0 ? [] : [more]), ...(foot === '' ? [] : [foot])].join(
    '\n',
  );
}

/** A row may take several lines; the next begins where all its cells have ended. */
function rowText(row: readonly string[], layout: ColumnLayout): string {
  const wrapped = layout.map(({ at, width }) => linesOf(row[at] ?? '', width));
  const height = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    layout
      .map(({ column, width }, at) => {
        const part = wrapped[at]?.[line] ?? '';
        const space = ' '.repeat(Math.max(0, width - columnWidth(part)));
        return column.align === 'right' ? space + setApart(part) : setApart(part) + space;
      })
      .join('  ')
      .trimEnd(),
  ).join('\n');
}

function hiddenText(labels: readonly string[]): string {
  if (labels.length === 0) return '';
  const names = labels
    .slice(0, MOST_NAMES)
    .map((label) => inertMarkdown(label, 30).text || 'one without a name');
  const more = labels.length - names.length;
  return `Columns left out: ${names.join(', ')}${more === 0 ? '' : ` and ${more.toLocaleString('en-US')} more`}`;
}

/** Three backticks would end the block; in it no markup works, but the text of a mention is still broken. */
function cellText(text: string): string {
  return shortened(text, LONGEST_CELL).replaceAll('`', '`\u200b').replaceAll('@', '@\u200b');
}

const FENCE = '```';

const MOST_NAMES = 5;

/** More than that never fit; a table can be of any length. */
const MOST_ROWS = 200;

const LONGEST_CELL = 200;
