import type { Cut } from './inert-markdown.ts';

/** Writes a line into so many characters. */
export type Line = (room: number) => Cut;

/** As many whole lines as fit, and how many more there are; a first line that is too long is cut. */
export function linesWithin(lines: readonly Line[], room: number): Cut {
  const all = taken(lines, room);
  if (all.length === lines.length) return joined(all);

  const shown = taken(lines, room - moreText(lines.length).length - 1);
  const more = { text: moreText(lines.length - shown.length), isCut: true };
  return shown.length === 0 ? { text: '', isCut: true } : joined([...shown, more]);
}

function taken(lines: readonly Line[], room: number): readonly Cut[] {
  const shown: Cut[] = [];
  let left = room;
  for (const line of lines) {
    const written = line(left);
    if (written.text === '' || (written.isCut && shown.length > 0)) break;
    shown.push(written);
    left -= written.text.length + 1;
  }
  return shown;
}

function joined(lines: readonly Cut[]): Cut {
  return { text: lines.map(({ text }) => text).join('\n'), isCut: lines.some(({ isCut }) => isCut) };
}

function moreText(count: number): string {
  return `… and ${count.toLocaleString('en-US')} more`;
}
