import type { SlackBlock } from './blocks.ts';

/** A part of a card that can be drawn in full, or with only the first of its entries. */
export type Drawing = {
  /** How many entries there are; 0 where it is drawn whole or not at all. */
  readonly size: number;
  /** Whether a single text is too long even when every entry is kept. */
  readonly isCut: boolean;
  /** The blocks with the first `kept` entries, and how many more there are; nothing where they cannot be drawn. */
  readonly draw: (kept: number) => readonly SlackBlock[] | undefined;
};

/** A drawing that is whole or absent. */
export function wholeDrawing(blocks: readonly SlackBlock[], isCut = false): Drawing {
  return { size: 0, isCut, draw: () => blocks };
}

/** Says what is left out, and in which file it is, where there is one. */
export function moreText(count: number, nouns: readonly [one: string, many: string], file?: string): string {
  return `… and ${count} more ${nouns[count === 1 ? 0 : 1]}${file === undefined ? '' : ` in ${file}`}`;
}
