import type { Column, Section } from '../card.ts';
import type { DataCell, SlackBlock } from './blocks.ts';
import { type Drawing, moreText } from './drawing.ts';
import { SLACK_LIMITS } from './limits.ts';
import { sections } from './list-drawing.ts';
import { bold, cut, escaped, escapedCode, mrkdwn, visible } from './slack-text.ts';

type Table = Extract<Section, { readonly kind: 'table' }>;

/** Whether Slack's own table holds it. */
export function fitsDataTable({ columns, rows }: Table): boolean {
  return rows.length > 0 && columns.length > 0 && columns.length <= SLACK_LIMITS.dataTableColumns.most;
}

/** Draws a table as Slack's own, with figures that sort as figures. */
export function dataTableDrawing(table: Table, file?: string): Drawing {
  const { title, columns, rows } = table;
  const header = columns.map(({ label }) => rawText(label));
  const cells = rows.map((row) => columns.map((column, at) => dataCell(row[at] ?? '', column)));
  return {
    size: rows.length,
    isCut: isCut(table, LONGEST_CELL),
    draw: (kept) => {
      if (kept === 0 || kept > SLACK_LIMITS.dataTableRows.most) return undefined;
      const shown = [header, ...cells.slice(0, kept)];
      const length = shown.flat().reduce((sum, { text }) => sum + text.length, 0);
      if (length > SLACK_LIMITS.dataTableText.most) return undefined;
      return [
        {
          type: 'data_table',
          caption: cut(visible(title), SLACK_LIMITS.headerText.most),
          page_size: Math.min(kept, PAGE),
          row_header_column_index: namingColumn(table),
          rows: shown,
        },
        ...moreRows(rows.length - kept, file),
      ];
    },
  };
}

/** Draws a table as text that keeps its columns. */
export function codeTableDrawing(table: Table, file?: string): Drawing {
  const columns = table.columns.slice(0, MOST_COLUMNS);
  const cells = [columns.map(({ label }) => label), ...table.rows].map((row) =>
    columns.map((_, at) => codeCell(row[at] ?? '')),
  );
  return {
    size: table.rows.length,
    isCut: isCut(table, WIDEST_CODE_CELL) || table.columns.length > MOST_COLUMNS,
    draw: (kept) => {
      // A row is a character and a line break at least.
      if (2 * kept > SLACK_LIMITS.textObject.most) return undefined;
      const text = aligned(cells.slice(0, kept + 1), columns).join('\n') || '–';
      if ((kept === 0 && table.rows.length > 0) || text.length + FENCES > SLACK_LIMITS.textObject.most)
        return undefined;
      const hidden = table.columns.length - columns.length;
      const wider = hidden === 0 ? [] : [escaped(moreText(hidden, ['column', 'columns'], file))];
      return [
        ...sections([bold(table.title)]),
        { type: 'section', text: mrkdwn(`\`\`\`\n${text}\n\`\`\``) },
        ...sections(wider),
        ...moreRows(table.rows.length - kept, file),
      ];
    },
  };
}

function moreRows(left: number, file: string | undefined): readonly SlackBlock[] {
  if (left === 0) return [];
  return [{ type: 'context', elements: [mrkdwn(escaped(moreText(left, ['row', 'rows'], file)))] }];
}

function dataCell(text: string, { align }: Column): DataCell {
  const value = align === 'right' && FIGURE.test(text) ? Number(text.replace(/[$,%+]/g, '')) : Number.NaN;
  const cell = rawText(text);
  return Number.isFinite(value) ? { type: 'raw_number', value, text: cell.text } : cell;
}

function rawText(text: string): DataCell & { readonly type: 'raw_text' } {
  return { type: 'raw_text', text: cut(visible(text), LONGEST_CELL) };
}

/** The first column whose cells tell the rows apart: a screen reader names a row by it. */
function namingColumn({ columns, rows }: Table): number {
  const found = columns.findIndex((_, at) => {
    const cells = rows.map((row) => row[at] ?? '');
    return cells.every((cell) => /\p{L}/u.test(cell)) && new Set(cells).size === rows.length;
  });
  return Math.max(found, 0);
}

/** What is sent, and how many characters are seen of it. */
type CodeCell = { readonly text: string; readonly seen: number };

function codeCell(text: string): CodeCell {
  if (text.trim() === '') return { text: '', seen: 0 };
  const short = cut(visible(text), WIDEST_CODE_CELL);
  return { text: escapedCode(short), seen: [...short].length };
}

/** Lines the cells up by what is seen of them, not by what is sent. */
function aligned(cells: readonly (readonly CodeCell[])[], columns: readonly Column[]): readonly string[] {
  const widths = columns.map((_, at) => cells.reduce((most, row) => Math.max(most, row[at]?.seen ?? 0), 0));
  return cells.map((row) =>
    columns
      .map(({ align }, at) => {
        const { text, seen } = row[at] ?? { text: '', seen: 0 };
        const space = ' '.repeat((widths[at] ?? 0) - seen);
        return align === 'right' ? `${space}${text}` : `${text}${space}`;
      })
      .join('  ')
      .trimEnd(),
  );
}

function isCut({ columns, rows }: Table, longest: number): boolean {
  const texts = [columns.map(({ label }) => label), ...rows].flat();
  return texts.some((text) => text.length > longest);
}

/** A figure as the cards write it: `$1,234.50`, `-12.5%`, `+$40`. */
const FIGURE = /^[+-]?\$?\d{1,3}(,?\d{3})*(\.\d+)?%?$/;

/** Slack shows five rows where nothing is said: too few to compare. */
const PAGE = 20;

const LONGEST_CELL = 300;
const WIDEST_CODE_CELL = 60;
const MOST_COLUMNS = 12;

/** Two fences with their line breaks. */
const FENCES = 8;
