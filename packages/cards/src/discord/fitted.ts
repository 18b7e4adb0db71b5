import type { Cut } from './inert-markdown.ts';
import type { Line } from './lines-within.ts';

/**
 * Writes texts into one room: short ones stay whole, long ones are cut to equally much.
 *
 * Where the room is too small for all of them, the last ones get nothing. Every text is counted with what
 * separates it from the next.
 */
export function fitted(texts: readonly Line[], room: number): readonly Cut[] {
  const share = Math.max(0, room);
  const kept = texts.slice(0, Math.floor(share / LEAST_SHARE));
  const needs = kept.map((write) => {
    const { text, isCut } = write(share);
    return text === '' && isCut ? share : text.length;
  });
  const written = texts.map<Cut>(() => ({ text: '', isCut: true }));
  let left = share;
  const shortestFirst = [...kept.entries()].toSorted(([a], [b]) => (needs[a] ?? 0) - (needs[b] ?? 0));
  for (const [rank, [at, write]] of shortestFirst.entries()) {
    const cut = write(Math.floor(left / (kept.length - rank)) - SEPARATION);
    written[at] = cut;
    left -= cut.text === '' ? 0 : cut.text.length + SEPARATION;
  }
  return written;
}

/** An empty line between two texts that are joined. */
export const SEPARATION = 2;

/** In fewer characters a heading and a line of its text say nothing. */
const LEAST_SHARE = 120;
