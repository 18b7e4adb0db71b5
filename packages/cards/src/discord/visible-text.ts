import { harmless } from '../plain-text.ts';

/** The text on one line, of characters that can be seen: zero-width ones go, and piles of accents end. */
export function visibleText(text: string): string {
  return harmless(text.toWellFormed())
    .replace(INVISIBLE, '')
    .replace(JOINING_NOTHING, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .trim();
}

/** Sets words that read from right to left apart, so that they cannot turn the figures beside them. */
export function setApart(text: string): string {
  return text.replace(FROM_RIGHT_TO_LEFT, '\u2068$&\u2069');
}

/** The text cut to so many characters, with an ellipsis where it was longer. */
export function shortened(text: string, room: number): string {
  const { visible, isCut } = visibleStart(text, room);
  const fits = !isCut && visible.length <= room;
  return fits ? visible : `${wholeCharacters(visible, room - 1).trimEnd()}…`;
}

/** What can be seen of as much of a text as may matter for so much room: a text can be a book. */
export function visibleStart(
  text: string,
  room: number,
): { readonly visible: string; readonly isCut: boolean } {
  const enough = 4 * Math.max(0, room) + 1_000;
  return { visible: visibleText(text.slice(0, enough)), isCut: text.length > enough };
}

/** The first characters, without half of one. */
function wholeCharacters(text: string, room: number): string {
  return text.slice(0, Math.max(0, room)).replace(/[\ud800-\udbff]$/, '');
}

const INVISIBLE = /(?!\u200c|\u200d|\ufe0e|\ufe0f)[\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]/gu;

/** Persian words and emoji are made with joiners and the choice of a picture; behind nothing they join nothing. */
const JOINING_NOTHING = /(?<![\p{L}\p{M}\p{S}#*\d])(?:\u200c|\u200d|\ufe0e|\ufe0f)+/gu;

/** Letters, and what stands between them that is neither letter nor digit. */
const FROM_RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]+(?:[^\p{L}\p{N}]+[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]+)*/gu;
