import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';

import { cutInMiddle, drawable, textWidth } from './label.ts';

describe('drawable', () => {
  it('takes out what XML refuses or what would leave the line', () => {
    expect(drawable('a\u0000b\ufffec\ud800d\ne')).toBe('a b c\ufffdd e');
    expect(drawable('\u202edrow')).toBe('drow');
    expect(drawable(`z${'\u0301'.repeat(40)}o`)).toBe('z\u0301\u0301o');
  });
});

describe('textWidth', () => {
  it.each([
    ['ASCII', '!"#$%&()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~'],
    ['Western letters', 'Ænæœßþüçñ½©™…–—'],
    ['Cyrillic and Greek', 'ЖШЩЮФыжшщюΩΨΞω'],
    ['Arabic and Hebrew', 'سشصض שלום'],
    ['what the font does not have', '東京都한국어'],
    ['emoji', '😴🐮☎'],
  ])('is no less than what is drawn: %s', (_, text) => {
    expect(textWidth(text, 100)).toBeGreaterThanOrEqual(drawnWidth(text));
  });

  it('is exact for ASCII', () => {
    // 0.685 for the A, 0.686 for the B and 0.698 for the C (DejaVu Sans), less the bearings of the outer two
    expect(textWidth('ABC', 100)).toBeCloseTo(207, 0);
    expect(drawnWidth('ABC')).toBeGreaterThan(195);
  });
});

/** How far the letters reach when they are drawn at 100 pixels. */
function drawnWidth(text: string): number {
  const safe = text.replace(/&/g, '&amp;');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="200"><text y="100" font-size="100" font-family="DejaVu Sans">${safe}</text></svg>`;
  const font = { loadSystemFonts: false, fontFiles: [FONT] };
  return new Resvg(svg, { font }).getBBox()?.width ?? Number.NaN;
}

const FONT = `${import.meta.dirname}/../../fonts/DejaVuSans.ttf`;

describe('cutInMiddle', () => {
  it('keeps what fits', () => {
    expect(cutInMiddle('Haiku', 10, textWidth('Haiku', 10))).toBe('Haiku');
  });

  it('keeps beginning and end of what does not', () => {
    // Ten digits of 6.37 and an ellipsis of 10
    expect(cutInMiddle('012345678901234567890', 10, 74)).toBe('01234…67890');
  });

  it('keeps letters whole', () => {
    expect(cutInMiddle('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 10, 150)).toMatch(/^(👩‍👩‍👧)*…(👩‍👩‍👧)*$/u);
  });

  it('has an ellipsis for the least room, and nothing for none', () => {
    expect(cutInMiddle('Haiku', 10, 10)).toBe('…');
    expect(cutInMiddle('Haiku', 10, 9)).toBe('');
    expect(cutInMiddle('Haiku', 10, -5)).toBe('');
  });
});
