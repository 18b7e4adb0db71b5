import { harmless } from '../harmless.ts';

/** A text as a picture can show it: one line, only characters that XML allows, no tower of accents. */
export function drawable(text: string): string {
  return harmless(text)
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, ' ')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(/ +/g, ' ')
    .trim();
}

/** How many pixels a text takes at most at a font size: exact for ASCII, the widest of its kind for the rest. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += characterWidth(character.codePointAt(0) ?? 0);
  return (width * size) / 1_000;
}

/** Cuts a text that is wider than the room, in the middle, where names differ least: `claude-…-20251001`. */
export function cutInMiddle(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text;
  const characters = Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);
  for (let kept = Math.min(characters.length - 1, mostIn(room, size)); kept > 0; kept -= 1) {
    const head = characters.slice(0, Math.ceil(kept / 2)).join('');
    const tail = characters.slice(characters.length - Math.floor(kept / 2)).join('');
    const cut = `${head}…${tail}`;
    if (textWidth(cut, size) <= room) return cut;
  }
  return textWidth('…', size) <= room ? '…' : '';
}

/** No more characters than this fit, however narrow: an endless text is not measured at every length. */
function mostIn(room: number, size: number): number {
  return Math.ceil((room * 1_000) / (size * NARROWEST));
}

function characterWidth(codePoint: number): number {
  const ascii = ASCII_WIDTHS[codePoint - 0x20];
  if (ascii !== undefined) return ascii;
  if (codePoint < 0x1_00 || codePoint === ELLIPSIS) return 1_000;
  if (codePoint < 0x7_00) return 1_250;
  return isMissing(codePoint) ? 601 : 1_750;
}

/** The font has no Chinese, Japanese or Korean: a box stands for each letter. */
function isMissing(codePoint: number): boolean {
  return (codePoint >= 0x2e_80 && codePoint < 0xa0_00) || (codePoint >= 0xac_00 && codePoint < 0xd8_00);
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ELLIPSIS = 0x20_26;
const NARROWEST = 250;

// Advances of DejaVu Sans 2.37 from the space to the tilde, in thousandths of the font size, rounded up. The widest
// glyph below U+0100 is 1,000 wide, below U+0700 (without the digraphs of Croatian) 1,221, and of the font 1,741.
// biome-ignore format: a table is read by the row.
const ASCII_WIDTHS: readonly number[] = [
  318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337,
  637, 637, 637, 637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 531,
  1000, 685, 687, 699, 771, 632, 576, 775, 752, 295, 295, 656, 558, 863, 749, 788,
  604, 788, 695, 635, 611, 732, 685, 989, 686, 611, 686, 391, 337, 391, 838, 500,
  500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580, 278, 975, 634, 612,
  635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
];
