import { describe, expect, it } from 'vitest';

import type { Chart } from '../card.ts';
import { chartPng } from './chart-png.ts';
import { chartSvg } from './chart-svg.ts';

const CHART: Chart = {
  kind: 'bars',
  bars: [
    { label: 'Haiku', value: 27, text: '$27.00' },
    { label: 'Sonnet', value: 81, text: '$81.00' },
  ],
};
const SVG = chartSvg(CHART, { title: 'Planned a month', width: 400, height: 200, scheme: 'light' });

/** Width and height out of the header (PNG, third edition, section 11.2.1). */
function sizeOf(png: Uint8Array): readonly number[] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

describe('chartPng', () => {
  it('draws a PNG of twice the size', () => {
    const png = chartPng(SVG);
    expect([...png.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(sizeOf(png)).toEqual([800, 400]);
  });

  it('gives the same bytes for the same chart, and others for another', () => {
    expect(Buffer.compare(chartPng(SVG), chartPng(SVG))).toBe(0);
    expect(Buffer.compare(chartPng(SVG), chartPng(SVG.replace('Haiku', 'Hayku')))).not.toBe(0);
  });

  it('has its letters from its own font, whatever the drawing asks for', () => {
    expect(Buffer.compare(chartPng(SVG.replace('Haiku', '')), chartPng(SVG))).not.toBe(0);
    const other = chartPng(SVG.replace('DejaVu Sans', 'Arial'));
    expect(Buffer.compare(other, chartPng(SVG))).toBe(0);
  });

  it('refuses what is no SVG', () => {
    expect(() => chartPng('<svg')).toThrow();
  });
});
