import type { Bar } from './card.ts';
import { harmless } from './harmless.ts';
import { textBars } from './text-bars.ts';

/** Draws bars as lines within the width, names cut in the middle; none where there are too few or no room. */
export function barLines(bars: readonly Bar[], width: number): readonly string[] {
  const names = bars.map(({ label }) => harmless(label));
  const figures = bars.map(({ text }) => harmless(text));
  const figureWidth = Math.max(0, ...figures.map(({ length }) => length));
  const room = width - figureWidth - 2 * GAP.length;
  const nameWidth = Math.min(room - FEWEST_COLUMNS, Math.max(0, ...names.map(({ length }) => length)));
  if (nameWidth < SHORTEST_NAME && names.some(({ length }) => length > nameWidth)) return [];
  const drawn = textBars(bars, Math.min(MOST_COLUMNS, room - nameWidth));
  return drawn.map(({ bar }, at) => {
    const name = cut(names[at] ?? '', nameWidth).padEnd(nameWidth);
    return [name, (figures[at] ?? '').padStart(figureWidth), bar].join(GAP).trimEnd();
  });
}

function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  const head = text.slice(0, Math.ceil((room - 1) / 2));
  return `${head}…${text.slice(text.length - (room - 1 - head.length))}`.toWellFormed();
}

const GAP = '  ';
const MOST_COLUMNS = 24;
const FEWEST_COLUMNS = 8;
const SHORTEST_NAME = 8;
