import type { Column } from '../card.ts';
import { columnWidth } from './column-width.ts';

/** Which columns of a table are shown, and how wide; the words of a narrow one go on in the next line. */
export type ColumnLayout = readonly {
  readonly column: Column;
  /** Its place in the rows. */
  readonly at: number;
  readonly width: number;
}[];

type Measured = ColumnLayout[number] & { readonly least: number; readonly isBar: boolean };

/**
 * Fits the columns into the width of a phone: the widest are narrowed first, down to their longest word.
 *
 * What cannot be narrowed enough loses columns from behind, but for the last, which mostly is the sum;
 * a column of bars goes first, because they are drawn from the figures beside them.
 */
export function columnLayout(columns: readonly Column[], rows: readonly (readonly string[])[]): ColumnLayout {
  // Each takes a column at least, and two between: more are never shown.
  const places = [...columns.keys()];
  let shown = [...places.slice(0, WIDTH / 3), ...places.slice(WIDTH / 3).slice(-1)].map((at) =>
    measured(columns, rows, at),
  );
  if (sumOf(shown, 'width') > WIDTH) shown = shown.filter(({ isBar }) => !isBar);
  while (shown.length > 1 && sumOf(shown, 'least') > WIDTH) {
    shown = shown.toSpliced(Math.max(1, shown.length - 2), 1);
  }
  return narrowed(shown);
}

function measured(columns: readonly Column[], rows: readonly (readonly string[])[], at: number): Measured {
  const column = columns[at] as Column;
  const cells = [column.label, ...rows.map((row) => row[at] ?? '')];
  const words = cells.flatMap((cell) => cell.split(' '));
  return {
    column,
    at,
    width: Math.max(1, ...cells.map(columnWidth)),
    isBar: isBars(cells),
    least: Math.min(LONGEST_WORD, Math.max(1, ...words.map(columnWidth))),
  };
}

/** Whether there is nothing in the cells of a column, its label among them, but drawn bars. */
export function isBars(cells: readonly string[]): boolean {
  return cells.every((cell) => /^█*$/.test(cell));
}

function narrowed(columns: readonly Measured[]): ColumnLayout {
  let shown = columns.map((each) => ({ ...each, width: Math.min(each.width, WIDTH) }));
  while (sumOf(shown, 'width') > WIDTH) {
    const widest = Math.max(...shown.filter(({ width, least }) => width > least).map(({ width }) => width));
    const at = shown.findIndex(({ width, least }) => width === widest && width > least);
    if (at === -1) break;
    shown = shown.with(at, { ...(shown[at] as Measured), width: widest - 1 });
  }
  return shown;
}

function sumOf(columns: readonly Measured[], key: 'width' | 'least'): number {
  return columns.reduce((sum, each) => sum + each[key] + GAP, -GAP);
}

/** Letters of equal width in a line of Discord on a phone; a longer line breaks, and the columns with it. */
const WIDTH = 56;

const GAP = 2;

/** A longer word, such as an address, is broken. */
const LONGEST_WORD = 20;
