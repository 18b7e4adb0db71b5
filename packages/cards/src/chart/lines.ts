import type { Line } from '../card.ts';
import { type Axis, drawn, moneyAxis } from './axis.ts';
import { type Box, type Drawing, type Place, textAt } from './frame.ts';
import { textWidth } from './label.ts';
import { LEGEND_HEIGHT, legend } from './legend.ts';
import { seriesColour } from './palette.ts';
import { element } from './svg.ts';
import { dated, type TimeAxis, timeAxis } from './time-axis.ts';

/** Draws lines over time from zero dollars on; each has its colour, its dashes and its name in the legend. */
export function drawLines(lines: readonly Line[], { box, palette }: Place): Drawing {
  const paths = lines.map(({ points }) => pointsOf(points));
  const plotTop = box.top + LEGEND_HEIGHT + TICK_SIZE;
  const bottom = box.bottom - AXIS_HEIGHT;
  const values = paths.flat().map(({ value }) => value);
  const money = moneyAxis([0, ...values], ({ ticks }) => (bottom - plotTop) / ticks.length >= TICK_SIZE * 2);
  const labels = Math.max(0, ...money.ticks.map(({ label }) => textWidth(label, TICK_SIZE)));
  const plot = { left: box.left + labels + GAP, right: box.right - GAP, top: plotTop, bottom };
  const times = paths.flat().map(({ at }) => at);
  const [first, last] = times.length === 0 ? [0, 0] : [Math.min(...times), Math.max(...times)];
  const time = timeAxis(first, last, (axis) => fits(axis, plot, box));
  const items = lines.map(({ label }, at) => ({ label, dashes: dashesOf(at) }));
  return [
    ...legend(items, { box, palette }),
    ...moneyScale(money, { box: plot, palette }),
    ...timeScale(time, plot, { box, palette }),
    ...paths.flatMap((points, at) => {
      const stroke = { stroke: seriesColour(palette, at), 'stroke-dasharray': dashesOf(at) };
      const spotOf = (point: Point): Spot => [xOn(time, plot, point.at), yOn(money, plot, point.value)];
      const runs = runsOf(points).map((run) => run.map(spotOf));
      return [...runs.flatMap((run) => pathOf(run, stroke)), ...gapsOf(runs, stroke.stroke)];
    }),
  ];
}

type Points = Line['points'];
type Point = Points[number];
type Spot = readonly [number, number];

/** In the order of time; what is not a number is not drawn. */
function pointsOf(points: Points): Points {
  return points
    .filter(({ at, value }) => Number.isFinite(at) && Number.isFinite(value))
    .map((point) => ({ ...point, at: dated(point.at), value: drawn(point.value) }))
    .toSorted((a, b) => a.at - b.at);
}

/** The stretches of which something is known. */
function runsOf(points: Points): readonly Points[] {
  const runs: Point[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run === undefined || point.isAfterGap === true) runs.push([point]);
    else run.push(point);
  }
  return runs;
}

/** A thin dotted line from one stretch to the next: nobody knows how it went there. */
function gapsOf(runs: readonly (readonly Spot[])[], stroke: string): Drawing {
  return runs.slice(1).flatMap((run, at) => {
    const [from, to] = [runs[at]?.at(-1), run[0]];
    if (from === undefined || to === undefined) return [];
    const ends = { x1: from[0], y1: from[1], x2: to[0], y2: to[1] };
    return [element('line', { ...ends, stroke, 'stroke-width': 1, 'stroke-dasharray': '1 4' })];
  });
}

function pathOf(spots: readonly Spot[], stroke: Record<string, string>): Drawing {
  const [first] = spots;
  if (first === undefined) return [];
  if (spots.length === 1)
    return [element('circle', { cx: first[0], cy: first[1], r: 4, fill: stroke['stroke'] ?? '' })];
  const points = spots.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ');
  return [
    element('polyline', { points, fill: 'none', 'stroke-width': 2.5, 'stroke-linejoin': 'round', ...stroke }),
  ];
}

function moneyScale(axis: Axis, { box, palette }: Place): Drawing {
  return axis.ticks.flatMap(({ value, label }) => {
    const y = yOn(axis, box, value);
    const stroke = value === 0 ? palette.muted : palette.grid;
    return [
      element('line', { x1: box.left, x2: box.right, y1: y, y2: y, stroke, 'stroke-width': 1 }),
      textAt(label, TICK_SIZE, { x: box.left - 6, y, fill: palette.muted, 'text-anchor': 'end' }),
    ];
  });
}

function timeScale(axis: TimeAxis, plot: Box, { box, palette }: Place): Drawing {
  return axis.ticks.flatMap(({ at, label }) => {
    const x = xOn(axis, plot, at);
    const tick = {
      x1: x,
      x2: x,
      y1: plot.bottom,
      y2: plot.bottom + 4,
      stroke: palette.muted,
      'stroke-width': 1,
    };
    const place = { y: plot.bottom + 15, fill: palette.muted, 'text-anchor': 'middle' };
    return [element('line', tick), textAt(label, TICK_SIZE, { ...place, x: within(box, x, label) })];
  });
}

function fits(axis: TimeAxis, plot: Box, box: Box): boolean {
  let end = Number.NEGATIVE_INFINITY;
  return axis.ticks.every(({ at, label }) => {
    const half = textWidth(label, TICK_SIZE) / 2;
    const x = within(box, xOn(axis, plot, at), label);
    const isFree = x - half >= end + TICK_GAP;
    end = x + half;
    return isFree;
  });
}

/** The middle of a date that would reach out of the picture moves inwards. */
function within({ left, right }: Box, x: number, label: string): number {
  const half = textWidth(label, TICK_SIZE) / 2;
  return Math.max(left + half, Math.min(right - half, x));
}

/** A single instant stands in the middle. */
function xOn({ low, high }: TimeAxis, { left, right }: Box, at: number): number {
  return low === high ? (left + right) / 2 : left + ((at - low) / (high - low)) * (right - left);
}

function yOn({ low, high }: Axis, { top, bottom }: Box, value: number): number {
  return bottom - ((value - low) / (high - low)) * (bottom - top);
}

/** Lines differ without their colours too; when the colours begin again, their dashes are others. */
function dashesOf(at: number): string {
  return DASHES[(at + Math.floor(at / DASHES.length)) % DASHES.length] ?? 'none';
}

const DASHES: readonly string[] = ['none', '9 5', '2 4', '12 4 2 4'];
const TICK_SIZE = 11;
const TICK_GAP = 14;
const AXIS_HEIGHT = 26;
const GAP = 10;
