import { instantMarkdown } from './instant-markdown.ts';
import { setApart, visibleStart } from './visible-text.ts';

/** A text that fits, and whether something of it is missing. */
export type Cut = { readonly text: string; readonly isCut: boolean };

/**
 * A card's text in Discord's Markdown, at most so many characters: nothing in it formats, mentions or hides a link.
 *
 * Instants become Discord's own, which every reader sees in the time zone of his machine; addresses stay whole
 * and can be clicked.
 */
export function inertMarkdown(text: string, room: number): Cut {
  const { visible, isCut } = visibleStart(text, room);
  const pieces: string[] = [];
  let length = 0;
  for (const atom of setApart(visible).matchAll(ATOMS)) {
    const piece = written(atom);
    length += piece.length;
    pieces.push(piece);
    if (length > room) break;
  }
  if (length <= room && !isCut) return { text: pieces.join(''), isCut: false };

  let used = CLOSING.length;
  const end = pieces.findIndex((piece) => {
    used += piece.length;
    return used > room;
  });
  const kept = pieces.slice(0, end === -1 ? pieces.length : end);
  const shown = kept.join('').trimEnd();
  // What reads from right to left is set apart, and must end before what follows.
  const isOpen = shown.lastIndexOf('\u2068') > shown.lastIndexOf('\u2069');
  const mark = isOpen ? CLOSING : '…';
  return { text: mark.length > room ? '' : `${shown}${mark}`, isCut: true };
}

function written(match: RegExpExecArray): string {
  const [atom, address, instant, marker] = match;
  if (address !== undefined) return address;
  if (instant !== undefined) return instantMarkdown(instant);
  if (atom === '@') return '@\u200b';
  return marker !== undefined || MARKUP.has(atom) ? `\\${atom}` : atom;
}

const CLOSING = '\u2069…';

const MARKUP = new Set('\\`*_~|<>[]#');

/**
 * An address, an instant, what is markup only where it stands (a colon of an emoji's name or of another kind of
 * address, a list's number or dash at the start), or one character.
 */
const ATOMS =
  /(https?:\/\/[\w.~/?#=&%-]+)|(\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)? UTC)|(:(?=[+\w-]{1,32}:|\/\/)|^[-+](?=\s)|(?<=^\d{1,9})[.)](?=\s))|./gsu;
