import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Chart } from '../card.ts';
import { chartHeight, chartSvg } from './chart-svg.ts';
import { barsOf, overlap, textsOf } from './testing/shapes.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    ']]>&amp;<!--',
    'مرحبا بالعالم',
    '東京タワー',
    '😴😴😴😴',
    `z${'\u0301'.repeat(30)}`,
    '\u202e\u2066\u0000\ud800\uffff',
    'x'.repeat(3_000),
  ),
);
const money = fc.oneof(
  fc.double(),
  fc.double({ min: 0, max: 1_000, noNaN: true }),
  fc.constantFrom(
    0,
    -0,
    1,
    1e-12,
    1e18,
    Number.MAX_VALUE,
    Number.MIN_VALUE,
    Number.NaN,
    Number.NEGATIVE_INFINITY,
  ),
);
const instant = fc.oneof(fc.double(), fc.integer({ min: 1_760_000_000_000, max: 1_800_000_000_000 }));
const bar = fc.record(
  { label: text, value: money, text, group: fc.constantFrom('base', 'operations', 'buffer', 'fees', '<x>') },
  { requiredKeys: ['label', 'value', 'text'] },
);
const point = fc.record({ at: instant, value: money });

/** Any chart that the types allow, and some that they should not. */
const anyChart: fc.Arbitrary<Chart> = fc.oneof(
  fc.record({ kind: fc.constant('bars' as const), bars: fc.array(bar, { maxLength: 60 }) }),
  fc.record({
    kind: fc.constant('ranges' as const),
    ranges: fc.array(fc.record({ label: text, low: money, middle: money, high: money, text }), {
      maxLength: 40,
    }),
  }),
  fc.record({
    kind: fc.constant('lines' as const),
    lines: fc.array(fc.record({ label: text, points: fc.array(point, { maxLength: 40 }) }), {
      maxLength: 12,
    }),
  }),
);

const anyFrame = fc.record({
  title: text,
  width: fc.integer({ min: 240, max: 1_600 }),
  height: fc.integer({ min: 120, max: 1_200 }),
  scheme: fc.constantFrom('light' as const, 'dark' as const),
});

function lawful(
  law: (svg: string, frame: { readonly width: number; readonly height: number }) => void,
): void {
  fc.assert(
    fc.property(anyChart, anyFrame, (chart, frame) => law(chartSvg(chart, frame), frame)),
    { numRuns: 500 },
  );
}

describe('chartSvg', () => {
  it('is well-formed XML that draws', () => {
    lawful((svg, { width, height }) => {
      const picture = new Resvg(svg, { font: { loadSystemFonts: false } });
      expect([picture.width, picture.height]).toEqual([width, height]);
    });
  });

  it('has no number that is none, in any attribute', () => {
    lawful((svg) => {
      for (const [, value] of svg.matchAll(/="([^"]*)"/g))
        expect(value).not.toMatch(/NaN|Infinity|undefined|e[+-]\d/);
    });
  });

  it('has no markup but its own', () => {
    lawful((svg) => {
      const names = [...svg.matchAll(/<\/?([^\s/>]*)/g)].map(([, name]) => name);
      expect(new Set([...names, ...OWN])).toEqual(new Set(OWN));
    });
  });

  it('keeps every text and every bar within the picture', () => {
    lawful((svg, { width, height }) => {
      for (const { what, left, top, right, bottom } of [...textsOf(svg), ...barsOf(svg)]) {
        const isInside = left >= 0 && top >= 0 && right <= width + 0.1 && bottom <= height + 0.1;
        expect([what, isInside]).toEqual([what, true]);
      }
    });
  });

  it('keeps the texts apart from each other and from the bars', () => {
    lawful((svg) => {
      const texts = textsOf(svg).filter(({ what }) => what !== '');
      const bars = barsOf(svg);
      for (const [at, text] of texts.entries()) {
        const touched = [...texts.slice(at + 1), ...bars].filter((other) => overlap(text, other));
        expect(touched.map((other) => [text, other])).toEqual([]);
      }
    });
  });

  it('gives the same text for the same chart', () => {
    fc.assert(
      fc.property(anyChart, anyFrame, (chart, frame) => {
        expect(chartSvg(structuredClone(chart), frame)).toBe(chartSvg(chart, frame));
      }),
    );
  });
});

describe('chartHeight', () => {
  it('has room for every row up to thirty', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const rows = chart.kind === 'bars' ? chart.bars : chart.kind === 'ranges' ? chart.ranges : [];
        fc.pre(rows.length > 0 && rows.length <= 30);
        const frame = { title: 'a', width: 800, height: chartHeight(chart), scheme: 'light' } as const;
        const quiet = JSON.parse(JSON.stringify(chart, (key, value) => (key === 'label' ? 'row' : value)));
        expect(chartSvg(quiet, frame).match(/>row</g)).toHaveLength(rows.length);
      }),
    );
  });
});

const OWN = ['svg', 'rect', 'text', 'line', 'circle', 'polyline'];
