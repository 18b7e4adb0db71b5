import { type Drawing, type Place, textAt, widthOf } from './frame.ts';
import { cutInMiddle, drawable, textWidth } from './label.ts';
import { seriesColour } from './palette.ts';
import { element } from './svg.ts';

/** What a colour means; `dashes` where lines differ by them too. */
export type LegendItem = { readonly label: string; readonly dashes?: string };

export const LEGEND_HEIGHT = 26;

/** One row that says what the colours mean, in their order; names are cut where they are too long together. */
export function legend(items: readonly LegendItem[], { box, palette }: Place): Drawing {
  const wanted = items.map(({ label }) => textWidth(drawable(label), SIZE));
  const most = Math.max(1, Math.floor(widthOf(box) / LEAST));
  const isTight = wanted.reduce((sum, width) => sum + width + AROUND, 0) > widthOf(box);
  const named = isTight && items.length > most ? items.slice(0, most - 1) : items;
  const more = named.length === items.length ? '' : `and ${items.length - named.length} more`;
  const widths = fairWidths(
    wanted.slice(0, named.length),
    widthOf(box) - textWidth(more, SIZE) - named.length * AROUND,
  );
  const y = box.top + LEGEND_HEIGHT / 2 - 3;
  let x = box.left;
  const drawings = named.map(({ label, dashes }, at) => {
    const text = cutInMiddle(drawable(label), SIZE, widths[at] ?? 0);
    const line = { x1: x, x2: x + SWATCH, y1: y, y2: y, 'stroke-width': dashes === undefined ? 10 : 3 };
    const stroke = { stroke: seriesColour(palette, at), 'stroke-dasharray': dashes ?? 'none' };
    const written = textAt(text, SIZE, { x: x + SWATCH + GAP, y, fill: palette.text });
    x += AROUND + (widths[at] ?? 0);
    return [element('line', { ...line, ...stroke }), written];
  });
  return [...drawings.flat(), ...(more === '' ? [] : [textAt(more, SIZE, { x, y, fill: palette.text })])];
}

/** Gives every width what it wants; where that is too much together, the widest give way first. */
export function fairWidths(wanted: readonly number[], room: number): readonly number[] {
  let left = Math.max(0, room);
  for (const [at, width] of wanted.toSorted((a, b) => a - b).entries()) {
    const share = left / (wanted.length - at);
    if (width > share) return wanted.map((each) => Math.min(each, share));
    left -= width;
  }
  return wanted;
}

const SIZE = 12;
const SWATCH = 18;
const GAP = 6;
/** A name has its swatch before it and some space behind it. */
const AROUND = SWATCH + GAP + 18;
/** The narrowest place that a swatch with some of its name needs. */
const LEAST = 100;
