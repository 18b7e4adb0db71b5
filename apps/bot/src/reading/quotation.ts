import type { Place } from '../understand/token.ts';

/** The first places where the words stand in the text, whatever the case of letters and the kind of blanks. */
export function placesOf(words: string, text: string): readonly Place[] {
  const parts = words
    .normalize('NFKC')
    .split(/\s+/)
    .filter((part) => part !== '');
  if (parts.length === 0 || words.length > text.length + SLACK) return [];
  const pattern = new RegExp(parts.map((part) => part.replace(SYNTAX, '\\$&')).join('\\s+'), 'giu');
  const found = text.matchAll(pattern).take(MOST_PLACES);
  return [...found].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
}

export function isWithin(inner: Place, outer: Place): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** A quotation that stands in more places shows nothing. */
const MOST_PLACES = 20;

/** Blanks that the text has fewer of. */
const SLACK = 100;

const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;
