import { describe, expect, it } from 'vitest';

import type { Bar, Chart } from '../card.ts';
import { chartHeight, chartSvg } from './chart-svg.ts';
import { barsOf, textsOf } from './testing/shapes.ts';

const FRAME = { title: 'Planned a month', width: 800, height: 300, scheme: 'light' } as const;

function bars(...values: readonly number[]): Chart {
  return {
    kind: 'bars',
    bars: values.map((value, at): Bar => ({ label: `Row ${at}`, value, text: `$${value}` })),
  };
}

function wordsOf(chart: Chart, frame: Parameters<typeof chartSvg>[1] = FRAME): readonly string[] {
  return textsOf(chartSvg(chart, frame)).map(({ what }) => what);
}

function widthsOf(chart: Chart): readonly number[] {
  return barsOf(chartSvg(chart, FRAME)).map(({ left, right }) => Math.round(right - left));
}

describe('chartSvg', () => {
  it('leaves a gap in a line where nothing is known, with a thin dotted line across', () => {
    const points = [1, 2, 5, 6].map((at) => ({ at, value: at, ...(at === 5 && { isAfterGap: true }) }));
    const svg = chartSvg({ kind: 'lines', lines: [{ label: 'Left', points }] }, FRAME);
    const stretches = [...svg.matchAll(/<polyline points="([^"]*)"/g)].map(([, each = '']) =>
      each.split(' '),
    );
    expect(stretches.map((each) => each.length)).toEqual([2, 2]);
    expect(svg.match(/stroke-dasharray="1 4"/g)).toHaveLength(1);
  });

  it('writes title, names, figures and a scale of round amounts', () => {
    expect(wordsOf(bars(27, 81))).toEqual([
      'Planned a month',
      '$0',
      '$20',
      '$40',
      '$60',
      '$80',
      '$100',
      'Row 0',
      '$27',
      'Row 1',
      '$81',
    ]);
  });

  it('draws bars as long as their values', () => {
    const [least = 0, most = 0] = widthsOf(bars(25, 100));
    expect(most / least).toBeCloseTo(4, 1);
    expect(new Set(widthsOf(bars(5, 5, 5))).size).toBe(1);
  });

  it('draws what is small beside what is huge, nothing of nothing and nothing of what is no number', () => {
    expect(widthsOf(bars(1e-9, 1e15, 0))).toHaveLength(2);
    expect(widthsOf(bars(1e-9, 1e15))[0]).toBeGreaterThan(0);
    expect(widthsOf(bars(Number.NaN, Number.POSITIVE_INFINITY))).toEqual([]);
    expect(wordsOf(bars(Number.NaN))).toContain('Row 0');
  });

  it('draws savings to the left of zero', () => {
    const [cost, saving] = barsOf(chartSvg(bars(50, -20), FRAME));
    expect(saving?.right).toBeCloseTo(cost?.left ?? 0, 1);
  });

  it('has a legend where there are several groups, in their colours', () => {
    const grouped: Chart = {
      kind: 'bars',
      bars: [
        { label: 'Input', value: 36, text: '$36.00', group: 'base' },
        { label: 'Retries', value: 2, text: '$2.00', group: 'operations' },
      ],
    };
    expect(wordsOf(grouped).slice(1, 3)).toEqual(['base', 'operations']);
    const fills = [...chartSvg(grouped, FRAME).matchAll(/<rect [^>]*fill="([^"]*)"/g)].map(
      ([, fill]) => fill,
    );
    expect(new Set(fills.slice(1)).size).toBe(2);
    expect(wordsOf({ kind: 'bars', bars: grouped.bars.slice(0, 1) })).not.toContain('base');
  });

  it('cuts a long name in the middle, and leaves a figure out rather than cut it', () => {
    const chart: Chart = {
      kind: 'bars',
      bars: [{ label: `from ${'x'.repeat(200)} to`, value: 1, text: `$${'1'.repeat(200)}` }],
    };
    const [name = '', figure] = wordsOf(chart).slice(-2);
    expect(name).toMatch(/^from x+…x+ to$/);
    expect(figure).toBe('…');
  });

  it('counts the rows that have no room', () => {
    const words = wordsOf(bars(...Array.from({ length: 30 }, (_, at) => at + 1)), { ...FRAME, height: 200 });
    // 200 less 52, 14 and 26 are 108 pixels: 7 rows, the last of which counts the other 24
    expect(words.filter((word) => word.startsWith('Row'))).toHaveLength(6);
    expect(words).toContain('… and 24 more');
  });

  it('draws every one of thirty rows at its own height', () => {
    const thirty = bars(...Array.from({ length: 30 }, (_, at) => at + 1));
    const words = wordsOf(thirty, { ...FRAME, height: chartHeight(thirty) });
    expect(words.filter((word) => word.startsWith('Row'))).toHaveLength(30);
  });

  it('marks the middle of a range, and begins near ranges that are far from zero', () => {
    const svg = chartSvg(
      { kind: 'ranges', ranges: [{ label: 'users', low: 75, middle: 93, high: 112, text: '$75 to $112' }] },
      FRAME,
    );
    const [range] = barsOf(svg);
    const middle = Number(/<line x1="([^"]*)"[^>]*stroke-width="2.5"/.exec(svg)?.[1]);
    const share = (middle - (range?.left ?? 0)) / ((range?.right ?? 0) - (range?.left ?? 0));
    expect(share).toBeCloseTo(18 / 37, 2);
    expect(textsOf(svg).map(({ what }) => what)).toContain('$70');
  });

  it('draws lines in the order of time, with dates and different dashes', () => {
    const at = (day: number): number => Date.UTC(2026, 10, day);
    const svg = chartSvg(
      {
        kind: 'lines',
        lines: [
          { label: 'Spent', points: [3, 1, 2].map((day) => ({ at: at(day), value: day })) },
          { label: 'Limit', points: [1, 3].map((day) => ({ at: at(day), value: 4 })) },
        ],
      },
      FRAME,
    );
    const [points = ''] = [...svg.matchAll(/<polyline points="([^"]*)"/g)].map(([, each]) => each);
    const xs = points.split(' ').map((point) => Number(point.split(',')[0]));
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    expect(svg.match(/<polyline [^>]*stroke-dasharray="9 5"/g)).toHaveLength(1);
    const words = textsOf(svg).map(({ what }) => what);
    for (const word of ['Spent', 'Limit', '$0', '2026-11-01']) expect(words).toContain(word);
  });

  it('gives no two of sixteen lines the same colour and dashes', () => {
    const points = [1, 2].map((at) => ({ at, value: at }));
    const lines = Array.from({ length: 16 }, (_, at) => ({ label: `Line ${at}`, points }));
    const strokes = chartSvg({ kind: 'lines', lines }, FRAME).match(/(?<=<polyline [^>]*)stroke="[^>]*/g);
    expect(new Set(strokes).size).toBe(16);
  });

  it('names every group that has room, and counts the others', () => {
    const grouped = (count: number): Chart => ({
      kind: 'bars',
      bars: Array.from({ length: count }, (_, at) => ({
        label: 'a',
        value: 1,
        text: '$1',
        group: `layer ${at}`,
      })),
    });
    const layersOf = (count: number) =>
      wordsOf(grouped(count), { ...FRAME, width: 400 }).filter((word) => /layer|more/.test(word));
    expect(layersOf(4)).toEqual(['layer 0', 'layer 1', 'layer 2', 'layer 3']);
    expect(layersOf(9)).toEqual(['layer 0', 'layer 1', 'and 7 more']);
  });

  it('draws a single point as a dot', () => {
    const lines = [{ label: 'Spent', points: [{ at: 0, value: 1 }] }];
    expect(chartSvg({ kind: 'lines', lines }, FRAME)).toContain('<circle');
  });

  it('draws a chart of nothing', () => {
    for (const chart of [bars(), { kind: 'ranges', ranges: [] }, { kind: 'lines', lines: [] }] as const) {
      expect(wordsOf(chart)[0]).toBe('Planned a month');
    }
  });

  it('is never smaller than its margins', () => {
    expect(chartSvg(bars(1), { ...FRAME, width: 1, height: 1 })).toContain('width="240" height="120"');
  });
});
