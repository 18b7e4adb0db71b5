import type { Bar } from '../card.ts';
import type { Drawing, Place } from './frame.ts';
import { LEGEND_HEIGHT, legend } from './legend.ts';
import { seriesColour } from './palette.ts';
import { drawRows, heightOfRows, type Row, type Spot } from './rows.ts';
import { element } from './svg.ts';

/** The pixels that bars take when each has its natural height. */
export function heightOfBars(bars: readonly Bar[]): number {
  return heightOfRows(bars.length) + (groupsOf(bars).length > 1 ? LEGEND_HEIGHT : 0);
}

/** Draws each bar from zero, what is below zero to the left; groups have their colours and a legend. */
export function drawBars(bars: readonly Bar[], { box, palette }: Place): Drawing {
  const groups = groupsOf(bars);
  const items =
    groups.length > 1
      ? legend(
          groups.map((label) => ({ label })),
          { box, palette },
        )
      : [];
  const top = groups.length > 1 ? box.top + LEGEND_HEIGHT : box.top;
  const rows = bars.map(({ label, text, value, group }): Row => {
    const fill = seriesColour(palette, Math.max(0, groups.indexOf(group ?? '')));
    return { label, text, mark: (spot) => barAt(value, spot, fill) };
  });
  const values = bars.map(({ value }) => value).filter(Number.isFinite);
  return [...items, ...drawRows(rows, [0, ...values], { box: { ...box, top }, palette })];
}

function groupsOf(bars: readonly Bar[]): readonly string[] {
  return [...new Set(bars.map(({ group = '' }) => group))];
}

/** What is more than nothing can be seen; what is not a number is not drawn. */
function barAt(value: number, { y, height, xOf }: Spot, fill: string): Drawing {
  if (!Number.isFinite(value) || value === 0) return [];
  const [from, to] = [xOf(0), xOf(value)].toSorted((a, b) => a - b) as [number, number];
  const width = Math.max(LEAST_WIDTH, to - from);
  const x = value < 0 ? to - width : from;
  return [element('rect', { x, y: y - height * 0.32, width, height: height * 0.64, rx: 2, fill })];
}

const LEAST_WIDTH = 1.5;
