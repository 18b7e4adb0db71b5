import type { Chart } from '../card.ts';
import { drawBars, heightOfBars } from './bars.ts';
import { type Drawing, type Place, textAt } from './frame.ts';
import { cutInMiddle, drawable } from './label.ts';
import { drawLines } from './lines.ts';
import { PALETTES, type Scheme } from './palette.ts';
import { drawRanges, heightOfRanges } from './ranges.ts';
import { element } from './svg.ts';

/** What surrounds a chart; width and height are in pixels, at least 240 and 120. */
export type ChartFrame = {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: Scheme;
};

/**
 * Draws a chart as SVG: the same chart and frame give the same text.
 *
 * Nothing overlaps or leaves the picture: long labels are cut in the middle, rows without room are counted ("… and 3
 * more"), and a value that is no finite number keeps its label and gets no mark.
 */
export function chartSvg(chart: Chart, { title, width, height, scheme }: ChartFrame): string {
  const size = { width: Math.max(LEAST_WIDTH, width), height: Math.max(LEAST_HEIGHT, height) };
  const palette = PALETTES[scheme];
  const right = size.width - MARGIN;
  const heading = cutInMiddle(drawable(title), TITLE_SIZE, right - MARGIN);
  const box = { left: MARGIN, top: HEAD, right, bottom: size.height - FOOT };
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...size, viewBox: `0 0 ${size.width} ${size.height}`, ...FONT },
    [
      element('rect', { ...size, fill: palette.ground }),
      textAt(heading, TITLE_SIZE, { x: MARGIN, y: HEAD / 2, fill: palette.text }),
      ...drawingOf(chart, { box, palette }),
    ],
  );
}

/** The height in pixels at which a chart neither wastes room nor is squeezed, up to thirty rows. */
export function chartHeight(chart: Chart): number {
  return HEAD + FOOT + Math.min(MOST_HEIGHT, naturalHeight(chart));
}

function drawingOf(chart: Chart, place: Place): Drawing {
  switch (chart.kind) {
    case 'bars':
      return drawBars(chart.bars, place);
    case 'ranges':
      return drawRanges(chart.ranges, place);
    case 'lines':
      return drawLines(chart.lines, place);
  }
}

function naturalHeight(chart: Chart): number {
  switch (chart.kind) {
    case 'bars':
      return heightOfBars(chart.bars);
    case 'ranges':
      return heightOfRanges(chart.ranges);
    case 'lines':
      return LINES_HEIGHT;
  }
}

const FONT = { role: 'img', 'font-family': 'DejaVu Sans' };
const TITLE_SIZE = 16;
const MARGIN = 20;
const HEAD = 52;
const FOOT = 14;
const LEAST_WIDTH = 240;
const LEAST_HEIGHT = 120;
const LINES_HEIGHT = 340;
/** Thirty rows with a legend. */
const MOST_HEIGHT = 952;
