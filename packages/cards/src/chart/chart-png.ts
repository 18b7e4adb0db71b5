import { Resvg } from '@resvg/resvg-js';

/**
 * Draws an SVG as PNG, twice as large so that it is sharp: the same SVG gives the same bytes.
 *
 * Letters come from the one font beside the sources, never from the machine.
 */
export function chartPng(svg: string): Uint8Array {
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: false, fontFiles: [FONT], defaultFontFamily: 'DejaVu Sans' },
    logLevel: 'off',
  });
  return drawing.render().asPng();
}

const FONT = `${import.meta.dirname}/../../fonts/DejaVuSans.ttf`;
