import { type Axis, drawn, moneyAxis } from './axis.ts';
import { type Box, type Drawing, type Place, textAt, widthOf } from './frame.ts';
import { cutInMiddle, drawable, textWidth } from './label.ts';
import { element } from './svg.ts';

/** A row of a chart: its name on the left, its figures on the right, and its mark between them. */
export type Row = {
  readonly label: string;
  readonly text: string;
  readonly mark: (spot: Spot) => Drawing;
};

/** Where the mark of a row belongs: the middle of the row, its height, and the place of an amount. */
export type Spot = {
  readonly y: number;
  readonly height: number;
  readonly xOf: (value: number) => number;
};

/** The pixels that rows take when each has its natural height. */
export function heightOfRows(count: number): number {
  return count * ROW + AXIS_HEIGHT;
}

/** Draws rows above a scale of dollars that holds all `values`; rows without room are counted, not squeezed. */
export function drawRows(rows: readonly Row[], values: readonly number[], { box, palette }: Place): Drawing {
  const most = Math.max(1, Math.floor((box.bottom - box.top - AXIS_HEIGHT) / LEAST_ROW));
  const shown = rows.length <= most ? rows : rows.slice(0, most - 1);
  const count = Math.min(rows.length, most);
  const height = Math.min(ROW, (box.bottom - box.top - AXIS_HEIGHT) / Math.max(1, count));
  const size = Math.max(9, Math.min(13, height * 0.5));
  const columns = columnsOf(rows, size, box);
  const plot = { left: columns.left, right: columns.right, top: box.top, bottom: box.top + height * count };
  const axis = moneyAxis(values.map(drawn), (each) => fits(each, columns, box));
  const xOf = (value: number): number => xOn(axis, columns, drawn(value));
  const spots = shown.map((_, at) => ({ y: plot.top + height * (at + 0.5), height, xOf }));
  const yMore = plot.top + height * (shown.length + 0.5);
  const more = `… and ${rows.length - shown.length} more`;
  return [
    ...scaleOf(axis, { box: plot, palette }),
    ...spots.flatMap((spot, at) => shown[at]?.mark(spot) ?? []),
    ...spots.flatMap(({ y }, at) => {
      const { label = '', text = '' } = shown[at] ?? {};
      const name = cutInMiddle(drawable(label), size, columns.names);
      const figure = wholeOrNothing(drawable(text), size, columns.figures);
      return [
        textAt(name, size, { x: box.left, y, fill: palette.text }),
        textAt(figure, size, { x: box.right, y, fill: palette.text, 'text-anchor': 'end' }),
      ];
    }),
    ...(shown.length === rows.length
      ? []
      : [textAt(more, size, { x: box.left, y: yMore, fill: palette.muted })]),
  ];
}

/** The plot, and the room beside it. */
type Columns = Pick<Box, 'left' | 'right'> & { readonly names: number; readonly figures: number };

/** The plot lies between the names and the figures, which get what they need up to their share of the width. */
function columnsOf(rows: readonly Row[], size: number, box: Box): Columns {
  const widest = (texts: readonly string[], share: number): number =>
    Math.min(widthOf(box) * share, Math.max(0, ...texts.map((text) => textWidth(drawable(text), size))));
  const names = widest(
    rows.map(({ label }) => label),
    NAME_SHARE,
  );
  const figures = widest(
    rows.map(({ text }) => text),
    FIGURE_SHARE,
  );
  return { left: box.left + names + GAP, right: box.right - figures - GAP, names, figures };
}

/** A part of a figure would be another figure. */
function wholeOrNothing(text: string, size: number, room: number): string {
  return textWidth(text, size) <= room ? text : '…';
}

function scaleOf(axis: Axis, { box, palette }: Place): Drawing {
  return axis.ticks.flatMap(({ value, label }) => {
    const x = xOn(axis, box, value);
    const stroke = value === 0 ? palette.muted : palette.grid;
    return [
      element('line', { x1: x, x2: x, y1: box.top, y2: box.bottom + 4, stroke, 'stroke-width': 1 }),
      textAt(label, TICK_SIZE, { x, y: box.bottom + 15, fill: palette.muted, 'text-anchor': 'middle' }),
    ];
  });
}

function xOn({ low, high }: Axis, { left, right }: Pick<Box, 'left' | 'right'>, value: number): number {
  return left + ((value - low) / (high - low)) * (right - left);
}

/** Labels keep apart from each other, and within the picture. */
function fits(axis: Axis, columns: Columns, box: Box): boolean {
  let end = box.left - TICK_GAP;
  return axis.ticks.every(({ value, label }) => {
    const half = textWidth(label, TICK_SIZE) / 2;
    const x = xOn(axis, columns, value);
    const isFree = x - half >= end + TICK_GAP && x + half <= box.right;
    end = x + half;
    return isFree;
  });
}

const ROW = 30;
const LEAST_ROW = 14;
const AXIS_HEIGHT = 26;
const GAP = 14;
const NAME_SHARE = 0.38;
const FIGURE_SHARE = 0.34;
const TICK_SIZE = 11;
const TICK_GAP = 12;
