import type { SpreadBar } from '../card.ts';
import { withBase } from './axis.ts';
import type { Drawing, Place } from './frame.ts';
import { type Palette, seriesColour } from './palette.ts';
import { drawRows, heightOfRows, type Spot } from './rows.ts';
import { element } from './svg.ts';

/** The pixels that ranges take when each has its natural height. */
export function heightOfRanges(ranges: readonly SpreadBar[]): number {
  return heightOfRows(ranges.length);
}

/** Draws each range from its low to its high end, with a mark at its middle. */
export function drawRanges(ranges: readonly SpreadBar[], { box, palette }: Place): Drawing {
  const values = ranges.flatMap(({ low, middle, high }) => [low, middle, high]).filter(Number.isFinite);
  const rows = ranges.map((range) => ({
    label: range.label,
    text: range.text,
    mark: (spot: Spot) => rangeAt(range, spot, palette),
  }));
  return drawRows(rows, values.length === 0 ? [0] : withBase(values), { box, palette });
}

function rangeAt({ low, middle, high }: SpreadBar, { y, height, xOf }: Spot, palette: Palette): Drawing {
  const ends = [low, high].filter(Number.isFinite).map(xOf);
  const from = Math.min(...ends);
  const width = Math.max(LEAST_WIDTH, Math.max(...ends) - from);
  const bar = { x: from, y: y - height * 0.2, width, height: height * 0.4, rx: 2 };
  const tick = { y1: y - height * 0.36, y2: y + height * 0.36, stroke: palette.text, 'stroke-width': 2.5 };
  return [
    ...(ends.length === 0 ? [] : [element('rect', { ...bar, fill: seriesColour(palette, 0) })]),
    ...(Number.isFinite(middle) ? [element('line', { x1: xOf(middle), x2: xOf(middle), ...tick })] : []),
  ];
}

const LEAST_WIDTH = 1.5;
